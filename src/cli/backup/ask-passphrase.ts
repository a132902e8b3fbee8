/** Where a passphrase comes from: the environment, or a person. Never an argument, which others can read. */
import { CliError, type CliIo } from '../io.ts';

const variable = 'VIREO_BACKUP_PASSPHRASE';

export function givenPassphrase({ env }: CliIo): string | undefined {
  return env[variable] || undefined;
}

/** @throws CliError where there is neither */
export async function requirePassphrase(io: CliIo): Promise<string> {
  const given = givenPassphrase(io) ?? (await io.askSecret?.('Passphrase of the backup: '));
  if (given) return given;
  throw new CliError('failure', `This needs the passphrase: set ${variable}.`);
}

/** A new one, typed twice. */
export async function chooseNewPassphrase(io: CliIo): Promise<string> {
  const given = givenPassphrase(io);
  if (given !== undefined) return given;
  const first = await io.askSecret?.('New passphrase: ');
  if (!first) throw new CliError('usage', `Set ${variable}, or type the passphrase at a terminal.`);
  if ((await io.askSecret?.('Again: ')) === first) return first;
  throw new CliError('usage', 'The two passphrases differ. Nothing was changed.');
}
