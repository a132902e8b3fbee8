/** The services and what they ask for, together on one machine: for development and trial. */
import { stringify } from 'yaml';
import { ports } from '../facts/data-services.ts';
import { relativeTo } from '../facts/project-files.ts';
import type { DataService, ServiceFacts } from '../facts/service-facts.ts';
import { type Address, buildVariables, type Variable, variablesOf } from '../facts/variables.ts';
import { imageFiles } from './dockerfile.ts';
import { portOf } from './image-names.ts';

interface Beside {
  /** What it writes beside its data. */
  readonly scratch: readonly string[];
  readonly name: string;
  readonly image: string;
  readonly data: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly check: readonly string[];
}

/** A password is asked of the environment; none stands in a file. */
const secret = (name: string): string => `\${${name}:?Set ${name} in .env}`;

export const beside: Readonly<Record<DataService, Beside>> = {
  postgresql: {
    scratch: ['/tmp', '/run/postgresql'],
    name: 'postgres',
    image: 'postgres:17',
    data: '/var/lib/postgresql/data',
    environment: { POSTGRES_PASSWORD: secret('POSTGRES_PASSWORD') },
    check: ['CMD', 'pg_isready', '-U', 'postgres'],
  },
  mysql: {
    scratch: ['/tmp', '/var/run/mysqld'],
    name: 'mysql',
    image: 'mysql:8.4',
    data: '/var/lib/mysql',
    environment: { MYSQL_ROOT_PASSWORD: secret('MYSQL_ROOT_PASSWORD'), MYSQL_DATABASE: 'app' },
    check: ['CMD', 'mysqladmin', 'ping', '-h', '127.0.0.1'],
  },
  mariadb: {
    scratch: ['/tmp', '/run/mysqld'],
    name: 'mariadb',
    image: 'mariadb:11.4',
    data: '/var/lib/mysql',
    environment: { MARIADB_ROOT_PASSWORD: secret('MARIADB_ROOT_PASSWORD'), MARIADB_DATABASE: 'app' },
    check: ['CMD', 'healthcheck.sh', '--connect', '--innodb_initialized'],
  },
  mongodb: {
    scratch: ['/tmp'],
    name: 'mongo',
    image: 'mongo:8.0',
    data: '/data/db',
    environment: {},
    check: ['CMD', 'mongosh', '--quiet', '--eval', 'db.adminCommand("ping")'],
  },
  redis: {
    scratch: ['/tmp'],
    name: 'redis',
    image: 'redis:7.4',
    data: '/data',
    environment: {},
    check: ['CMD', 'redis-cli', 'ping'],
  },
  rabbitmq: {
    scratch: ['/tmp', '/var/log/rabbitmq'],
    name: 'rabbitmq',
    image: 'rabbitmq:4.0',
    data: '/var/lib/rabbitmq',
    environment: {},
    check: ['CMD', 'rabbitmq-diagnostics', '-q', 'ping'],
  },
};

/** With the version that the project names. */
export function imageOf(kind: DataService, version: string | undefined): string {
  const { image } = beside[kind];
  return version === undefined ? image : `${image.split(':')[0] ?? image}:${version}`;
}

/** On this machine, where two services listen on the same one. */
function freePort(port: number | undefined, taken: Set<number>): number | undefined {
  if (port === undefined) return undefined;
  let free = port;
  while (taken.has(free) && free < 65_535) free += 1;
  taken.add(free);
  return free;
}

export function writeCompose(services: readonly ServiceFacts[]): string {
  const needs = new Map(services.flatMap(({ needs: own }) => own.map((need) => [need.kind, need] as const)));
  const images = imageFiles(services);
  const taken = new Set<number>();
  const own = Object.fromEntries(
    services.map((service) => {
      const published = freePort(portOf(service), taken);
      return [service.name, composeService(service, { image: images.get(service.name) ?? '', published })];
    }),
  );
  const others = Object.fromEntries(
    [...needs.values()].map(({ kind, version, image }) => {
      const { name, data, environment, check, scratch } = beside[kind];
      return [
        name,
        {
          image: image ?? imageOf(kind, version),
          ...(Object.keys(environment).length > 0 && { environment }),
          volumes: [`${name}-data:${data}`],
          healthcheck: { test: check, interval: '10s', timeout: '5s', retries: 10 },
          ...guarded,
          // The image's own user, to whom a new volume belongs.
          user: userOf(image),
          read_only: true,
          tmpfs: [...scratch],
          ...limits('1.0', '1g'),
          restart: 'on-failure:5',
        },
      ];
    }),
  );
  const volumes = Object.fromEntries([...needs.keys()].map((kind) => [`${beside[kind].name}-data`, {}]));
  const document = { services: { ...own, ...others }, ...(needs.size > 0 && { volumes }) };
  return `${head}${stringify(document, { lineWidth: 0, nullStr: '', aliasDuplicateObjects: false })}`;
}

/** Images on Alpine have their user elsewhere. */
function userOf(image: string | undefined): string {
  return image !== undefined && /alpine|timescale/.test(image) ? '70:70' : '999:999';
}

const head = `# For development and trial: docker compose up --build
# The files of an image are read-only: what a service writes besides /tmp needs a volume.
`;

const guarded = { security_opt: ['no-new-privileges:true'], cap_drop: ['ALL'] };

function limits(cpus: string, memory: string) {
  return { deploy: { resources: { limits: { cpus, memory, pids: 256 } } } };
}

/** `image` is where its image is described. */
interface Composed {
  /** File of its image. */
  readonly image: string;
  /** Port on this machine. */
  readonly published: number | undefined;
}

function composeService(service: ServiceFacts, { image, published }: Composed) {
  const { isMember, needs } = service;
  const variables = variablesOf(service);
  const port = portOf(service);
  const folder = isMember ? '.' : service.folder;
  const dockerfile = relativeTo(folder, image);
  const build = {
    context: folder === '.' ? '.' : `./${folder}`,
    ...(dockerfile !== 'Dockerfile' && { dockerfile }),
    ...argumentsOf(service),
  };
  const wanted = needs.map(({ kind }) => beside[kind].name);
  return {
    build,
    ...(variables.length > 0 && {
      environment: Object.fromEntries(
        variables.map((variable) => [variable.name, settingOf(variable, service)]),
      ),
    }),
    // Of this machine alone.
    ...(port !== undefined && { ports: [`127.0.0.1:${published ?? port}:${port}`] }),
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

/** What is written into pages when they are built: of the environment or .env. */
function argumentsOf(service: ServiceFacts): object {
  const names = buildVariables(service);
  return names.length === 0 ? {} : { args: Object.fromEntries(names.map((name) => [name, null])) };
}

/**
 * What stands beside it has its address written; what is not known is passed on from the environment or .env, and not set
 * at all where neither has it: an empty value would hide the default of the code.
 */
function settingOf(variable: Variable, service: ServiceFacts): string | null {
  const { name, address } = variable;
  if (address !== undefined) return `\${${name}:-${addressFor(address, service)}}`;
  return variable.kind === 'known' ? variable.value : null;
}

function addressFor({ kind, part }: Address, { needs }: ServiceFacts): string {
  const { name } = beside[kind];
  const { user, password, database, url } = logins[kind];
  const scheme = needs.find((need) => need.kind === kind)?.scheme;
  const full = scheme === undefined ? url : url.replace(/^\w+/, scheme);
  const address = `${name}:${ports[kind]}`;
  const values = {
    address,
    host: name,
    port: String(ports[kind]),
    user,
    password,
    name: database,
    url: full,
  };
  return values[part];
}

/** Of the environment, where it has to be. */
const given = (name: string): string => `\${${name}}`;

type Login = Readonly<Record<'user' | 'password' | 'database' | 'url', string>>;

const logins: Readonly<Record<DataService, Login>> = {
  postgresql: {
    user: 'postgres',
    password: given('POSTGRES_PASSWORD'),
    database: 'postgres',
    url: `postgresql://postgres:${given('POSTGRES_PASSWORD')}@postgres:5432/postgres`,
  },
  mysql: {
    user: 'root',
    password: given('MYSQL_ROOT_PASSWORD'),
    database: 'app',
    url: `mysql://root:${given('MYSQL_ROOT_PASSWORD')}@mysql:3306/app`,
  },
  mariadb: {
    user: 'root',
    password: given('MARIADB_ROOT_PASSWORD'),
    database: 'app',
    url: `mysql://root:${given('MARIADB_ROOT_PASSWORD')}@mariadb:3306/app`,
  },
  mongodb: { user: '', password: '', database: 'app', url: 'mongodb://mongo:27017/app' },
  redis: { user: '', password: '', database: '0', url: 'redis://redis:6379' },
  rabbitmq: { user: 'guest', password: 'guest', database: '/', url: 'amqp://guest:guest@rabbitmq:5672' },
};
