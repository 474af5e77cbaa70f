import { describe, expect, it } from 'vitest';
import { helmOf, newestHelm, UnknownVersion, type Helm } from '../../src/engine/helm.ts';

const three = { documents: 'first', setJsonObject: false, unclosedIndex: 'refused', sharedAliases: true } as const;
const four = { documents: 'merged', setJsonObject: true, unclosedIndex: 'ignored', sharedAliases: false } as const;

describe('a version of Helm', () => {
  it.each<[string, Helm['nulls']]>([
    ['3.8', 'p'],
    ['3.8.0', 'p'],
    ['3.16.99', 'p'],
    ['3.17.0', 'p'],
    ['3.17.1', 0],
    ['3.17', 0],
    ['3.18.0', 0],
    ['3.19.4', 0],
    ['3.19.5', 1],
    ['3.19', 1],
    ['3.20.0', 1],
    ['3.20.1', 2],
    ['3.20', 2],
    ['3.21.0', 2],
    ['3.22.0', 2],
    ['3', 2],
    ['4.0.0', 1],
    ['4.0', 1],
    ['4.1.0', 1],
    ['4.1.2', 1],
    ['4.1.3', 2],
    ['4.1', 2],
    ['4.1.4', 2],
    ['4.2.0', 3],
    ['4.2', 3],
    ['4.3.1', 3],
    ['4', 3],
    ['4.17.0', 3],
    ['4.20.0', 3],
  ])('%s handles nulls as generation %s', (version, nulls) => {
    expect(helmOf(version)).toStrictEqual({ version, nulls, ...(version.startsWith('3') ? three : four) });
  });

  it('may be written with a v', () => {
    expect(helmOf('v4.1.3')).toStrictEqual(helmOf('4.1.3'));
    expect(helmOf('v3')).toStrictEqual(helmOf('3'));
  });

  it.each([
    '',
    '2',
    '2.17.0',
    '3.0.0',
    '3.7',
    '3.7.99',
    '5',
    '5.0.0',
    '10.8',
    'v',
    'vv4',
    'V4',
    '4.',
    '4.x',
    '4.1.',
    '4.1.2.3',
    '4.1.2-rc.1',
    ' 4',
    '4\n',
    '4-1',
    'latest',
  ])('is not %j', (text) => {
    expect(() => helmOf(text)).toThrow(UnknownVersion);
    expect(() => helmOf(text)).toThrow(
      `${JSON.stringify(text)} is no version of Helm that is known here: write one from 3.8 to 4.x, such as 4.3.1`,
    );
  });

  it('is the newest unless another is asked for', () => {
    expect(newestHelm).toStrictEqual({ version: '4.3.1', nulls: 3, ...four });
  });
});
