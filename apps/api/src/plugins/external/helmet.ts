import helmet from '@fastify/helmet';
import fp from 'fastify-plugin';

export default fp(async (app) => {
  await app.register(helmet, {
    // The api serves no pages: nothing may be loaded and nobody may frame it.
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    frameguard: { action: 'deny' },
    // The web app on the sibling host reads it.
    crossOriginResourcePolicy: { policy: 'same-site' },
    strictTransportSecurity: app.env.API_URL.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  });
});
