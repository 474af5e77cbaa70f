import type { CodeInfo } from './finding.ts';

export const unknownRule = {
  code: 'suppression/unknown-rule',
  severity: 'error',
  title: 'A suppression names no rule',
  explanation: `A name that no rule has silences nothing: it is misspelt, or the rule is gone. The names are those of the findings, such as
\`production/replicas\`.`,
  bad: '# values-ignore production/replica until 2027-03-31: one archive is enough\nworkers: {}\n',
  good: '# values-ignore production/replicas until 2027-03-31: one archive is enough\nworkers: {}\n',
} as const satisfies CodeInfo;

export const notAllowed = {
  code: 'suppression/not-allowed',
  severity: 'error',
  title: 'A suppression names a finding that nothing silences',
  explanation: `Rules and warnings weigh what is wise, and somebody may have a reason. What Helm or the schema refuses stays refused whatever a comment says.`,
  bad: '# values-ignore schema/type until 2027-03-31: works here\napi: {}\n',
  good: 'api: {}\n',
} as const satisfies CodeInfo;

export const expired = {
  code: 'suppression/expired',
  severity: 'error',
  title: 'A suppression has ended',
  explanation: `A suppression holds until the end of its day, and the findings that it silenced are back. Put the value right, or write a later day and why it takes
longer.`,
  bad: '# values-ignore scaling/fixed until 2026-01-31: until the load test\napi: {}\n',
  good: '# values-ignore scaling/fixed until 2027-03-31: until the second load test\napi: {}\n',
} as const satisfies CodeInfo;

export const unused = {
  code: 'suppression/unused',
  severity: 'warning',
  title: 'A suppression silences nothing',
  explanation: `In no environment that reads the file does the rule find anything at that key or below it: the value has been put right, or the comment stands at
another key. Left there, it would silence the next mistake.`,
  bad: '# values-ignore scaling/fixed until 2027-03-31: until the load test\napi:\n  autoscaling: { minReplicas: 2, maxReplicas: 10 }\n',
  good: 'api:\n  autoscaling: { minReplicas: 2, maxReplicas: 10 }\n',
} as const satisfies CodeInfo;

export const tooLong = {
  code: 'suppression/too-long',
  severity: 'warning',
  title: 'A suppression holds for more than a year',
  explanation: `The day is there so that somebody looks again. What is to stay for years is a decision: change the rule's policy, and say why.`,
  bad: '# values-ignore scaling/fixed until 2099-12-31: until the load test\napi: {}\n',
  good: '# values-ignore scaling/fixed until 2027-03-31: until the load test\napi: {}\n',
} as const satisfies CodeInfo;

export const codes: readonly CodeInfo[] = [unknownRule, notAllowed, expired, unused, tooLong];
