/** A journey through what docker/compose.yaml runs: sign up, publish, RSVP, the reminder arrives, a place is paid for. Ports: WEB_PORT, API_PORT, MAIL_PORT. */
import { setTimeout as sleep } from 'node:timers/promises';

const { WEB_PORT = '3000', API_PORT = '4000', MAIL_PORT = '8025' } = process.env;
const web = `http://127.0.0.1:${WEB_PORT}`;
const api = `http://127.0.0.1:${API_PORT}`;
const mail = `http://127.0.0.1:${MAIL_PORT}`;
const origin = `http://app.landfall.localhost:${WEB_PORT}`;
const id = Date.now().toString(36);

/** One person's GraphQL session: the cookie of the sign-up goes with every later request. */
class Session {
  #cookie = '';

  async send<T>(query: string, variables: object): Promise<T> {
    const response = await fetch(`${api}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, cookie: this.#cookie },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(10_000),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (cookie) this.#cookie = cookie;
    const { data, errors } = (await response.json()) as { data?: T; errors?: { message: string }[] };
    if (!data || errors) throw new Error(`${query} answered ${response.status}: ${errors?.map((e) => e.message).join('; ')}`);
    return data;
  }

  signUp(name: string): Promise<unknown> {
    return this.send(
      'mutation($email: String!, $password: String!, $name: String!) { signUp(email: $email, password: $password, name: $name) { id } }',
      {
        email: `${name}-${id}@example.com`,
        password: `correct horse ${id}`,
        name,
      },
    );
  }
}

async function until<T>(what: string, seconds: number, probe: () => Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (let last = 'never'; ; await sleep(250)) {
    try {
      const found = await probe();
      if (found) return found;
      last = 'not yet';
    } catch (error) {
      last = String(error);
    }
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s (${last})`);
  }
}

const check = (what: string, ok: boolean): void => {
  if (!ok) throw new Error(`expected ${what}`);
  console.log(`✓ ${what}`);
};

const hours = (n: number): string => new Date(Date.now() + n * 3_600_000).toISOString();
const title = `Compose smoke ${id}`;

check('web is ready', (await fetch(`${web}/api/ready`)).status === 200);
const organiser = new Session();
const guest = new Session();
await organiser.signUp('organiser');
await guest.signUp('guest');
const publish = async (more: object = {}): Promise<string> => {
  const place = { venue: 'Here', latitude: 52.5, longitude: 13.4, startsAt: hours(2), endsAt: hours(4), capacity: 5 };
  const { publishEvent } = await organiser.send<{ publishEvent: { id: string } }>(
    'mutation($input: PublishEventInput!) { publishEvent(input: $input) { id } }',
    { input: { title, description: 'Smoke', ...place, ...more } },
  );
  return publishEvent.id;
};
const eventId = await publish();
const { rsvp } = await guest.send<{ rsvp: { attendance: number } }>('mutation($id: ID!) { rsvp(eventId: $id) { attendance } }', {
  id: eventId,
});
check('attendance is 1 after the RSVP', rsvp.attendance === 1);
const page = await fetch(`${web}/events/${eventId}`, { headers: { host: new URL(origin).host } });
check('the page shows the event', page.status === 200 && (await page.text()).includes(title));
const subject = await until('the reminder', 60, async () => {
  const response = await fetch(`${mail}/api/messages?to=${encodeURIComponent(`guest-${id}@example.com`)}`);
  const { messages } = (await response.json()) as { messages: { subject: string }[] };
  return messages.find((message) => message.subject.includes(title))?.subject;
});
check('the guest got a reminder', subject.includes(title));

const paidId = await publish({ priceCents: 500 });
const { checkout } = await guest.send<{ checkout: { url: string } }>('mutation($id: ID!) { checkout(eventId: $id) { url } }', {
  id: paidId,
});
await fetch(checkout.url, { method: 'POST', redirect: 'manual' });
const myPlace = await until('the paid place', 30, async () => {
  const query = 'query($id: ID!) { event(id: $id) { myPlace } }';
  const { event } = await guest.send<{ event: { myPlace: string } }>(query, { id: paidId });
  return event.myPlace === 'CONFIRMED' && event.myPlace;
});
check('a place is paid for', myPlace === 'CONFIRMED');
