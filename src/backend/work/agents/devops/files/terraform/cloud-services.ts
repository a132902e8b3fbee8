/** What of a project stands where in AWS, and under which names. */
import type { DataService, NeededService, ServiceFacts } from '../../facts/service-facts.ts';
import { type Variable, variablesOf } from '../../facts/variables.ts';
import { portOf } from '../image-names.ts';
import { hclString } from './hcl-text.ts';

export interface Cloud {
  /** Of the project. */
  readonly name: string;
  readonly services: readonly CloudService[];
  /** Databases that RDS runs; each once, whoever needs it. */
  readonly databases: readonly Database[];
  readonly hasCache: boolean;
  /** What no file here makes: it is reached, wherever it is. */
  readonly elsewhere: readonly DataService[];
}

export interface CloudService {
  readonly service: ServiceFacts;
  /** Of its blocks. */
  readonly id: string;
  readonly port: number | undefined;
}

export type Sql = 'postgresql' | 'mysql' | 'mariadb';

export interface Database {
  readonly kind: Sql;
  readonly version: string;
}

const sql: readonly DataService[] = ['postgresql', 'mysql', 'mariadb'];
const usualVersions: Readonly<Record<Sql, string>> = { postgresql: '17', mysql: '8.4', mariadb: '11.4' };
/** Names of our own blocks. */
const taken: ReadonlySet<string> = new Set([...sql, 'main', 'load_balancer', 'cache', 'http', 'https']);

export function planCloud(name: string, services: readonly ServiceFacts[]): Cloud {
  const needs = services.flatMap((service) => service.needs);
  const kinds = [...new Set(needs.map(({ kind }) => kind))].toSorted();
  return {
    name,
    services: services.map((service) => ({ service, id: idOf(service), port: portOf(service) })),
    databases: kinds.filter(isSql).map((kind) => ({ kind, version: versionOf(kind, needs) })),
    hasCache: kinds.includes('redis'),
    elsewhere: kinds.filter((kind) => !isSql(kind) && kind !== 'redis'),
  };
}

export function isSql(kind: DataService): kind is Sql {
  return sql.includes(kind);
}

function idOf({ name }: ServiceFacts): string {
  const id = name.replaceAll('-', '_');
  return taken.has(id) ? `${id}_service` : id;
}

/** As RDS names them: it chooses the smaller parts itself. */
function versionOf(kind: Sql, needs: readonly NeededService[]): string {
  const said = needs.find((need) => need.kind === kind && need.version !== undefined)?.version?.split('.');
  const [major, minor] = said ?? [];
  if (major === undefined) return usualVersions[kind];
  if (kind === 'postgresql') return major;
  return minor === undefined ? usualVersions[kind] : `${major}.${minor}`;
}

/** What a variable is set to, as an expression; undefined for a secret, and for what nobody knows. */
export function expressionOf(variable: Variable): string | undefined {
  const { address, name } = variable;
  if (variable.kind === 'known') return hclString(variable.value);
  if (address === undefined) return undefined;
  if (address.kind === 'redis') return cacheExpression(address.part, name);
  if (!isSql(address.kind)) return undefined;
  const database = `aws_db_instance.${address.kind}`;
  if (address.part === 'host') return `${database}.address`;
  return address.part === 'name' ? `${database}.db_name` : undefined;
}

const cacheHost = 'aws_elasticache_replication_group.cache.primary_endpoint_address';

/** It holds no password, so its address is no secret. */
function cacheExpression(part: string, name: string): string | undefined {
  if (part === 'host') return cacheHost;
  if (part !== 'url') return undefined;
  // Celery wants to be told that it is to look at the certificate.
  const options = name.startsWith('CELERY') ? '/0?ssl_cert_reqs=required' : '';
  return `"rediss://\${${cacheHost}}:6379${options}"`;
}

/** Names of what stands in the secret of a service. */
export function cloudSecrets(service: ServiceFacts): readonly string[] {
  return variablesOf(service)
    .filter((variable) => variable.kind === 'secret' && expressionOf(variable) === undefined)
    .map(({ name }) => name);
}
