/** What a program asks for that runs beside it: by its packages, with the version that a Compose file names. */
import { readYaml } from '../../../../../workspace/yaml-file.ts';
import type { ProjectFiles } from './project-files.ts';
import type { DataService, NeededService } from './service-facts.ts';

const byPackage: Readonly<Record<string, DataService>> = {
  pg: 'postgresql',
  postgres: 'postgresql',
  'pg-promise': 'postgresql',
  'pg-boss': 'postgresql',
  psycopg: 'postgresql',
  psycopg2: 'postgresql',
  'psycopg2-binary': 'postgresql',
  asyncpg: 'postgresql',
  mysql2: 'mysql',
  mysql: 'mysql',
  mysqlclient: 'mysql',
  pymysql: 'mysql',
  aiomysql: 'mysql',
  mariadb: 'mariadb',
  mongoose: 'mongodb',
  mongodb: 'mongodb',
  pymongo: 'mongodb',
  motor: 'mongodb',
  redis: 'redis',
  ioredis: 'redis',
  bullmq: 'redis',
  bull: 'redis',
  'django-redis': 'redis',
  rq: 'redis',
  amqplib: 'rabbitmq',
  pika: 'rabbitmq',
  'aio-pika': 'rabbitmq',
};

const byImage: readonly (readonly [RegExp, DataService])[] = [
  [/(?:^|\/)(?:postgres|postgis|timescaledb|pgvector)$/, 'postgresql'],
  [/(?:^|\/)mysql$/, 'mysql'],
  [/(?:^|\/)mariadb$/, 'mariadb'],
  [/(?:^|\/)mongo$/, 'mongodb'],
  [/(?:^|\/)(?:redis|valkey)$/, 'redis'],
  [/(?:^|\/)rabbitmq$/, 'rabbitmq'],
];

interface NeedPlace {
  readonly folder: string;
  readonly files: ProjectFiles;
}

export async function findNeeds(
  { folder, files }: NeedPlace,
  packages: readonly string[],
  manifest: string,
): Promise<readonly NeededService[]> {
  const images = await readImages(files);
  const kinds = new Set(packages.flatMap((name) => byPackage[name.toLowerCase()] ?? []));
  for (const kind of await prismaNeeds(folder, files)) kinds.add(kind);
  return [...kinds].toSorted().map((kind) => {
    const image = images.get(kind);
    return { kind, version: image?.version, place: image?.place ?? { file: manifest } };
  });
}

/** Prisma names its database in its schema. */
async function prismaNeeds(folder: string, files: ProjectFiles): Promise<readonly DataService[]> {
  const file = files.below(folder).find((each) => each.endsWith('schema.prisma'));
  const provider = /datasource\s+\w+\s*\{[^}]*provider\s*=\s*"(\w+)"/.exec(
    (file && (await files.read(file))) ?? '',
  )?.[1];
  return provider === 'postgresql' || provider === 'mysql' || provider === 'mongodb' ? [provider] : [];
}

export const composeFile = /(?:^|\/)(?:docker-)?compose(?:\.[\w-]+)?\.ya?ml$/;

interface Image {
  readonly version: string | undefined;
  readonly place: NeededService['place'];
}

async function readImages(files: ProjectFiles): Promise<ReadonlyMap<DataService, Image>> {
  const found = new Map<DataService, Image>();
  for (const file of files.all.filter((each) => composeFile.test(each))) {
    const text = (await files.read(file)) ?? '';
    const services = Object.entries(
      Object(Object(readYaml(text).value)['services'] ?? {}) as Record<string, unknown>,
    );
    for (const [, service] of services) {
      const image: unknown = Object(service)['image'];
      if (typeof image !== 'string') continue;
      const [name = '', tag] = image.split('@')[0]?.split(/:(?=[^/]*$)/) ?? [];
      const kind = byImage.find(([pattern]) => pattern.test(name))?.[1];
      const version = /^v?(\d+(?:\.\d+)*)/.exec(tag ?? '')?.[1];
      const at = text.indexOf(image);
      if (kind !== undefined && !found.has(kind))
        found.set(kind, { version, place: { file, line: text.slice(0, at).split('\n').length } });
    }
  }
  return found;
}
