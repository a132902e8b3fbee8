/** The options that narrow time down, and those of the form in which it is printed: the same on list, day, week and report. */
import { type Command, Option } from 'commander';
import { outputFormats } from '../time/time-options.ts';

export function withFilterOptions(command: Command): Command {
  return command
    .option('--project <name>', 'only of this project: its name, in short too, "client/name", or its id')
    .option('--client <name>', 'only of this client')
    .option('--task <name>', 'only of this task of the project, or "none"')
    .option('--tag <tag>', 'only with this tag')
    .option('--billable', 'only billable')
    .option('--no-billable', 'only not billable')
    .option('--text <text>', 'found in note, branch or commit')
    .addOption(new Option('--format <format>', 'of the output').choices(outputFormats).default('table'));
}
