/** `vireo start-empty`: answers what becomes of a practice whose database could not be opened. */
import { Command } from 'commander';
import type { BackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';

const help = `
A database that cannot be opened is moved, and kept as it is, beside the place where it was. Until you run this
command nothing is served and nothing is recorded. The same where the database is missing beside good backups. The empty
practice has no clients, no time and no invoices; its invoice numbers continue after the last one issued in this folder.
Does nothing where no answer is waited for.

Exit codes: 0 the practice can be used, 2 wrong usage, or it could not be done.`;

export function createStartEmptyCommand(io: CliIo): Command {
  return new Command('start-empty')
    .description('start with an empty practice after the database could not be opened or is missing')
    .option('--data <dir>', "data folder (default: the user's own)")
    .option('--json', 'print one JSON value')
    .addHelpText('after', help)
    .action(async (options: Pick<BackendOptions, 'data' | 'json'>) => {
      const { localBackend, resolveDataDirectory, withConnectionErrors } = await import(
        '../backend/open-api.ts'
      );
      const { requirePractice } = await import('../backend/over-practice.ts');
      const { answerStartEmpty } = await import('../../connection/index.ts');
      const own = { ...options, data: resolveDataDirectory(options, io) };
      requirePractice(own, io);
      await withConnectionErrors(options, async () => await answerStartEmpty(localBackend(own, io)));
      io.out(options.json === true ? `${JSON.stringify({ state: 'ready' })}\n` : 'The practice is ready.\n');
    });
}
