/** `vireo stack`: what a project is made of, and what shows it. */
import { Argument, Command, Option } from 'commander';
import type { CliIo } from '../../io.ts';
import { formats, type StackOptions } from '../../stack/stack-options.ts';

const help = `
Finds languages with their lines, frameworks, libraries, tools, services and cloud below PATHS (default: the current
folder), as a whole and by package, from manifests, lock files, settings, containers, workflows and Terraform.
Leaves out what "vireo scan" leaves out, and test fixtures. Executes nothing, and asks no network.
More, and the shape of the JSON: docs/stack.md.

Exit codes:
  0  done
  2  wrong usage, an unreadable path, or interrupted

Examples:
  vireo stack                          what this project is made of
  vireo stack --evidence               and which file and line shows it
  vireo stack --package web            one package of a monorepo
  vireo stack --format json --output stack.json`;

export function createStackCommand(io: CliIo): Command {
  return new Command('stack')
    .description('what a project is made of: languages, frameworks, tools, services')
    .addArgument(new Argument('[PATHS...]', 'folders'))
    .addOption(new Option('--format <format>', 'how it is written').choices(formats).default('text'))
    .addOption(new Option('--json', 'same as --format json').implies({ format: 'json' }))
    .option('--output <file>', 'write to this file instead of standard output')
    .option('--package <name>', 'one package of a monorepo, by its name or folder')
    .option('--evidence', 'show for each technology the places that show it')
    .addHelpText('after', help)
    .action(async (paths: readonly string[], options: StackOptions) => {
      const { runStack } = await import('../../stack/run-stack.ts');
      await runStack(paths, options, io);
    });
}
