import { parseSetCookie } from 'set-cookie-parser';

/** The cookie that the api sets when somebody signs in. */
export const sessionCookie = 'landfall_session';

export interface RelayedCookie {
  name: string;
  value: string;
  path?: string;
  domain?: string;
  expires?: Date;
  maxAge?: number;
  httpOnly?: boolean;
  secure?: boolean;
  sameSite?: 'lax' | 'strict' | 'none';
}

/** Set-Cookie lines of the api in the form that Next.js sets cookies in, with every attribute kept. */
export function relayable(setCookie: readonly string[]): RelayedCookie[] {
  return parseSetCookie([...setCookie]).map(({ sameSite, ...cookie }) => {
    const site = sameSite?.toLowerCase();
    return { ...cookie, ...(site === 'lax' || site === 'strict' || site === 'none' ? { sameSite: site } : {}) };
  });
}
