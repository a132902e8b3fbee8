/**
 * `account.json` in the data folder of an account: which server, whose session. Readable by the user alone, and on the disk
 * before what it says is used: a refresh token that the server has replaced opens nothing any more.
 */

import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { readServerAddress } from '../../connection/accounts/server-address.ts';
import { accountFileName } from '../../contract/local/backend-names.ts';
import { parseJson } from '../../contract/text/parse-json.ts';
import { makeDirectory, replaceFile } from '../platform/db/durable-files.ts';

const ownerOnly = 0o600;

/** Origin of a server, as `https://vireo.example`. Without TLS on this machine alone. */
export const serverSchema = z.string().transform((text, context): string => {
  const origin = readServerAddress(text);
  if (origin !== undefined) return origin;
  context.addIssue({ code: 'custom', message: 'is not an address that begins with https://' });
  return z.NEVER;
});

export const accountSchema = z.strictObject({
  server: serverSchema,
  organizationId: z.string().min(1),
  organizationName: z.string(),
  /** Of the person, whatever their address is now; undefined in what an earlier version wrote. */
  identityId: z.string().optional(),
  email: z.string(),
  /** Null once the session has ended: the user signs in again. Read by `findToken` alone. */
  refreshToken: z.string().min(20).nullable(),
  /** By the key of an editor's secret storage. */
  isSealed: z.boolean().optional(),
});
export type Account = z.infer<typeof accountSchema>;

/** Undefined where the folder belongs to no account. @throws Error that names the file */
export function readAccount(directory: string): Account | undefined {
  const file = path.join(directory, accountFileName);
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const parsed = accountSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new Error(`${file} cannot be read: sign in to the server again.`);
}

/** On the disk when it returns. */
export function writeAccount(directory: string, account: Account): void {
  makeDirectory(directory);
  replaceFile(path.join(directory, accountFileName), `${JSON.stringify(account)}\n`, ownerOnly);
}
