import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyInstance {
    session: Session;
  }
}

interface Session {
  /** Id of the user whose cookie the request carries; undefined without a valid one. */
  userId(request: FastifyRequest): string | undefined;
  start(reply: FastifyReply, userId: string): void;
  end(reply: FastifyReply): void;
}

export const sessionCookie = 'landfall_session';

export default fp(
  async (app) => {
    const { APP_URL, COOKIE_DOMAIN, SESSION_HOURS } = app.env;
    const attributes = {
      domain: COOKIE_DOMAIN,
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: new URL(APP_URL).protocol === 'https:',
    } as const;
    app.decorate('session', {
      userId(request) {
        const token = request.cookies[sessionCookie];
        if (token === undefined) return undefined;
        try {
          return app.jwt.verify<{ sub: string }>(token).sub;
        } catch {
          return undefined;
        }
      },
      start(reply, userId) {
        const token = app.jwt.sign({ sub: userId });
        reply.setCookie(sessionCookie, token, { ...attributes, maxAge: SESSION_HOURS * 3_600 });
      },
      end(reply) {
        reply.clearCookie(sessionCookie, attributes);
      },
    } satisfies Session);
  },
  { name: 'session', dependencies: ['@fastify/cookie', '@fastify/jwt'] },
);
