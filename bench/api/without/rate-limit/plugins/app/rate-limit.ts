import { plugin } from '../../../plugin.ts';

export default plugin('rate-limit', (app) => {
  app.decorate('pseudonymOf', (value: string) => value);
  app.decorate('attempts', {} as never);
  app.decorateRequest('client', '');
});
