/** Ends a session on its server. The token is worth nothing afterwards, whether it was reached or not: nobody keeps it. */
import path from 'node:path';
import * as z from 'zod';
import { productVersion } from '../../../contract/version.ts';
import { type Account, writeAccount } from '../account-file.ts';
import { keptReadsName, openKeptReads } from '../offline/kept-reads.ts';
import { createServerLink } from '../server-link.ts';
import { askJson, readAnswer } from './ask-json.ts';
import { findAccountOf, withFolder } from './keep-account.ts';
import { SignInFailed } from './sign-in-failed.ts';

const accessSchema = z.object({ accessToken: z.string().min(1).max(8_192) });

/** False where the server was not reached, or is no server of ours any more. */
export async function endSession(
  { server, refreshToken }: Pick<Account, 'server' | 'refreshToken'>,
  signal: AbortSignal,
): Promise<boolean> {
  if (refreshToken === null) return true;
  const link = createServerLink(server, productVersion);
  try {
    const body = { refreshToken };
    const renewed = await askJson(link, { method: 'POST', path: '/api/v1/auth/refresh', body, signal });
    if (renewed.status === 401 || renewed.status === 403) return true;
    const { accessToken } = readAnswer(link, renewed, accessSchema);
    const left = await askJson(link, { method: 'POST', path: '/api/v1/auth/logout', accessToken, signal });
    return left.status === 204 || left.status === 401;
  } catch (error) {
    if (error instanceof SignInFailed) return false;
    throw error;
  }
}

/** Its folder stays, without a token and without what was read: what waits there to be sent is not lost. @throws SignInFailed `folder` */
export async function signOut(directory: string, signal: AbortSignal): Promise<boolean> {
  return await withFolder(directory, async () => {
    const account = findAccountOf(directory);
    if (account === undefined) throw new SignInFailed('folder', `${directory} belongs to no account.`);
    const isEnded = await endSession(account, signal);
    writeAccount(directory, { ...account, refreshToken: null });
    openKeptReads(path.join(directory, keptReadsName)).clear();
    return isEnded;
  });
}
