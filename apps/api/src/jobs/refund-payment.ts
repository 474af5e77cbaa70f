import { z } from 'zod';
import { refundPayment } from '../payments/refund.ts';
import { defineJob } from './job.ts';

export const refundPaymentJob = defineJob({
  queue: 'reminders',
  name: 'refund-payment',
  schema: z.object({ paymentId: z.uuid() }),
  handler: ({ paymentId }, { db, services }) => refundPayment(db, services.payments, paymentId),
});
