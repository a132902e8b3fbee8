/** `vireo backup`: copies of the whole practice, and the way back. */
import { Argument, Command } from 'commander';
import { type BackendOptions, withBackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';
import type { RestoreOptions, SettingsOptions } from './backup-options.ts';

const help = `
A backup is one file with the database, the stored files and the settings of one moment, below "backups" in the data folder.
Vireo makes one a day while it is used, and one before it changes the database to a newer version; it keeps 14. A BACKUP is
named by the ID that "list" shows, or by the path of its file.

"restore" ends the Vireo service, backs up what is there, and puts the backup in its place; it prints the ID of the backup
that undoes it. Invoices that were issued since are listed, and brought back where the current database is whole; no invoice
number is given twice, also with --yes. It also works where the database is damaged and the service cannot start.

A passphrase is read from VIREO_BACKUP_PASSPHRASE, or asked for. Without it nobody can open an encrypted backup.

Exit codes: 0 done, 1 the backup is not what it was (verify), 2 wrong usage, or it could not be done.

Examples:
  vireo backup create
  vireo backup list
  vireo backup verify 20261123T024839Z-1a2b3c
  vireo backup restore /media/disk/vireo-20261123T024839Z-1a2b3c.tar --yes
  vireo backup settings --copy-to /media/disk --passphrase`;

const load = () => import('./run-backup.ts');
const which = new Argument('<BACKUP>', 'its ID, or the path of its file');

function createRestore(io: CliIo): Command {
  return new Command('restore')
    .description('put a backup in the place of what is there, which is backed up before')
    .addArgument(which)
    .option('--yes', 'do not ask')
    .option('--damaged', 'also a database that was damaged when it was backed up')
    .action(async (said: string, options: RestoreOptions) => (await load()).runRestore(said, options, io));
}

function createSettings(io: CliIo): Command {
  return new Command('settings')
    .description('where backups are copied to, and whether they are encrypted')
    .option('--copy-to <dir>', 'copy each backup to this folder, such as one on another disk')
    .option('--no-copy', 'copy them no longer')
    .option('--passphrase', 'encrypt backups from now on; opened by a passphrase that is asked for')
    .option('--no-passphrase', 'encrypt them no longer')
    .action(async (options: SettingsOptions) => (await load()).runSettings(options, io));
}

export function createBackupCommand(io: CliIo): Command {
  const command = new Command('backup').description('back up the practice, verify and restore backups');
  const children = [
    new Command('create')
      .description('back up now')
      .action(async (options: BackendOptions) => (await load()).runCreate(options, io)),
    new Command('list')
      .description('backups, newest first')
      .action(async (options: BackendOptions) => (await load()).runList(options, io)),
    new Command('verify')
      .description('open a backup, check every hash, and prove the invoice numbers in it')
      .argument('[BACKUP]', 'its ID, or the path of its file (default: the newest)')
      .action(async (said: string | undefined, options: BackendOptions) =>
        (await load()).runVerify(said, options, io),
      ),
    createRestore(io),
    createSettings(io),
  ];
  for (const child of children) command.addCommand(withBackendOptions(child));
  return command.addHelpText('after', help);
}
