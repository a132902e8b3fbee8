/** The key of this editor's secret storage that seals sessions of accounts on the disk; one for all accounts. */
import type * as vscode from 'vscode';
import { sessionKeyBytes, sessionKeyPattern } from '../../../contract/local/session-key.ts';

const secretName = 'vireo.sessionKey';

type Secrets = Pick<vscode.ExtensionContext, 'secrets'>;

/** Undefined where none was made, or the storage does not answer: a session is sealed by none then. */
export async function findSessionKey({ secrets }: Secrets): Promise<string | undefined> {
  try {
    const key = await secrets.get(secretName);
    return key !== undefined && sessionKeyPattern.test(key) ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined where this editor keeps no secrets. */
export async function makeSessionKey(context: Secrets): Promise<string | undefined> {
  const known = await findSessionKey(context);
  if (known !== undefined) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(sessionKeyBytes));
  try {
    await context.secrets.store(secretName, Buffer.from(bytes).toString('base64url'));
  } catch {
    return undefined;
  }
  // What it says it kept, it has.
  return await findSessionKey(context);
}
