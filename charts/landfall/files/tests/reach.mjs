// Asks each URL until it answers as expected. The pods of `helm test` run it: node … <seconds> <checks as JSON>.
import { setTimeout } from 'node:timers/promises';

const [, seconds, checks] = process.argv;
const end = Date.now() + Number(seconds) * 1000;

/** @param {{ url: string, body?: unknown, expected?: unknown }} check */
async function ask({ url, body, expected }) {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body && JSON.stringify(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(5000),
  });
  const text = await response.text();
  const got = `status ${response.status}: ${text.slice(0, 200)}`;
  if (response.status !== 200) throw new Error(`expected status 200, got ${got}`);
  if (expected && text.trim() !== JSON.stringify(expected)) throw new Error(`expected ${JSON.stringify(expected)}, got ${got}`);
}

for (const check of JSON.parse(checks)) {
  for (;;) {
    try {
      await ask(check);
      console.log(`${check.url} answers`);
      break;
    } catch (error) {
      if (Date.now() > end) {
        console.error(`${check.url}: ${error.cause?.message ?? error.message}`);
        process.exit(1);
      }
      await setTimeout(1000);
    }
  }
}
