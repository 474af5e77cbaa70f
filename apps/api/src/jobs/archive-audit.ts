import { z } from 'zod';
import { archiveAudit } from '../archive/archive.ts';
import { defineJob } from './job.ts';

export const archiveAuditJob = defineJob({
  queue: 'audit-archive',
  name: 'archive-audit',
  schema: z.object({}),
  handler: (_data, { db, log, services, signal }) => archiveAudit({ db, log, signal, ...services }),
});
