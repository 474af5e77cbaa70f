/** The payment provider's stand-in; its variables are in README.md. */
import { buildPayments } from './app.ts';

const {
  STRIPE_SECRET_KEY,
  STRIPE_WEBHOOK_SECRET,
  HOST = '127.0.0.1',
  PORT = '12111',
  PAYMENTS_FILE,
  WEBHOOK_URL,
  WEBHOOK_ADDRESS,
} = process.env;
if (!STRIPE_SECRET_KEY || !STRIPE_WEBHOOK_SECRET) {
  console.error('payments: STRIPE_SECRET_KEY or STRIPE_WEBHOOK_SECRET is not set; set them to those of the api');
  process.exit(78);
}

const app = buildPayments({
  apiKey: STRIPE_SECRET_KEY,
  webhookSecret: STRIPE_WEBHOOK_SECRET,
  webhook: { url: WEBHOOK_URL || undefined, address: WEBHOOK_ADDRESS || undefined },
  publicUrl: process.env['PUBLIC_URL'] ?? `http://${HOST}:${PORT}`,
  file: PAYMENTS_FILE,
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void app.close().then(() => process.exit(0)));
console.log(`payments: listening on ${await app.listen({ host: HOST, port: Number(PORT) })}`);
