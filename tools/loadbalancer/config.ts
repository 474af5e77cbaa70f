/** Milliseconds; what they stand for is told in targets.ts. */
export interface Delays {
  readonly registration: number;
  readonly propagation: number;
  readonly deregistration: number;
}

export interface Config {
  readonly port: number;
  readonly metricsPort: number;
  /** Requests, responses and WebSockets that are silent for so long (milliseconds) are cut, as by an ALB. */
  readonly idleTimeout: number;
  readonly delays: Delays;
  /** Where HAProxy's configuration is written. */
  readonly file: string;
  readonly runtimeSocket: string;
  readonly masterSocket: string;
}

/** @throws Error that names the variable */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const number = (name: string, fallback: number) => {
    const value = Number(env[name] ?? fallback);
    if (!Number.isFinite(value) || value < 0) throw new Error(`${name}: expected a number of at least 0, found "${env[name]}"`);
    return value;
  };
  const text = (name: string) => {
    const value = env[name];
    if (!value) throw new Error(`${name} is not set; tools/loadbalancer/up sets it`);
    return value;
  };
  return {
    port: number('LB_PORT', 8088),
    metricsPort: number('LB_METRICS_PORT', 8089),
    idleTimeout: number('LB_IDLE_TIMEOUT', 60) * 1000,
    delays: {
      registration: number('LB_REGISTRATION_DELAY', 0) * 1000,
      propagation: number('LB_DEREGISTRATION_PROPAGATION', 0) * 1000,
      deregistration: number('LB_DEREGISTRATION_DELAY', 60) * 1000,
    },
    file: text('LB_CONFIG_FILE'),
    runtimeSocket: text('LB_RUNTIME_SOCKET'),
    masterSocket: text('LB_MASTER_SOCKET'),
  };
}
