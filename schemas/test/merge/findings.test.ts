import { describe, expect, it } from 'vitest';
import { codes } from '../../src/engine/merge/codes.ts';
import { chart, findingsOf, merge, refusalOf } from './build.ts';

const umbrella = (values = '', child = 'a: 1\nmap:\n  b: 2\n') =>
  chart('root', { values, dependencies: [{ name: 'sub', condition: 'sub.enabled' }], charts: { sub: { values: child } } });

const print = (input: Parameters<typeof merge>[0]) => expect(`\n${findingsOf(input).join('\n')}\n`);

describe('shapes', () => {
  it('tells where a map replaces what is none', () => {
    print({ chart: chart('root', { values: 'a: 1\nb: [1]\nc: text\n' }), overlays: ['a:\n  x: 1\nb: {}\n', 'c: {y: 2}\n'] }).toBe(`
warning merge/map-over-scalar 0.yaml:2:3 a: a map at a replaces a number
  root/values.yaml:1:4: a number here, of which nothing is left
warning merge/map-over-scalar 0.yaml:3:4 b: a map at b replaces a list
  root/values.yaml:2:4: a list here, of which nothing is left
warning merge/map-over-scalar 1.yaml:1:4 c: a map at c replaces a string
  root/values.yaml:3:4: a string here, of which nothing is left
`);
  });

  it('tells where a scalar or a list replaces a map, in files and in flags', () => {
    const flags = [{ kind: 'set', text: 'm.b=true' }] as const;
    print({ chart: chart('root', { values: 'm:\n  a: {x: 1}\n  b: {}\n' }), overlays: ['m:\n  a: [1]\n', 'm:\n  a: {}\n'], flags }).toBe(`
warning merge/map-over-scalar 1.yaml:2:6 m.a: a map at m.a replaces a list
  0.yaml:2:6: a list here, of which nothing is left
warning merge/scalar-over-map 0.yaml:2:6 m.a: a list at m.a replaces a map
  root/values.yaml:2:6: a map here, of which nothing is left
warning merge/scalar-over-map --set:1:5 m.b: a boolean at m.b replaces a map
  root/values.yaml:3:6: a map here, of which nothing is left
`);
  });

  it('tells of a parent chart that replaces a default of its subchart', () => {
    print({ chart: umbrella('sub:\n  map: 1\n') }).toBe(`
warning merge/scalar-over-map root/values.yaml:2:8 sub.map: a number at sub.map replaces a map
  sub/values.yaml:3:3: a map here, of which nothing is left
`);
  });

  it('tells of a global once, whatever number of charts sees it', () => {
    print({ chart: umbrella('global:\n  x: 1\n'), overlays: ['global:\n  x: {}\n'] }).toBe(`
warning merge/map-over-scalar 0.yaml:2:6 global.x: a map at global.x replaces a number
  root/values.yaml:2:6: a number here, of which nothing is left
`);
  });

  it('tells of a global of overlays once too', () => {
    print({ chart: umbrella(), overlays: ['global:\n  x: 1\n', 'global:\n  x: {}\n'] }).toBe(`
warning merge/map-over-scalar 1.yaml:2:6 global.x: a map at global.x replaces a number
  0.yaml:2:6: a number here, of which nothing is left
`);
  });

  it('takes an integer that is too large for most for a number', () => {
    print({ chart: chart('root', { values: 'm: {}\n' }), flags: [{ kind: 'set', text: 'm=9007199254740993' }] }).toBe(`
warning merge/scalar-over-map --set:1:3 m: a number at m replaces a map
  root/values.yaml:1:4: a map here, of which nothing is left
`);
  });

  it('keeps silent where a null made room, and about scalars and lists', () => {
    print({ chart: chart('root', { values: 'a: {x: 1}\nb: 1\n' }), overlays: ['a: null\nb: [1]\n', 'a: 1\n'] }).toBe('\n\n');
  });
});

describe('values of disabled subcharts', () => {
  const off = 'warning merge/disabled-subchart-values';

  it('tells of each overlay that has some, at the key of the subchart, and what switched it off', () => {
    print({ chart: umbrella('sub:\n  enabled: true\n'), overlays: ['x: 1\nsub:\n  a: 2\n', 'sub:\n  enabled: false\n', 'sub:\n  c: {}\n'] })
      .toBe(`
${off} 0.yaml:2:1 sub: sub is switched off: nothing uses or checks these values
  1.yaml:2:12: switched off here
${off} 2.yaml:1:1 sub: sub is switched off: nothing uses or checks these values
  1.yaml:2:12: switched off here
`);
  });

  it('keeps silent about the switch itself, defaults, and what is switched on', () => {
    print({ chart: umbrella('sub:\n  a: 3\n'), overlays: ['sub:\n  enabled: false\n'] }).toBe('\n\n');
    print({ chart: umbrella(), overlays: ['sub:\n  a: 3\n'] }).toBe('\n\n');
    print({ chart: umbrella(), overlays: ['sub:\n  enabled: false\n', 'sub: {}\n'] }).toBe('\n\n');
  });

  it('knows tags, flags and nested subcharts', () => {
    const deep = { values: '', dependencies: [{ name: 'deep', condition: 'deep.set' }], charts: { deep: {} } };
    const on = chart('root', { values: 'tags: {t: true}\n', dependencies: [{ name: 'sub', tags: ['t', 'u'] }], charts: { sub: deep } });
    print({ chart: on, overlays: ['tags: {t: false}\nsub: {a: 1}\n'] }).toBe(`
${off} 0.yaml:2:1 sub: sub is switched off: nothing uses or checks these values
  0.yaml:1:11: switched off here
`);
    print({ chart: on, overlays: ['sub:\n  deep:\n    set: false\n'], flags: [{ kind: 'set', text: 'sub.deep.x=1' }] }).toBe(`
${off} --set:1:10 sub.deep: sub.deep is switched off: nothing uses or checks these values
  0.yaml:3:10: switched off here
`);
  });
});

/** A subchart that the defaults of its parent switch off. */
const tagged = (values = '') =>
  chart('root', {
    values: `tags: {t: false}\n${values}`,
    dependencies: [{ name: 'sub', tags: ['t'] }],
    charts: { sub: { values: 'a: 1\n' } },
  });

describe('what is nothing for a disabled subchart', () => {
  it.each(['x: 1\n', 'sub: {}\n', ''])('%j', (overlay) => {
    print({ chart: tagged(), overlays: [overlay] }).toBe('\n\n');
  });

  it('is everything that only begins like its path', () => {
    const sub = { dependencies: [{ name: 'deep', tags: ['t'] }], charts: { deep: {} } };
    const on = chart('root', { values: 'tags: {t: false}\n', dependencies: [{ name: 'sub' }], charts: { sub } });
    print({ chart: on, overlays: ['z: null\nsub: {z: null}\n'] }).toBe(`
warning null/without-default 0.yaml:1:4 z: z has no default that null could take away: templates see the null itself
  help: leave the key out
warning null/without-default 0.yaml:2:10 sub.z: sub.z has no default that null could take away: templates see the null itself
  help: leave the key out
`);
  });
});

describe('nulls in defaults', () => {
  it('are told of, at any depth, but not inside lists', () => {
    print({ chart: chart('root', { values: 'a: null\nb:\n  c: ~\nd: [null]\n' }) }).toBe(`
warning null/in-defaults root/values.yaml:1:4 a: the default of a is null, which Helm 4.2 and later leave out
  help: leave the key out, or write an empty value
warning null/in-defaults root/values.yaml:3:6 b.c: the default of b.c is null, which Helm 4.2 and later leave out
  help: leave the key out, or write an empty value
`);
  });

  it('are no business of the user where a subchart has them', () => {
    print({ chart: umbrella('', 'a: null\nb: {c: null}\n') }).toBe('\n\n');
  });
});

describe('nulls in defaults for a subchart', () => {
  it('differ between versions where the subchart has the default', () => {
    print({ chart: umbrella('sub: {a: null}\n') }).toBe(`
warning null/in-defaults root/values.yaml:1:10 sub.a: the default of sub.a is null, which Helm 4.2 and later leave out
  help: leave the key out, or write an empty value
warning null/version-dependent root/values.yaml:1:10 sub.a: sub.a depends on the version of Helm: absent with 3.17.1 to 4.1.4; what sub/values.yaml:1:4 says with 4.2.0 and later
`);
  });

  it('leave the defaults of the root alone, where no other can be told', () => {
    const codesOf = findingsOf({
      chart: chart('root', { values: 'sub: null\na: 1\n', charts: { sub: {} } }),
      overlays: ['a: null\n'],
    }).map((text) => text.split(' ')[1]);
    expect(codesOf).toEqual(['null/in-defaults', 'null/version-dependent']);
  });
});

describe('nulls of the user', () => {
  it('may take a default away, or what a subchart or its parent sets', () => {
    const values = 'a: 1\nm: {x: 1}\nsub: {own: 1}\n';
    const findings = findingsOf({ chart: umbrella(values), overlays: ['a: null\nm: null\n'] });
    expect(findings).toEqual([]);
  });

  it('are told of where there is no default', () => {
    const values = 'a: 1\nm: {x: 1}\n';
    print({ chart: chart('root', { values }), overlays: ['z: null\n', 'm:\n  q: null\n'] }).toBe(`
warning null/without-default 0.yaml:1:4 z: z has no default that null could take away: templates see the null itself
  help: leave the key out
warning null/without-default 1.yaml:2:6 m.q: m.q has no default that null could take away: templates see the null itself
  help: leave the key out
warning null/version-dependent 1.yaml:2:6 m.q: m.q depends on the version of Helm: null with 3.17.1 to 3.19.4, 3.20.1 and later 3.x, 4.1.3 and later; absent with 3.19.5 to 3.20.0, 4.0.0 to 4.1.2
`);
  });

  it('are told of where the default is null itself, and what they take away of a lower file', () => {
    print({ chart: chart('root', { values: 'a: {}\n' }), overlays: ['a: {b: 1}\n', 'a:\n  b: null\n'], helm: '4.1.2' }).toBe(`
warning null/without-default 1.yaml:2:6 a.b: a.b has no default that null could take away: nothing comes of it
  help: leave the key out
  0.yaml:1:8: what it takes away
warning null/version-dependent 1.yaml:2:6 a.b: a.b depends on the version of Helm: null with 3.17.1 to 3.19.4, 3.20.1 and later 3.x, 4.1.3 and later; absent with 3.19.5 to 3.20.0, 4.0.0 to 4.1.2
`);
  });

  it('are told of where the default of the chart is null too', () => {
    print({ chart: chart('root', { values: 'm: {x: null}\n' }), overlays: ['m: {x: null}\n'] }).toBe(`
warning null/in-defaults root/values.yaml:1:8 m.x: the default of m.x is null, which Helm 4.2 and later leave out
  help: leave the key out, or write an empty value
warning null/without-default 0.yaml:1:8 m.x: m.x has no default that null could take away: templates see the null itself
  help: leave the key out
warning null/version-dependent 0.yaml:1:8 m.x: m.x depends on the version of Helm: absent with 3.17.1 to 3.20.0, 4.0.0 to 4.1.2; null with 3.20.1 and later 3.x, 4.1.3 and later
`);
  });

  it('do not disturb integers that JSON could not write', () => {
    const flags = [{ kind: 'set', text: 'a=9007199254740993' }] as const;
    print({ chart: chart('root', { values: 'a: 1\nz: 1\n' }), overlays: ['z: null\n'], flags }).toBe('\n\n');
  });

  it('are told of below global', () => {
    const [first] = findingsOf({ chart: umbrella('global: {x: 1}\n'), overlays: ['global:\n  x: null\n'] });
    expect(first).toBe('warning null/global 0.yaml:2:6 global.x: null takes global.x away from one chart and leaves it to its subcharts');
    const [second] = findingsOf({ chart: umbrella(), overlays: ['sub:\n  global: {x: null}\n'] });
    expect(second).toBe(
      'warning null/global 0.yaml:2:15 sub.global.x: null takes sub.global.x away from one chart and leaves it to its subcharts',
    );
  });

  it('are told of where they stand for a whole subchart, switched on or off', () => {
    const told =
      'warning null/subchart 0.yaml:1:6 sub: null does not switch sub off, it takes its values away\n  help: write sub.enabled: false where its condition is that';
    expect(findingsOf({ chart: umbrella('sub: {enabled: true}\n'), overlays: ['sub: null\n'] })).toContain(told);
    expect(findingsOf({ chart: umbrella('sub: {enabled: false}\n'), overlays: ['sub: null\n'] })).toContain(told);
    expect(findingsOf({ chart: tagged('sub: {a: 2}\n'), overlays: ['sub: null\n'] })).toEqual([told]);
  });

  it('are nobody’s business below a subchart that is switched off', () => {
    const codesOf = findingsOf({ chart: umbrella(), overlays: ['sub: {enabled: false, nothing: null}\n'] }).map(
      (text) => text.split(' ')[1],
    );
    expect(codesOf).toEqual(['merge/disabled-subchart-values']);
  });

  it('differ between versions where a subchart has the default', () => {
    print({ chart: umbrella(), overlays: ['sub:\n  a: null\n'], helm: '3.17.0' }).toBe(`
warning null/version-dependent 0.yaml:2:6 sub.a: sub.a depends on the version of Helm: what sub/values.yaml:1:4 says with 3.17.0 and before; absent with 3.17.1 and later
`);
  });

  it.each(['3.17.1', '4.3.1'])('are not compared with versions before 3.17.1 for %s', (helm) => {
    print({ chart: umbrella(), overlays: ['sub:\n  a: null\n'], helm }).toBe('\n\n');
  });

  it('keep keys of flags unsaid that could be part of a password', () => {
    const flags = [{ kind: 'set', text: 'a=pass,word=null' }] as const;
    print({ chart: chart('root'), flags }).toBe(`
warning null/without-default --set:1:13 : this value has no default that null could take away: templates see the null itself
  help: leave the key out
`);
  });
});

describe('refusals', () => {
  it('come where a subchart has no map', () => {
    expect(refusalOf({ chart: umbrella('sub: {}\n'), overlays: ['a: 1\nsub: true\n'] })).toBe(
      'error merge/refused 0.yaml:2:6 sub: expected a map for the subchart sub, found a boolean',
    );
    expect(refusalOf({ chart: umbrella('sub: [1]\n') })).toBe(
      'error merge/refused root/values.yaml:1:6 sub: expected a map for the subchart sub, found a list',
    );
  });

  it('come from a file that Helm cannot read, a default too', () => {
    expect(refusalOf({ chart: umbrella(), overlays: ['a: [\n'] })).toMatch(/^error yaml\/\S+ 0\.yaml:1:/);
    expect(refusalOf({ chart: umbrella('', 'a: [\n') })).toMatch(/^error yaml\/\S+ sub\/values\.yaml:1:/);
  });

  it('of other versions are told of', () => {
    print({ chart: chart('root', { values: 'sub: null\n', charts: { sub: {} } }), overlays: ['z: null\n'] }).toBe(`
warning null/in-defaults root/values.yaml:1:6 sub: the default of sub is null, which Helm 4.2 and later leave out
  help: leave the key out, or write an empty value
warning null/without-default 0.yaml:1:4 z: z has no default that null could take away: templates see the null itself
  help: leave the key out
warning null/version-dependent root/values.yaml:1:6 sub: sub is refused by Helm 3.17.1 to 4.1.4
`);
  });

  it('of --set-file need a way to read files', () => {
    expect(() => merge({ chart: chart('root'), flags: [{ kind: 'set-file', text: 'a=b' }] })).toThrow(/read/);
  });
});

it('has every code once', () => {
  expect(codes.map(({ code }) => code)).toEqual([
    'merge/refused',
    'merge/map-over-scalar',
    'merge/scalar-over-map',
    'merge/disabled-subchart-values',
    'null/in-defaults',
    'null/without-default',
    'null/global',
    'null/subchart',
    'null/version-dependent',
  ]);
});
