import type { CodeInfo } from '../finding.ts';

const refused: CodeInfo = {
  code: 'merge/refused',
  severity: 'error',
  title: 'The values of a subchart are no map',
  explanation: 'Helm stops with `type mismatch` where the key that belongs to a subchart holds anything but a map.',
  bad: 'redis: true\n',
  good: 'redis:\n  enabled: true\n',
};

const mapOverScalar: CodeInfo = {
  code: 'merge/map-over-scalar',
  severity: 'warning',
  title: 'A map stands where a scalar or a list was',
  explanation:
    'Maps are merged, everything else is replaced. Where a map meets what is none, the upper one wins as a whole, and Helm only logs it, or says nothing at all. Templates that expect the one mostly fail on the other.',
  bad: '# values.yaml of the chart: `replicas: 2`\nreplicas:\n  min: 2\n',
  good: 'replicas: 3\n',
};

const scalarOverMap: CodeInfo = {
  code: 'merge/scalar-over-map',
  severity: 'warning',
  title: 'A scalar or a list stands where a map was',
  explanation:
    'The whole map is gone, all its defaults with it. Helm logs `cannot overwrite table with non table` at most, and renders with what was written.',
  bad: '# values.yaml of the chart: `resources: {limits: {cpu: 1}}`\nresources: small\n',
  good: 'resources:\n  limits:\n    cpu: 2\n',
};

const disabledSubchartValues: CodeInfo = {
  code: 'merge/disabled-subchart-values',
  severity: 'warning',
  title: 'Values for a subchart that is switched off',
  explanation:
    'A condition or a tag leaves the dependency out: nothing reads these values, and its schema does not check them. They may be wrong without anybody noticing until the day it is switched on.',
  bad: 'redis:\n  enabled: false\n  architecture: standalone\n',
  good: 'redis:\n  enabled: false\n',
};

export const mergeCodes = { refused, mapOverScalar, scalarOverMap, disabledSubchartValues } as const;

const inDefaults: CodeInfo = {
  code: 'null/in-defaults',
  severity: 'warning',
  title: 'A null among the defaults of a chart',
  explanation:
    'Helm 4.2 and later leave such a key out, older versions show templates a null, and on a key of a subchart it may or may not take away the default there.',
  bad: '# values.yaml\nnodeSelector: null\n',
  good: '# values.yaml\nnodeSelector: {}\n',
};

const withoutDefault: CodeInfo = {
  code: 'null/without-default',
  severity: 'warning',
  title: 'A null that takes no default away',
  explanation:
    'In an overlay null means: take the default away. Where there is none, most versions of Helm keep the null itself, which a schema then refuses as a value of the wrong type.',
  bad: 'api:\n  replicsa: null\n',
  good: 'api:\n  replicas: null\n',
};

const global: CodeInfo = {
  code: 'null/global',
  severity: 'warning',
  title: 'A null below global',
  explanation:
    'The null takes the global away from the chart that has it, but subcharts were given the old value before or keep a default of their own: the same global differs from chart to chart.',
  bad: 'global:\n  registry: null\n',
  good: 'global:\n  registry: ""\n',
};

const subchart: CodeInfo = {
  code: 'null/subchart',
  severity: 'warning',
  title: 'A null for all values of a subchart',
  explanation:
    'This does not switch a subchart off. It takes away what the parent chart sets for it, `enabled: false` included, so that the subchart comes back with nothing but its own defaults.',
  bad: 'redis: null\n',
  good: 'redis:\n  enabled: false\n',
};

const versionDependent: CodeInfo = {
  code: 'null/version-dependent',
  severity: 'warning',
  title: 'Versions of Helm make different values of this null',
  explanation:
    'Helm changed what a null does in 3.17.1, 3.19.5, 3.20.1 and 4.2.0. With the version that was asked for the result is the one shown; another version renders other manifests from the same files. Versions before 3.17.1 are compared only where one of them was asked for.',
  bad: 'config:\n  unknown: null\n',
  good: 'config: {}\n',
};

export const nullCodes = { inDefaults, withoutDefault, global, subchart, versionDependent } as const;

export const codes: readonly CodeInfo[] = [...Object.values(mergeCodes), ...Object.values(nullCodes)];
