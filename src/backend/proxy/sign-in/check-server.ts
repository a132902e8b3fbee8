/** The server that a person typed, before anything is sent to it: its address, and whether this version and it understand one another. */
import * as z from 'zod';
import { readTypedServer } from '../../../connection/accounts/server-address.ts';
import { apiMajor, healthPath } from '../../../contract/local/backend-names.ts';
import { productVersion } from '../../../contract/version.ts';
import { createServerLink, type ServerLink } from '../server-link.ts';
import { askJson, notVireo, readAnswer } from './ask-json.ts';
import { SignInFailed } from './sign-in-failed.ts';

const healthSchema = z.object({
  product: z.literal('vireo'),
  version: z.string().max(60),
  apiMajor: z.int().nonnegative(),
});

/** @throws SignInFailed `address` */
export function openServer(typed: string): ServerLink {
  const server = readTypedServer(typed);
  if (server !== undefined) return createServerLink(server, productVersion);
  throw new SignInFailed(
    'address',
    'This is no address of a server: it begins with https://, as https://vireo.example.com does.',
  );
}

/** @throws SignInFailed `not_vireo`, `server_newer`, `server_older` */
export async function checkServer(link: ServerLink, signal: AbortSignal): Promise<void> {
  const answer = await askJson(link, { method: 'GET', path: healthPath, signal });
  const health = readAnswer(link, answer, healthSchema);
  const { host } = link;
  const version = health.version.replace(/[^\w.+-]/g, '');
  if (health.apiMajor > apiMajor)
    throw new SignInFailed(
      'server_newer',
      `${host} runs Vireo ${version}, which is newer than this one (${productVersion}): update Vireo on this machine.`,
    );
  if (health.apiMajor < apiMajor)
    throw new SignInFailed(
      'server_older',
      `${host} runs Vireo ${version}, which is older than this one (${productVersion}): ask its administrator to update it.`,
    );
  if (answer.status !== 200) throw notVireo(link);
}
