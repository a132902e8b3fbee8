/** The backend that runs on a data directory, if one does. */

import { type Health, healthSchema } from '../contract/backend-start.ts';
import type { Discovery } from '../contract/discovery.ts';
import { challengeHeader, healthPath } from '../contract/local/backend-names.ts';
import type { Connection } from './connection.ts';
import { createChallenge, proofOf } from './proof.ts';
import { readDiscovery } from './read-discovery.ts';
import { readReply } from './read-reply.ts';

const healthTimeoutMs = 3_000;

/** A crashed server leaves its file, and another program may have its port: only a Vireo that has the token counts. */
async function findHealth({ port, token }: Discovery, signal: AbortSignal): Promise<Health | undefined> {
  const challenge = createChallenge();
  try {
    const reply = await fetch(`http://127.0.0.1:${port}${healthPath}`, {
      headers: { [challengeHeader]: challenge },
      signal,
    });
    const health = healthSchema.parse(JSON.parse(await readReply(reply)));
    return health.proof === proofOf(token, challenge) ? health : undefined;
  } catch {
    // Nobody there, or somebody else.
    return undefined;
  }
}

export interface RunningBackend extends Connection {
  readonly health: Health;
}

export async function findRunning(
  dataDirectory: string,
  signal = AbortSignal.timeout(healthTimeoutMs),
): Promise<RunningBackend | undefined> {
  const discovery = readDiscovery(dataDirectory);
  const health = discovery && (await findHealth(discovery, signal));
  if (!discovery || !health) {
    return undefined;
  }
  const { port, token, pid } = discovery;
  return { url: `http://127.0.0.1:${port}`, token, pid, version: health.version, health };
}
