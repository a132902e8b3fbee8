/** `vireo lsp --stdio`: the language server for any editor. */
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { assetPath } from '../../workspace/assets.ts';
import { CliError, type CliIo } from '../io.ts';

const help = `
Speaks the Language Server Protocol 3.17 on standard input and output until the editor ends it.
Exit codes: 0 ended by the editor in order, 1 ended without "shutdown", 2 wrong usage.

Languages: TypeScript, TSX, JavaScript, Python.
Settings: section "vireo.scan"; see docs/lsp.md.`;

export function createLspCommand(_io: CliIo): Command {
  return new Command('lsp')
    .description('run the language server')
    .option('--stdio', 'speak over standard input and output')
    .addHelpText('after', help)
    .action(async (options: { readonly stdio?: boolean }) => {
      if (options.stdio !== true)
        throw new CliError('usage', 'lsp needs --stdio, the only way it speaks here.');
      // It takes over this process, reading --stdio from the arguments; loaded by path, as every process is.
      await import(pathToFileURL(assetPath('server.js')).href);
    });
}
