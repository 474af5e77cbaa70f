/** A file of a chart, by its path below the chart's folder. */
export interface ChartFile {
  readonly name: string;
  /** As findings show it. */
  readonly shown: string;
  readonly read: () => Uint8Array;
}

/** Bytes that Helm takes at most; it refuses single files over 5 MiB before 4.3. */
export const limits = { chart: 100 * 1024 * 1024, file: 5 * 1024 * 1024 } as const;

/** Whether a version of Helm limits single files too. */
export const limitsFiles = (version: string): boolean => !/^4(?:$|\.(?:[3-9]|\d\d))/.test(version);
