/** Frameworks and databases by the packages that manifests ask for, also where a lock file does not have them. */
import escapeStringRegexp from 'escape-string-regexp';
import { readNpmManifest } from '../../dependencies/formats/npm/npm-manifest.ts';
import { readToml } from '../../dependencies/toml-text.ts';
import type { FactKind, ProjectFact } from '../model.ts';
import { evidenceAt, folderOf, isProduct, type ReadTree } from '../tree.ts';

type Named = readonly [FactKind, string];

const npm: Readonly<Record<string, Named>> = {
  express: ['framework', 'Express'],
  fastify: ['framework', 'Fastify'],
  koa: ['framework', 'Koa'],
  hono: ['framework', 'Hono'],
  '@nestjs/core': ['framework', 'NestJS'],
  next: ['framework', 'Next.js'],
  nuxt: ['framework', 'Nuxt'],
  react: ['framework', 'React'],
  vue: ['framework', 'Vue'],
  svelte: ['framework', 'Svelte'],
  '@angular/core': ['framework', 'Angular'],
  pg: ['database', 'PostgreSQL'],
  postgres: ['database', 'PostgreSQL'],
  'pg-promise': ['database', 'PostgreSQL'],
  '@fastify/postgres': ['database', 'PostgreSQL'],
  mysql: ['database', 'MySQL'],
  mysql2: ['database', 'MySQL'],
  '@fastify/mysql': ['database', 'MySQL'],
  mariadb: ['database', 'MariaDB'],
  mongodb: ['database', 'MongoDB'],
  mongoose: ['database', 'MongoDB'],
  '@nestjs/mongoose': ['database', 'MongoDB'],
  redis: ['database', 'Redis'],
  ioredis: ['database', 'Redis'],
  '@fastify/redis': ['database', 'Redis'],
  bullmq: ['database', 'Redis'],
  'better-sqlite3': ['database', 'SQLite'],
  sqlite3: ['database', 'SQLite'],
  amqplib: ['database', 'RabbitMQ'],
};

const pypi: Readonly<Record<string, Named>> = {
  fastapi: ['framework', 'FastAPI'],
  flask: ['framework', 'Flask'],
  django: ['framework', 'Django'],
  djangorestframework: ['framework', 'Django REST framework'],
  celery: ['framework', 'Celery'],
  rq: ['framework', 'RQ'],
  psycopg: ['database', 'PostgreSQL'],
  psycopg2: ['database', 'PostgreSQL'],
  'psycopg2-binary': ['database', 'PostgreSQL'],
  asyncpg: ['database', 'PostgreSQL'],
  mysqlclient: ['database', 'MySQL'],
  pymysql: ['database', 'MySQL'],
  aiomysql: ['database', 'MySQL'],
  pymongo: ['database', 'MongoDB'],
  motor: ['database', 'MongoDB'],
  redis: ['database', 'Redis'],
  'django-redis': ['database', 'Redis'],
  pika: ['database', 'RabbitMQ'],
};

const lists = /(?:^|\/)(?:requirements(?:\/(?:base|prod|production))?\.(?:txt|in)|pyproject\.toml|Pipfile)$/;

export async function namedTechnologies(tree: ReadTree): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.matching(/(?:^|\/)package\.json$/).filter(isProduct))
    found.push(...npmTechnologies(file, (await tree.read(file)) ?? ''));
  for (const file of tree.matching(lists).filter(isProduct)) {
    const text = (await tree.read(file)) ?? '';
    for (const { name, offset } of namesIn(file, text))
      found.push(...factOf(pypi[name], file, evidenceAt(file, text, offset).line));
  }
  return found;
}

function npmTechnologies(file: string, text: string): readonly ProjectFact[] {
  const entries = readNpmManifest(file, text).manifest?.entries ?? [];
  return entries
    .filter(({ scope, isPeer }) => scope === 'prod' || isPeer)
    .flatMap(({ name, place }) => factOf(npm[name], file, place && place.range.startLine + 1));
}

function factOf(named: Named | undefined, file: string, line: number | undefined): readonly ProjectFact[] {
  if (named === undefined) return [];
  const [kind, value] = named;
  return [{ kind, value, rank: 'declared', evidence: { file, line }, scope: folderOf(file) }];
}

interface AskedName {
  readonly name: string;
  readonly offset: number;
}

/** Of what ships: groups of development say nothing. */
function namesIn(file: string, text: string): readonly AskedName[] {
  if (/requirements/.test(file))
    return [...text.matchAll(/^([A-Za-z0-9][\w.-]*)/gm)].map(({ 1: name = '', index }) => ({
      name: name.toLowerCase(),
      offset: index,
    }));
  const toml = Object(readToml(file, text).value);
  const project = Object(toml['project']);
  const listed: unknown = project['dependencies'];
  const names = [
    ...(Array.isArray(listed) ? listed.filter((each) => typeof each === 'string') : []),
    ...Object.keys(Object(Object(Object(toml['tool'])['poetry'])['dependencies'])),
    ...Object.keys(Object(toml['packages'])),
  ];
  return names.map((each) => {
    const name = /^[\w.-]+/.exec(each)?.[0] ?? '';
    return {
      name: name.toLowerCase(),
      offset: Math.max(0, text.search(new RegExp(`\\b${escapeStringRegexp(name)}\\b`, 'i'))),
    };
  });
}
