/**
 * What the `vireo backup` subcommands do. A backup is made by the service, which has the database open. The rest is done
 * by a process of its own on the data folder, so that it works where the service cannot start.
 */
import { createBackup, listBackups, verifyBackup } from '../../api-client/index.ts';
import { askBackup } from '../../connection/index.ts';
import { BackupError, type BackupRequest, type BackupResult } from '../../contract/backup/backup-process.ts';
import type { BackupList, BackupMade, BackupProof } from '../../contract/backup/backups.ts';
import { assetPath } from '../../workspace/assets.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { openApi, resolveDataDirectory, withApiErrors } from '../backend/open-api.ts';
import { overPractice } from '../backend/over-practice.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { isYes } from '../is-yes.ts';
import { chooseNewPassphrase, givenPassphrase, requirePassphrase } from './ask-passphrase.ts';
import type { RestoreOptions, SettingsOptions } from './backup-options.ts';
import { printBackups, printMade, printProof, printSettings, printShortfalls } from './print-backup.ts';
import { printIssued } from './print-issued.ts';

type RequestOf<K extends BackupRequest['kind']> = Extract<BackupRequest, { readonly kind: K }>;

/** Copying and compressing years of records. */
const longMs = 10 * 60_000;

const backupProcess = () => ({ entry: assetPath('backup.js'), nodePath: process.execPath });

async function ask<K extends BackupRequest['kind']>(request: RequestOf<K>): Promise<BackupResult<K>> {
  try {
    return await askBackup<K>(backupProcess(), request);
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'passphrase_missing') throw error;
    throw new CliError('failure', error.message, error);
  }
}

/** Asks once more with the passphrase where the backup turns out to need one. */
async function withPassphrase<T>(
  io: CliIo,
  work: (passphrase: { readonly passphrase?: string }) => Promise<T>,
): Promise<T> {
  const given = givenPassphrase(io);
  try {
    return await work(given === undefined ? {} : { passphrase: given });
  } catch (error) {
    if (!(error instanceof BackupError && error.code === 'passphrase_missing')) throw error;
    return await work({ passphrase: await requirePassphrase(io) });
  }
}

function print(value: unknown, text: string, { options, io }: { options: BackendOptions; io: CliIo }): void {
  io.out(options.json === true ? `${JSON.stringify(value)}\n` : text);
}

/** Backups are of this machine's own practice, whichever account commands use; a server makes its own. */
function ownFolder(options: BackendOptions, io: CliIo): string {
  if (options.as === undefined) return resolveDataDirectory(options, io);
  throw new CliError('usage', 'Backups are of the practice of this machine: a server makes its own.');
}

export async function runCreate(options: BackendOptions, io: CliIo): Promise<void> {
  const where = options.server === undefined ? { ...options, data: ownFolder(options, io) } : options;
  await overPractice(where, io, async (client) => {
    const { data } = await createBackup({ client, timeout: longMs, throwOnError: true });
    const made = data as BackupMade;
    print(made, printMade(made), { options, io });
    io.err(printShortfalls(made));
  });
}

async function loadList(options: BackendOptions, io: CliIo): Promise<BackupList> {
  if (options.server === undefined) {
    return await ask({ kind: 'list', data: ownFolder(options, io) });
  }
  return await withApiErrors(async () => {
    const { data } = await listBackups({ client: await openApi(options, io), throwOnError: true });
    return data as BackupList;
  });
}

export async function runList(options: BackendOptions, io: CliIo): Promise<void> {
  const list = await loadList(options, io);
  print(list, printBackups(list), { options, io });
}

async function newestOf(options: BackendOptions, io: CliIo): Promise<string> {
  const [newest] = (await loadList(options, io)).backups;
  if (newest) return newest.id;
  throw new CliError('failure', 'There is no backup yet. Make one: vireo backup create');
}

/** Exit code 1 where the backup is not what it was. */
export async function runVerify(said: string | undefined, options: BackendOptions, io: CliIo): Promise<void> {
  const named = said ?? (await newestOf(options, io));
  const data = ownFolder(options, io);
  const proof = await withPassphrase(io, async (passphrase) =>
    options.server === undefined
      ? await ask({ kind: 'verify', data, named, ...passphrase })
      : await verifyOnServer({ id: named, ...passphrase }, options, io),
  );
  print(proof, printProof(proof), { options, io });
  if (!proof.ok) io.setExitCode(exitCodes.answerIsNo);
}

async function verifyOnServer(
  body: { readonly id: string; readonly passphrase?: string },
  options: BackendOptions,
  io: CliIo,
): Promise<BackupProof> {
  return await withApiErrors(async () => {
    const client = await openApi(options, io);
    return (await verifyBackup({ client, body, timeout: longMs, throwOnError: true })).data as BackupProof;
  });
}

export async function runRestore(said: string, options: RestoreOptions, io: CliIo): Promise<void> {
  requireLocal(options, 'restored');
  const data = ownFolder(options, io);
  const which = { data, named: said, damaged: options.damaged === true };
  if (options.yes !== true) await confirm(which, io);
  const restored = await withPassphrase(
    io,
    async (passphrase) => await ask({ kind: 'restore', ...which, ...passphrase }),
  );
  const undo = restored.undo === null ? '' : ` To undo: vireo backup restore ${restored.undo} --yes`;
  io.err(restored.warnings.map((warning) => `vireo: ${warning}\n`).join(''));
  print(restored, `${printIssued(restored)}Restored ${restored.id}.${undo}\n`, { options, io });
}

/** With what was issued since the backup, before the question. */
async function confirm(
  which: { readonly data: string; readonly named: string; readonly damaged: boolean },
  io: CliIo,
): Promise<void> {
  if (!io.ask) throw new CliError('usage', 'Restoring replaces the whole practice: say so with --yes.');
  const issued = await withPassphrase(
    io,
    async (passphrase) => await ask({ kind: 'compare', ...which, ...passphrase }),
  );
  io.err(printIssued(issued));
  const answer = await io.ask(`Replace the practice in ${which.data} with this backup? [y/N] `);
  if (!isYes(answer)) throw new CliError('failure', 'Nothing was restored.');
}

export async function runSettings(options: SettingsOptions, io: CliIo): Promise<void> {
  requireLocal(options, 'set up');
  const settings = await ask({
    kind: 'settings',
    data: ownFolder(options, io),
    ...copyChange(options),
    ...(await passphraseChange(options, io)),
  });
  print(settings, printSettings(settings), { options, io });
}

function copyChange({ copy, copyTo }: SettingsOptions): { readonly copyTo?: string | null } {
  if (copy === false) return { copyTo: null };
  return copyTo === undefined ? {} : { copyTo };
}

async function passphraseChange(
  { passphrase }: SettingsOptions,
  io: CliIo,
): Promise<{ readonly passphrase?: string | null }> {
  if (passphrase === undefined) return {};
  return { passphrase: passphrase ? await chooseNewPassphrase(io) : null };
}

function requireLocal({ server }: BackendOptions, what: string): void {
  if (server === undefined) return;
  throw new CliError('usage', `Backups are ${what} on the machine that has the data folder: use --data.`);
}
