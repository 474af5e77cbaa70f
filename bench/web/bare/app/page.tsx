export const dynamic = 'force-dynamic';

interface Event {
  readonly id: string;
  readonly title: string;
  readonly venue: string;
  readonly startsAt: string;
}

/** A list of events as the api has them. */
export default async function Page() {
  const response = await fetch(`${process.env['API_INTERNAL_URL']}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ events(first: 20) { id title venue startsAt attendance capacity organiser { name } } }' }),
    cache: 'no-store',
  });
  const { data } = (await response.json()) as { data: { events: Event[] } };
  return (
    <main>
      <h1>Events</h1>
      <ul>
        {data.events.map(({ id, title, venue, startsAt }) => (
          <li key={id}>
            <a href={`/events/${id}`}>{title}</a>, {venue}, <time dateTime={startsAt}>{new Date(startsAt).toUTCString()}</time>
          </li>
        ))}
      </ul>
    </main>
  );
}
