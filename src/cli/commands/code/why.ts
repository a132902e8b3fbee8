/** `vireo why`: who asks for a package. */
import { Argument, Command } from 'commander';
import type { WhyOptions } from '../../dependencies/run-why.ts';
import type { CliIo } from '../../io.ts';

const help = `
Shows, for every entry of a manifest that leads to the package, the shortest way.

Exit codes: 0 it is here, 1 it is not, 2 wrong usage, or a file that could not be read.`;

export function createWhyCommand(io: CliIo): Command {
  return new Command('why')
    .description('why a package is here')
    .addArgument(new Argument('<name>', 'name of a package; name@version for one version'))
    .addArgument(new Argument('[PATH]', 'a folder, a lock file or a manifest').default('.'))
    .option('--json', 'print one JSON value')
    .addHelpText('after', help)
    .action(async (name: string, path: string, options: WhyOptions) => {
      const { runWhy } = await import('../../dependencies/run-why.ts');
      await runWhy({ name, path }, options, io);
    });
}
