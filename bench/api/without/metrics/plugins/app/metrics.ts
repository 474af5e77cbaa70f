import type { FastifyInstance } from 'fastify';
import { createMetrics } from '../../../../../../apps/api/src/lib/metrics.ts';
import { plugin } from '../../../plugin.ts';

export default plugin('metrics', (app: FastifyInstance) => app.decorate('metrics', createMetrics('api')));
