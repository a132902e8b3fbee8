/** Where the password of a mail account comes from: a file, the environment, or a person. Never an argument. */
import path from 'node:path';
import { readSecretFile, SecretFileError } from '../../workspace/files/secret-file.ts';
import { CliError, type CliIo } from '../io.ts';
import type { PasswordOptions } from './mail-options.ts';

const variable = 'VIREO_SMTP_PASSWORD';

/** Undefined where none is given, and nobody sits at a terminal. @throws CliError for a file that others can read */
export async function findPassword(
  { passwordFile }: PasswordOptions,
  io: CliIo,
  { canAsk }: { readonly canAsk: boolean },
): Promise<string | undefined> {
  if (passwordFile !== undefined) return readFile(path.resolve(io.cwd, passwordFile));
  const given = io.env[variable];
  if (given) return given;
  if (!canAsk) return undefined;
  return (await io.askSecret?.('Password (not shown): ')) || undefined;
}

export async function requirePassword(options: PasswordOptions, io: CliIo): Promise<string> {
  const found = await findPassword(options, io, { canAsk: true });
  if (found !== undefined) return found;
  throw new CliError('usage', `This needs the password: name a file by --password-file, or set ${variable}.`);
}

function readFile(file: string): string {
  try {
    return readSecretFile(file);
  } catch (error) {
    if (!SecretFileError.is(error)) throw error;
    throw new CliError('usage', error.message, error);
  }
}
