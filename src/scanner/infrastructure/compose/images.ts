/** What the images of a Compose file are, by their names. */
import type { Answer, ConfigChecks } from '../condition.ts';
import { type ConfigResource, textAt, valueAt } from '../tree.ts';

/** Programs whose work is to watch or steer the container engine: none of them does it without its socket. */
const engineTools =
  /^(?:(?:docker\.io|ghcr\.io|quay\.io|lscr\.io)\/)?(?:(?:library\/)?traefik|portainer\/portainer(?:-ce|-ee)?|containrrr\/watchtower|tecnativa\/docker-socket-proxy|louislam\/dockge|amir20\/dozzle|crazymax\/diun|willfarrell\/autoheal|grafana\/promtail|timberio\/vector|(?:nginxproxy|jwilder)\/(?:nginx-proxy|docker-gen|acme-companion)|mcuadros\/ofelia|lucaslorentz\/caddy-docker-proxy|gethomepage\/homepage|offen\/docker-volume-backup)$/;
/** Stores of data. */
const stores =
  /(?:^|\/)(?:postgres(?:ql)?|postgis|pgvector|timescaledb|mysql|mariadb|mongo(?:db)?|redis|valkey|keydb|memcached|rabbitmq|elasticsearch|opensearch|influxdb|minio|cassandra|couchdb|neo4j|clickhouse(?:-server)?|mssql\/server|mailhog|mailpit|adminer|pgadmin4?|phpmyadmin|mongo-express|redisinsight)$/;

function imageOf({ root }: ConfigResource): string {
  return textAt(root, 'imageName') ?? '';
}

/** The service round a mount is a program that works through the engine's socket. */
function managesContainers({ parent }: ConfigResource): Answer {
  return { truth: parent !== undefined && engineTools.test(imageOf(parent)) };
}

/** No port of the service round a variable is published, as far as the file says: only its neighbours reach it. */
function staysInside({ parent }: ConfigResource): Answer {
  const root = parent?.root;
  // A proxy finds what it publishes by labels; what a service extends, and other networks, are not seen from here.
  const outward = ['ports', 'network_mode', 'labels', 'extends', 'networks'];
  return { truth: root !== undefined && outward.every((key) => valueAt(root, key) === undefined) };
}

/** Whether a file starts stores of data and nothing that uses them: what developers run beside their program. */
export function startsStoresAlone(resources: readonly ConfigResource[]): boolean {
  const services = resources.filter(({ types }) => types.includes('service'));
  return services.length > 0 && services.every((service) => stores.test(imageOf(service)));
}

/** Named tests of Compose files. */
export const composeChecks: ConfigChecks = {
  'manages-containers': managesContainers,
  'stays-inside': staysInside,
};
