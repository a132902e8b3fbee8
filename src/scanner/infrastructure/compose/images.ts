/** What the images of a Compose file are, by their names. */
import type { Answer, ConfigChecks } from '../condition.ts';
import { type ConfigResource, textAt, valueAt } from '../tree.ts';

/** Programs whose work is to watch or steer the container engine: none of them does it without its socket. */
const engineTools =
  /(?:^|\/)(?:traefik|portainer(?:-ce|-ee)?|watchtower|docker-?socket-?proxy|dockge|dozzle|diun|autoheal|ouroboros|cadvisor|promtail|vector|nginx-proxy|docker-gen|acme-companion|yacht|lazydocker|swarmpit|shepherd|ofelia|ctop|caddy-docker-proxy|homepage|docker-volume-backup)$/;
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

/** No port of the service round a variable is published: only its neighbours reach it. */
function staysInside({ parent }: ConfigResource): Answer {
  const root = parent?.root;
  return {
    truth:
      root !== undefined &&
      valueAt(root, 'ports') === undefined &&
      textAt(root, 'network_mode') === undefined,
  };
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
