import { buildMailbox } from './app.ts';

const { RESEND_API_KEY, HOST = '127.0.0.1', PORT = '8025', MAILBOX_FILE } = process.env;
if (!RESEND_API_KEY) {
  console.error('mailbox: RESEND_API_KEY is not set; set it to the key that the applications send');
  process.exit(78);
}

const app = buildMailbox({ apiKey: RESEND_API_KEY, file: MAILBOX_FILE });
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void app.close().then(() => process.exit(0)));
console.log(`mailbox: listening on ${await app.listen({ host: HOST, port: Number(PORT) })}`);
