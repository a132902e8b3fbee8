/** The services and what they ask for, together on one machine: for development and trial. */
import { stringify } from 'yaml';
import type { DataService, ServiceFacts } from '../facts/service-facts.ts';
import { portOf } from './dockerfile.ts';

interface Beside {
  readonly name: string;
  readonly image: string;
  readonly port: number;
  readonly data: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly check: readonly string[];
}

/** A password is asked of the environment; none stands in a file. */
const secret = (name: string): string => `\${${name}:?Set ${name} in .env}`;

export const beside: Readonly<Record<DataService, Beside>> = {
  postgresql: {
    ...{ name: 'postgres', image: 'postgres:17', port: 5432, data: '/var/lib/postgresql/data' },
    environment: { POSTGRES_PASSWORD: secret('POSTGRES_PASSWORD') },
    check: ['CMD', 'pg_isready', '-U', 'postgres'],
  },
  mysql: {
    ...{ name: 'mysql', image: 'mysql:8.4', port: 3306, data: '/var/lib/mysql' },
    environment: { MYSQL_ROOT_PASSWORD: secret('MYSQL_ROOT_PASSWORD'), MYSQL_DATABASE: 'app' },
    check: ['CMD', 'mysqladmin', 'ping', '-h', '127.0.0.1'],
  },
  mariadb: {
    ...{ name: 'mariadb', image: 'mariadb:11.4', port: 3306, data: '/var/lib/mysql' },
    environment: { MARIADB_ROOT_PASSWORD: secret('MARIADB_ROOT_PASSWORD'), MARIADB_DATABASE: 'app' },
    check: ['CMD', 'healthcheck.sh', '--connect', '--innodb_initialized'],
  },
  mongodb: {
    ...{ name: 'mongo', image: 'mongo:8.0', port: 27017, data: '/data/db' },
    environment: {},
    check: ['CMD', 'mongosh', '--quiet', '--eval', 'db.adminCommand("ping")'],
  },
  redis: {
    ...{ name: 'redis', image: 'redis:7.4', port: 6379, data: '/data' },
    environment: {},
    check: ['CMD', 'redis-cli', 'ping'],
  },
  rabbitmq: {
    ...{ name: 'rabbitmq', image: 'rabbitmq:4.0', port: 5672, data: '/var/lib/rabbitmq' },
    environment: {},
    check: ['CMD', 'rabbitmq-diagnostics', '-q', 'ping'],
  },
  elasticsearch: {
    ...{
      name: 'elasticsearch',
      image: 'elasticsearch:8.17.0',
      port: 9200,
      data: '/usr/share/elasticsearch/data',
    },
    environment: { 'discovery.type': 'single-node' },
    check: ['CMD-SHELL', 'curl -fs http://127.0.0.1:9200/_cluster/health'],
  },
};

/** With the version that the project names. */
export function imageOf(kind: DataService, version: string | undefined): string {
  const { image } = beside[kind];
  return version === undefined ? image : `${image.split(':')[0] ?? image}:${version}`;
}

export function writeCompose(services: readonly ServiceFacts[]): string {
  const needs = new Map(services.flatMap(({ needs: own }) => own.map((need) => [need.kind, need] as const)));
  const own = Object.fromEntries(services.map((service) => [service.name, composeService(service)]));
  const others = Object.fromEntries(
    [...needs.values()].map(({ kind, version }) => {
      const { name, data, environment, check } = beside[kind];
      return [
        name,
        {
          image: imageOf(kind, version),
          ...(Object.keys(environment).length > 0 && { environment }),
          volumes: [`${name}-data:${data}`],
          healthcheck: { test: check, interval: '10s', timeout: '5s', retries: 10 },
          ...guarded,
          cap_add: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'],
          ...limits('1.0', '1g'),
          restart: 'on-failure:5',
        },
      ];
    }),
  );
  const volumes = Object.fromEntries([...needs.keys()].map((kind) => [`${beside[kind].name}-data`, {}]));
  const document = { services: { ...own, ...others }, ...(needs.size > 0 && { volumes }) };
  return `# For development and trial: docker compose up --build\n${stringify(document, { lineWidth: 0 })}`;
}

const guarded = { security_opt: ['no-new-privileges:true'], cap_drop: ['ALL'] };

function limits(cpus: string, memory: string) {
  return { deploy: { resources: { limits: { cpus, memory, pids: 256 } } } };
}

function composeService(service: ServiceFacts) {
  const { folder, isMember, needs, environment } = service;
  const port = portOf(service);
  const context = isMember || folder === '.' ? '.' : `./${folder}`;
  const build = isMember ? { context, dockerfile: `${folder}/Dockerfile` } : { context };
  const wanted = needs.map(({ kind }) => beside[kind].name);
  return {
    build,
    ...(environment.length > 0 && {
      environment: Object.fromEntries(environment.map(({ value }) => [value, `\${${value}:-}`])),
    }),
    // Of this machine alone.
    ...(port !== undefined && { ports: [`127.0.0.1:${port}:${port}`] }),
    ...(wanted.length > 0 && {
      depends_on: Object.fromEntries(wanted.map((name) => [name, { condition: 'service_healthy' }])),
    }),
    ...guarded,
    read_only: true,
    tmpfs: ['/tmp'],
    ...limits('1.0', '512m'),
    restart: 'on-failure:5',
  };
}
