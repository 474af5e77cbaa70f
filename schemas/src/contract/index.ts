export * from './alerts.ts';
export * from './components.ts';
export * from './env.ts';
export * from './metrics.ts';
export * from './queues.ts';
export type * from './variable.ts';
