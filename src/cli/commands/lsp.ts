/** `vireo lsp --stdio`: the language server for any editor. */
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { recordsVariable } from '../../contract/local/account-names.ts';
import { assetPath } from '../../workspace/assets.ts';
import { CliError, type CliIo } from '../io.ts';

const help = `
Speaks the Language Server Protocol 3.17 on standard input and output until the editor ends it.
Exit codes: 0 ended by the editor in order, 1 ended without "shutdown", 2 wrong usage.

Languages: TypeScript, TSX, JavaScript, Python.
Records: of --data, --as or VIREO_ACCOUNT; else of the account that has a project in the editor's folder, else of the
account of "vireo account use", else of this machine.
Settings: section "vireo.scan"; see docs/lsp.md.`;

interface LspOptions {
  readonly stdio?: boolean;
  readonly data?: string;
  readonly as?: string;
}

export function createLspCommand(io: CliIo): Command {
  return new Command('lsp')
    .description('run the language server')
    .option('--stdio', 'speak over standard input and output')
    .option('--data <dir>', 'data folder whose findings on record are shown')
    .option('--as <account>', 'an account on a server, as "vireo account list" shows it, or "local"')
    .addHelpText('after', help)
    .action(async (options: LspOptions) => {
      if (options.stdio !== true)
        throw new CliError('usage', 'lsp needs --stdio, the only way it speaks here.');
      await nameRecords(options, io);
      // It takes over this process, reading --stdio from the arguments; loaded by path, as every process is.
      await import(pathToFileURL(assetPath('server.js')).href);
    });
}

/** Where none are named, the language server chooses by the folders that the editor opens. */
async function nameRecords(options: LspOptions, io: CliIo): Promise<void> {
  const { accountVariable, pickDirectory } = await import('../backend/pick-directory.ts');
  if (options.data === undefined && options.as === undefined && !io.env[accountVariable]) return;
  process.env[recordsVariable] = pickDirectory(options, io);
}
