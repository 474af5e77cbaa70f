import type { Command } from '../command.ts';

/** Commands by name, each loaded only when it runs: the start counts. */
export const commands = {
  check: async (): Promise<Command> => (await import('./check.ts')).check,
  effective: async (): Promise<Command> => (await import('./effective.ts')).effective,
  explain: async (): Promise<Command> => (await import('./explain.ts')).explain,
  diff: async (): Promise<Command> => (await import('./diff.ts')).diff,
  compat: async (): Promise<Command> => (await import('./compat.ts')).compat,
  env: async (): Promise<Command> => (await import('./env.ts')).env,
  migrate: async (): Promise<Command> => (await import('./migrate.ts')).migrate,
  report: async (): Promise<Command> => (await import('./report.ts')).report,
} as const;

export type CommandName = keyof typeof commands;
