import cors from '@fastify/cors';
import fp from 'fastify-plugin';
import { originsOf } from '../../lib/origins.ts';

export default fp(async (app) => {
  await app.register(cors, {
    origin: originsOf(app.env.CORS_ORIGINS),
    credentials: true,
    methods: ['GET', 'POST'],
    allowedHeaders: ['content-type'],
    maxAge: 600,
  });
});
