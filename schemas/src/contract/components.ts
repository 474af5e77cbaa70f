/** What a component talks to; NetworkPolicies and readiness follow from it. */
export type Need = 'database' | 'redis' | 'mail' | 'payments' | 'objectStore' | 'telemetry' | 'api';

export interface Component {
  readonly description: string;
  /** Which of the two images it runs. */
  readonly image: 'api' | 'web';
  readonly command: readonly string[];
  /** Port that a Service offers, if any. */
  readonly port?: number;
  /** Port of /metrics (and, for workers, of /healthz and /readyz); no Ingress ever routes to it. */
  readonly metricsPort?: number;
  readonly needs: readonly Need[];
  /** What it talks to only where a variable says where that is. */
  readonly optionalNeeds?: Readonly<Partial<Record<Need, string>>>;
  /** Connections to PostgreSQL that one process opens; left out where `database.poolSize` of the values says it. */
  readonly databaseConnections?: number;
  /** Connections to Redis that one process holds for as long as it runs. */
  readonly redisConnections?: number;
}

const metricsPort = 9464;
const optionalNeeds = { telemetry: 'OTEL_EXPORTER_OTLP_ENDPOINT' } as const;
/** Commands, publisher and subscriber. */
const apiRedis = 3;
/** The heartbeat, BullMQ's Queue, and its Worker with the second one that waits for jobs. */
const workerRedis = 4;

/** Every process that the chart runs. The keys are the values of the label `app.kubernetes.io/component`. */
export const components = {
  web: {
    description: 'Next.js front end',
    image: 'web',
    command: ['node', 'start.js'],
    port: 3000,
    needs: ['api'],
  },
  api: {
    description: 'Fastify GraphQL api',
    image: 'api',
    command: ['node', 'dist/server.js'],
    port: 4000,
    metricsPort,
    needs: ['database', 'redis', 'payments'],
    optionalNeeds,
    redisConnections: apiRedis,
  },
  'worker-reminders': {
    description:
      'tells attendees what they have to know before an event: a reminder, a place that came free, a cancellation and its refund',
    image: 'api',
    command: ['node', 'dist/worker.js', 'reminders'],
    metricsPort,
    needs: ['database', 'redis', 'mail', 'payments'],
    optionalNeeds,
    redisConnections: workerRedis,
  },
  'worker-feedback': {
    description: 'asks for feedback after an event ended',
    image: 'api',
    command: ['node', 'dist/worker.js', 'feedback'],
    metricsPort,
    needs: ['database', 'redis', 'mail'],
    optionalNeeds,
    redisConnections: workerRedis,
  },
  'worker-audit-archive': {
    description: 'moves old audit rows to the object store',
    image: 'api',
    command: ['node', 'dist/worker.js', 'audit-archive'],
    metricsPort,
    needs: ['database', 'redis', 'objectStore'],
    optionalNeeds,
    redisConnections: workerRedis,
  },
  migrations: {
    description: 'brings the database schema up to date before new pods start',
    image: 'api',
    command: ['node', 'dist/migrate.js'],
    needs: ['database'],
    databaseConnections: 2,
  },
} as const satisfies Record<string, Component>;

export type ComponentName = keyof typeof components;
export const componentNames = Object.keys(components) as ComponentName[];
