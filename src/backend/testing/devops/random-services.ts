/** Services of any kind, as their facts might be. */
import * as fc from 'fast-check';
import type {
  DataService,
  Known,
  Metrics,
  ServiceFacts,
} from '../../work/agents/devops/facts/service-facts.ts';

const place = { file: 'x' };
const known = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Known<Value> | undefined> =>
  fc.option(
    value.map((each) => ({ value: each, place })),
    { nil: undefined },
  );

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]$/);
const kinds: readonly DataService[] = ['postgresql', 'mysql', 'mariadb', 'mongodb', 'redis', 'rabbitmq'];
const variables = fc.oneof(
  fc.stringMatching(/^[A-Z][A-Z0-9_]{2,12}$/),
  fc.constantFrom(
    'PORT',
    'DATABASE_URL',
    'PGHOST',
    'DB_PASSWORD',
    'REDIS_URL',
    'API_KEY',
    'CELERY_BROKER_URL',
  ),
);
const needs = fc.uniqueArray(
  fc.record({ kind: fc.constantFrom(...kinds), version: fc.constantFrom(undefined, '8', '16.4') }),
  { selector: ({ kind }) => kind, maxLength: 3 },
);
const metrics = fc.record({
  library: fc.constant('prom-client'),
  path: fc.constantFrom('/metrics', '/internal/metrics'),
  http: fc.option(
    fc.record({
      requests: fc.option(fc.constant({ name: 'http_requests_total', status: 'status' }), { nil: undefined }),
      seconds: fc.option(fc.constant('http_request_duration_seconds'), { nil: undefined }),
    }),
    { nil: undefined },
  ),
}) satisfies fc.Arbitrary<Metrics>;

const service: fc.Arbitrary<ServiceFacts> = fc
  .record({
    name,
    folder: fc.constantFrom('.', 'api', 'apps/web'),
    role: fc.constantFrom('web', 'worker', 'static'),
    isMember: fc.boolean(),
    hasLock: fc.boolean(),
    isNode: fc.boolean(),
    node: fc.constantFrom('npm', 'pnpm', 'yarn'),
    python: fc.constantFrom('pip', 'poetry', 'uv'),
    port: known(fc.integer({ min: 1024, max: 65_535 })),
    health: known(fc.constantFrom('/health', '/api/live', '/readyz')),
    test: known(fc.constant('npm test')),
    build: known(fc.constant('npm run build')),
    needs,
    environment: fc.uniqueArray(variables, { maxLength: 6 }),
    metrics: known(metrics),
    migrates: fc.boolean(),
  })
  .map(({ isNode, node, python, needs: needed, environment, role, isMember, migrates, ...rest }) => {
    const own = isNode ? role : role === 'static' ? 'web' : role;
    return {
      ...rest,
      role: own,
      version: undefined,
      output: undefined,
      lint: undefined,
      runtime: isNode ? 'node' : 'python',
      manager: isNode ? node : python,
      isMember: isNode && isMember && rest.folder !== '.',
      ...(own !== 'static' && { command: ['run', 'it'] }),
      start: { value: 'run it', place },
      ...(own !== 'web' && { port: undefined, health: undefined, metrics: undefined }),
      migrate: migrates ? { value: 'run migrations', place } : undefined,
      migrateCommand: migrates ? ['run', 'migrations'] : undefined,
      needs: needed.map((need) => ({ ...need, place })),
      environment: environment.map((value) => ({ value, place })),
    } as ServiceFacts;
  });

const projects = fc.uniqueArray(service, { minLength: 1, maxLength: 4, selector: (each) => each.name });

/** Projects of one to four services; the same for the same seed. */
export function sampleServices(seed: number, count: number): readonly (readonly ServiceFacts[])[] {
  return fc.sample(projects, { seed, numRuns: count });
}
