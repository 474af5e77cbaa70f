import { plugin } from '../../../plugin.ts';

export const sessionCookie = 'landfall_session';
const nobody = { token: () => undefined, user: async () => undefined, renew: async () => undefined, start: () => {}, end: () => {} };
export default plugin('session', (app) => app.decorate('session', nobody as never));
