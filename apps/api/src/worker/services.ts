import type { QueueName } from '@landfall/schemas/contract';
import type { EnvOf } from '@landfall/schemas/env';
import { openObjectStore, type ObjectStore } from '../archive/object-store.ts';
import { mailTimes } from '../graphql/mail-times.ts';
import { createMailer, type Mailer } from '../mail/mailer.ts';
import type { MailTimes } from '../events/mails.ts';
import type { PaymentProvider } from '../payments/provider.ts';
import { openStripe } from '../payments/stripe.ts';

export interface MailServices {
  readonly mailer: Mailer;
  /** Public URL of the web app, which e-mails link to. */
  readonly appUrl: string;
}

export interface PaymentServices {
  readonly payments: PaymentProvider;
  /** Of who has paid. */
  readonly mailTimes: MailTimes;
}

export interface ArchiveServices {
  readonly store: ObjectStore;
  readonly retentionDays: number;
}

/** What the jobs of a queue need besides the database. */
export interface Services {
  readonly reminders: MailServices & PaymentServices;
  readonly feedback: MailServices;
  readonly 'audit-archive': ArchiveServices;
}

export type WorkerEnv<Q extends QueueName> = EnvOf<`worker-${Q}`>;

const openMail = (env: WorkerEnv<'reminders'> | WorkerEnv<'feedback'>): MailServices => ({
  mailer: createMailer(env),
  appUrl: env.APP_URL,
});

export const openServices: { readonly [Q in QueueName]: (env: WorkerEnv<Q>) => Services[Q] } = {
  reminders: (env) => ({ ...openMail(env), payments: openStripe(env, 0), mailTimes: mailTimes(env) }),
  feedback: openMail,
  'audit-archive': (env) => ({ store: openObjectStore(env), retentionDays: env.AUDIT_RETENTION_DAYS }),
};
