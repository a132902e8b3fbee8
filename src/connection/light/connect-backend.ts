import { apiMajor, challengeHeader, healthPath } from '../../contract/local/backend-names.ts';
import { NeedsWholeProgram } from '../../contract/local/needs-whole-program.ts';
import type { Connection, ConnectOptions } from '../connection.ts';
import { createChallenge, proofOf } from '../proof.ts';
import { readOwnDiscovery } from '../read-own-discovery.ts';
import { readJson } from './read-json.ts';

type Fields = Readonly<Record<string, unknown>>;

function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The place that the discovery file names; undefined where it does not read as one of ours. */
function readPlace(dataDirectory: string) {
  const { port, token, pid } = asFields(readOwnDiscovery(dataDirectory));
  const isPlace = typeof port === 'number' && typeof pid === 'number' && Number.isInteger(port);
  return isPlace && typeof token === 'string' && token.length >= 32 ? { port, token, pid } : undefined;
}

/**
 * The backend that runs on a data folder, of this very version and with a database.
 * @throws NeedsWholeProgram where there is none: who starts, replaces or explains one is the whole program.
 */
export async function connectBackend({
  dataDirectory,
  version,
}: Pick<ConnectOptions, 'dataDirectory' | 'version'>): Promise<Connection> {
  const place = readPlace(dataDirectory);
  if (place === undefined) throw new NeedsWholeProgram();
  const challenge = createChallenge();
  const url = `http://127.0.0.1:${place.port}`;
  const health = asFields(await readJson(`${url}${healthPath}`, { [challengeHeader]: challenge }));
  const isProven = health['product'] === 'vireo' && health['proof'] === proofOf(place.token, challenge);
  const isSame = health['version'] === version && health['apiMajor'] === apiMajor;
  if (!isProven || !isSame || health['setAside'] !== undefined) throw new NeedsWholeProgram();
  return { url, token: place.token, pid: place.pid, version };
}
