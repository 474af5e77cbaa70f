import { describe, expect, it } from 'vitest';
import { sessionCookie } from '../src/plugins/app/session.ts';
import { appFixture } from './support/app.ts';
import { Client, password, signUp } from './support/client.ts';
import { appUrl } from './support/env.ts';

const fixture = appFixture();
const me = '{ me { name email } }';
const signIn = 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { name } }';

describe('accounts', () => {
  it('signs up, out and in again', async () => {
    const client = await signUp(fixture.app, 'Grace');
    expect(await client.ask(me)).toEqual({ me: { name: 'Grace', email: client.email } });
    await client.ask('mutation { signOut }');
    expect(await client.ask(me)).toEqual({ me: null });
    await client.ask(signIn, { email: client.email.toUpperCase(), password });
    expect(await client.ask(me)).toMatchObject({ me: { name: 'Grace' } });
  });

  it('sets a cookie that scripts cannot read, for both hosts, as long as the session', async () => {
    const answer = await new Client(fixture.app).send(
      'mutation { signUp(email: "c@example.org", password: "correct horse battery", name: "C") { id } }',
    );
    expect(answer.cookies).toEqual([
      {
        name: sessionCookie,
        value: expect.any(String),
        domain: 'landfall.localhost',
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        maxAge: expect.closeTo(168 * 3_600, -2),
      },
    ]);
  });

  it('refuses an address twice, also in another spelling', async () => {
    const { email } = await signUp(fixture.app);
    const query = `mutation { signUp(email: "${email.toUpperCase()}", password: "${password}", name: "X") { id } }`;
    expect((await new Client(fixture.app).send(query)).code).toBe('EMAIL_TAKEN');
  });

  it('does not say whether the address or the password is wrong', async () => {
    const { email } = await signUp(fixture.app);
    const wrongPassword = await new Client(fixture.app).send(signIn, { email, password: 'something else' });
    const wrongEmail = await new Client(fixture.app).send(signIn, { email: 'nobody@example.org', password });
    expect(wrongPassword.code).toBe('INVALID_CREDENTIALS');
    expect(wrongEmail.errors).toEqual(wrongPassword.errors);
  });

  it('names each field that is wrong', async () => {
    const answer = await new Client(fixture.app).send('mutation { signUp(email: "no", password: "short", name: " ") { id } }');
    expect(answer.code).toBe('BAD_USER_INPUT');
    expect(answer.errors[0]?.extensions?.['fields']).toEqual({
      email: 'not an e-mail address',
      password: 'at least 12 characters',
      name: 'must not be empty',
    });
  });

  it('stores no password', async () => {
    await signUp(fixture.app);
    const { rows } = await fixture.database.owner.query<{ passwordHash: string }>('SELECT "passwordHash" FROM "User"');
    for (const { passwordHash } of rows) expect(passwordHash).toMatch(/^scrypt\$32768\$8\$3\$/);
  });
});

describe('sessions', () => {
  it('ignores a cookie that somebody else signed, changed or made for another api', async () => {
    const { id, cookie = '' } = await signUp(fixture.app);
    const forged = [
      `${cookie}x`,
      `${sessionCookie}=${fixture.app.jwt.sign({ sub: id }, { key: 'x'.repeat(40) })}`,
      `${sessionCookie}=${fixture.app.jwt.sign({ sub: id }, { iss: 'http://elsewhere' })}`,
      `${sessionCookie}=${fixture.app.jwt.sign({ sub: id }, { expiresIn: -1 })}`,
      `${sessionCookie}=eyJhbGciOiJub25lIn0.${cookie.split('.')[1]}.`,
    ];
    for (const value of forged) {
      const client = new Client(fixture.app);
      client.cookie = value;
      expect(await client.ask(me)).toEqual({ me: null });
    }
  });
});

describe('other origins', () => {
  const query = { query: 'mutation { signOut }' };
  const post = (headers: Record<string, string>, payload: string | object = query) =>
    fixture.app.inject({ method: 'POST', url: '/graphql', headers, payload });

  it('are refused', async () => {
    expect((await post({ origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await post({ origin: 'null' })).statusCode).toBe(403);
  });

  it('the web app may read answers and send cookies', async () => {
    const response = await post({ origin: appUrl });
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({ 'access-control-allow-origin': appUrl, 'access-control-allow-credentials': 'true' });
  });

  it('a form cannot post', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/graphql', 'multipart/form-data'])
      expect((await post({ 'content-type': type }, JSON.stringify(query))).statusCode).toBe(415);
  });

  it('a link cannot change anything', async () => {
    const response = await fixture.app.inject({ url: '/graphql', query: query });
    expect(response.statusCode).toBe(405);
  });

  it('answers tell browsers to load nothing', async () => {
    const { headers } = await post({});
    expect(headers['content-security-policy']).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('over https', () => {
  const secure = appFixture({
    APP_URL: 'https://app.example.org',
    API_URL: 'https://api.example.org',
    CORS_ORIGINS: 'https://app.example.org',
    COOKIE_DOMAIN: 'example.org',
  });

  it('the cookie is for https alone, and so is the api', async () => {
    const { cookies } = await new Client(secure.app).send(
      'mutation { signUp(email: "s@example.org", password: "correct horse battery", name: "S") { id } }',
    );
    expect(cookies).toMatchObject([{ secure: true, httpOnly: true, sameSite: 'Lax', domain: 'example.org' }]);
    expect((await secure.app.inject('/healthz')).headers['strict-transport-security']).toContain('max-age=31536000');
  });
});
