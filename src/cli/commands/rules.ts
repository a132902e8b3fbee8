/** `vireo rules`: what the scanner looks for, and a team's own rules. */
import { Argument, Command } from 'commander';
import type { CliIo } from '../io.ts';
import type { RulesOptions } from '../rules/run-rules.ts';

const help = `
A team's own rules are YAML below .vireo/rules, in the form of Vireo's; models of libraries below .vireo/rules/models.
docs/scan.md tells how to write them.

Exit codes: 0 done, 1 a rule does not hold (test) or there is none of that name (show), 2 wrong usage or failure.`;

export function createRulesCommand(io: CliIo): Command {
  const command = new Command('rules')
    .description('list, show and test the rules')
    .addHelpText('after', help);
  const json = ['--json', 'print one JSON value'] as const;
  command
    .command('list')
    .description('every rule')
    .option(...json)
    .action(async (options: RulesOptions) => (await load()).listRules(options, io));
  command
    .command('show')
    .description('a rule: what it finds, why that matters, how to mend it')
    .addArgument(new Argument('<id>', 'id of the rule'))
    .option(...json)
    .action(async (id: string, options: RulesOptions) => (await load()).showRule(id, options, io));
  command
    .command('docs')
    .description('every rule as one Markdown document')
    .option(...json)
    .action(async (options: RulesOptions) => (await load()).documentRules(options, io));
  command
    .command('test')
    .description("prove the team's own rules by their examples")
    .option(...json)
    .action(async (options: RulesOptions) => (await load()).testRules(options, io));
  return command;
}

async function load() {
  return await import('../rules/run-rules.ts');
}
