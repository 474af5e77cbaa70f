import cookie from '@fastify/cookie';
import jwt from '@fastify/jwt';
import fp from 'fastify-plugin';

export default fp(async (app) => {
  const { API_URL, JWT_SECRET, SESSION_HOURS } = app.env;
  await app.register(cookie);
  await app.register(jwt, {
    secret: JWT_SECRET,
    sign: { algorithm: 'HS256', iss: API_URL, expiresIn: `${SESSION_HOURS}h` },
    verify: { algorithms: ['HS256'], allowedIss: API_URL },
  });
});
