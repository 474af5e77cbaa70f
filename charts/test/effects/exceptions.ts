/** Values that no unit test shows the effect of, and why. */
export const exceptions: Readonly<Record<string, string>> = {
  environment: 'decides only whether values are refused, and what the notes say',
  'database.maxConnections': 'decides only whether values are refused',
  'database.reserved': 'decides only whether values are refused',
  'redis.maxConnections': 'decides only whether values are refused',
  'redis.reserved': 'decides only whether values are refused',
  enabled: 'belongs to the chart above this one, whose condition it is; charts/test/parent.test.ts shows it',
};
