import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { findSession, openSession, rotate, type Found, type Session, type User } from '../../accounts/sessions.ts';
import { rotateAfterMs, type Token } from '../../accounts/standing.ts';

declare module 'fastify' {
  interface FastifyInstance {
    session: Sessions;
  }
}

interface Sessions {
  /** The claims of the request's cookie, if it is one of ours; whether they still hold is for `user` to say. */
  token(request: FastifyRequest): Token | undefined;
  /** The signed-in user. */
  user(request: FastifyRequest): Promise<User | undefined>;
  /** As `user`, where the answer reaches the browser: a cookie that has served for a while is replaced. */
  renew(request: FastifyRequest, reply: FastifyReply): Promise<User | undefined>;
  start(reply: FastifyReply, session: Session): void;
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

    const token = ({ cookies }: FastifyRequest): Token | undefined => {
      const value = cookies[sessionCookie];
      if (value === undefined) return undefined;
      try {
        return app.jwt.verify<Token>(value);
      } catch {
        return undefined;
      }
    };
    const find = (claims: Token): Promise<Found | undefined> =>
      findSession(app.db, claims, () =>
        app.log.warn({ userId: claims.sub, session: claims.sid }, 'a replaced session cookie was used again: session ended'),
      );
    const start = (reply: FastifyReply, { id: sid, userId: sub, generation: gen, expiresAt }: Session): void => {
      const seconds = Math.max(1, Math.round((expiresAt.getTime() - Date.now()) / 1_000));
      reply.setCookie(sessionCookie, app.jwt.sign({ sub, sid, gen }, { expiresIn: `${seconds}s` }), { ...attributes, maxAge: seconds });
    };
    const successor = async (claims: Token, { verdict, standing }: Found): Promise<Session | undefined> => {
      const { now, generation, rotatedAt, seenAt, expiresAt } = standing;
      if (verdict === 'legacy') return openSession(app.db, claims.sub, SESSION_HOURS);
      if (claims.sid === undefined || generation === null || !rotatedAt || !expiresAt) return undefined;
      // The answer with the generation of now got lost.
      if (verdict === 'former') return seenAt ? undefined : { id: claims.sid, userId: claims.sub, generation, expiresAt };
      return now.getTime() - rotatedAt.getTime() >= rotateAfterMs ? rotate(app.db, claims) : undefined;
    };

    app.decorate('session', {
      token,
      async user(request) {
        const claims = token(request);
        return claims && (await find(claims))?.user;
      },
      async renew(request, reply) {
        const claims = token(request);
        const found = claims && (await find(claims));
        if (!claims || !found) return undefined;
        const session = await successor(claims, found);
        if (session) start(reply, session);
        return found.user;
      },
      start,
      end(reply) {
        reply.clearCookie(sessionCookie, attributes);
      },
    } satisfies Sessions);
  },
  { name: 'session', dependencies: ['@fastify/cookie', '@fastify/jwt', 'database'] },
);
