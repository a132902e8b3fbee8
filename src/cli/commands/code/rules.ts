/** `vireo rules`: what the scanner looks for, and a team's own rules. */
import { Argument, Command } from 'commander';
import type { CliIo } from '../../io.ts';
import type { RulesOptions } from '../../rules/run-rules.ts';

const help = `
Groups are security and quality, of which every rule is one, and in them secrets, infrastructure, performance and
dependencies. They are named in the same way in --rules of a scan and in .vireo.yml.

A team's own rules are YAML below .vireo/rules, in the form of Vireo's; models of libraries below .vireo/rules/models.
See docs/scan.md on how to write them.

Examples:
  vireo rules list secrets            formats of keys and tokens
  vireo rules list 'docker-*'         what begins so
  vireo rules search CWE-89           by what rules say of themselves
  vireo rules show sql-injection      why it matters and how to fix it

Exit codes: 0 done, 1 a rule does not hold (test) or none was found (search, show), 2 wrong usage or failure.`;

export function createRulesCommand(io: CliIo): Command {
  const command = new Command('rules')
    .description('list, search, show and test the rules')
    .addHelpText('after', help);
  const json = ['--json', 'print one JSON value'] as const;
  command
    .command('list')
    .description('every rule, or those that names mean')
    .addArgument(
      new Argument('[NAMES...]', 'groups, ids, beginnings of ids and a "*"; "!" before for all but'),
    )
    .option(...json)
    .action(async (names: readonly string[], options: RulesOptions) =>
      (await load()).listRules(names, options, io),
    );
  command
    .command('search')
    .description('rules that speak of something: a word, a CWE, the id that another scanner gives it')
    .addArgument(new Argument('<text>', 'md5, CWE-89, CKV_AWS_23 …'))
    .option(...json)
    .action(async (text: string, options: RulesOptions) => (await load()).searchRules(text, options, io));
  command
    .command('show')
    .description('a rule: what it finds, why it matters, how to fix it')
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
  return await import('../../rules/run-rules.ts');
}
