/** Ends a session on its server. The token is worth nothing afterwards, whether it was reached or not: nobody keeps it. */
import path from 'node:path';
import * as z from 'zod';
import { productVersion } from '../../../contract/version.ts';
import { type Account, writeAccount } from '../account-file.ts';
import { keptReadsName, openKeptReads } from '../offline/kept-reads.ts';
import { findToken, withToken } from '../sealed-token.ts';
import { createServerLink } from '../server-link.ts';
import { askJson, readAnswer } from './ask-json.ts';
import { findAccountOf, withFolder } from './keep-account.ts';
import { SignInFailed } from './sign-in-failed.ts';

const accessSchema = z.object({ accessToken: z.string().min(1).max(8_192) });

interface Ending {
  readonly signal: AbortSignal;
  /** Of the editor's secret storage. */
  readonly sealKey: string | undefined;
}

/** False where the server was not reached, is no server of ours any more, or the token was sealed by another editor. */
export async function endSession(account: Account, { signal, sealKey }: Ending): Promise<boolean> {
  const refreshToken = findToken(account, sealKey);
  if (refreshToken === null) return true;
  if (refreshToken === undefined) return false;
  const link = createServerLink(account.server, productVersion);
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
export async function signOut(directory: string, ending: Ending): Promise<boolean> {
  return await withFolder(directory, async () => {
    const account = findAccountOf(directory);
    if (account === undefined) throw new SignInFailed('folder', `${directory} belongs to no account.`);
    const isEnded = await endSession(account, ending);
    writeAccount(directory, withToken(account, null, undefined));
    openKeptReads(path.join(directory, keptReadsName)).clear();
    return isEnded;
  });
}
