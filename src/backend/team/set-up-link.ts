/** The link by which the first administrator of a server signs in: on standard error, and in a file of the operator alone. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { TeamAccounts } from '../contexts/account/sessions/team-options.ts';
import { replaceFile } from '../platform/db/durable-files.ts';

export const setUpLinkFileName = 'set-up-link';
const operatorOnly = 0o600;

interface SetUp {
  readonly data: string;
  readonly accounts: Pick<TeamAccounts, 'takeSetUp'>;
  say(line: string): void;
}

/** Its file goes with the use of the link, not with the next start alone. */
export function forgetUsedLink(app: FastifyInstance, data: string): void {
  app.addHook('onResponse', async ({ routeOptions }, { statusCode }) => {
    if (routeOptions.url === '/api/v1/auth/set-up' && statusCode === 200)
      rmSync(path.join(data, setUpLinkFileName), { force: true });
  });
}

export async function offerSetUp({ data, accounts, say }: SetUp): Promise<void> {
  const file = path.join(data, setUpLinkFileName);
  const link = await accounts.takeSetUp();
  if (link === undefined) {
    rmSync(file, { force: true });
    return;
  }
  replaceFile(file, `${link}\n`, operatorOnly);
  say(`This server has no administrator yet. Open this link within an hour: ${link}`);
  say(`It is in ${file} as well, and works once.`);
}
