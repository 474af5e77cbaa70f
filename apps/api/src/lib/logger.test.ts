import { pino } from 'pino';
import { expect, it } from 'vitest';
import { loggerOptions } from './logger.ts';

function logged(fields: object): string {
  const lines: string[] = [];
  pino(loggerOptions('test', 'info'), { write: (line: string) => void lines.push(line) }).info(fields, 'x');
  return lines.join();
}

it('shows no secret, whatever hangs on an error', () => {
  const err = Object.assign(new TypeError('Invalid URL'), { input: 'postgresql://u:hunter2@db', config: { password: 'hunter2' } });
  const line = logged({ err, user: { password: 'hunter2' }, req: { headers: { cookie: 'hunter2' } } });
  expect(line).toContain('Invalid URL');
  expect(line).not.toContain('hunter2');
});

it('shows the path of a request, not its query string', () => {
  const line = logged({ req: { method: 'GET', url: '/graphql?query={me}&x=hunter2', headers: {}, host: 'api.example', ip: '192.0.2.1' } });
  expect(JSON.parse(line)).toMatchObject({ req: { method: 'GET', url: '/graphql', host: 'api.example', remoteAddress: '192.0.2.1' } });
  expect(line).not.toContain('hunter2');
});

it('shows the cause of an error', () => {
  expect(logged({ err: new Error('outer', { cause: new Error('inner') }) })).toContain('inner');
});
