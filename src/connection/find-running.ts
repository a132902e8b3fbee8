/** The backend that runs on a data directory, if one does. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Health, healthPath, healthSchema } from '../contract/backend-start.ts';
import { type Discovery, discoveryFileName, discoverySchema } from '../contract/discovery.ts';
import type { Connection } from './connection.ts';

const healthTimeoutMs = 3_000;

async function readDiscovery(dataDirectory: string): Promise<Discovery | undefined> {
  const text = await readFile(path.join(dataDirectory, discoveryFileName), 'utf8').catch(() => undefined);
  if (text === undefined) {
    return undefined;
  }
  try {
    return discoverySchema.parse(JSON.parse(text));
  } catch {
    // Torn or foreign: the same as none. The next backend writes it anew.
    return undefined;
  }
}

/** A crashed server leaves its file, and another program may have its port: only a Vireo that takes the token counts. */
async function findHealth({ port }: Discovery): Promise<Health | undefined> {
  try {
    const reply = await fetch(`http://127.0.0.1:${port}${healthPath}`, {
      signal: AbortSignal.timeout(healthTimeoutMs),
    });
    return healthSchema.parse(await reply.json());
  } catch {
    // Nobody there, or somebody else.
    return undefined;
  }
}

export async function findRunning(
  dataDirectory: string,
): Promise<(Connection & { readonly health: Health }) | undefined> {
  const discovery = await readDiscovery(dataDirectory);
  const health = discovery && (await findHealth(discovery));
  if (!discovery || !health) {
    return undefined;
  }
  const { port, token, pid } = discovery;
  return { url: `http://127.0.0.1:${port}`, token, pid, version: health.version, health };
}
