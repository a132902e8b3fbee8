/** `vireo policy`: what tools of models and agents may do, and which rule says so. */
import { Command, Option } from 'commander';
import { effectClasses } from '../../domain/policy/acts/act.ts';
import { withBackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';
import type { ExplainOptions, RulesOptions } from '../policy/run-policy.ts';

const help = `
Rules are those that the practice and you keep on record, policy.json of the data folder (yours), and .vireo/policy.json
of the project, which can only tighten.
Deny goes before ask, ask before allow; what no rule fits is asked about; what cannot be read is denied. docs/policy.md
has the form of the files.

Exit codes: 0 allowed, or every case came out as expected; 1 asked about or denied, or a case did not; 2 wrong usage.

Examples:
  vireo policy explain --tool files.write --effect write --path src/app.ts
  vireo policy explain --tool shell.run --effect write --command 'npm test && git push'
  vireo policy test policy-cases.json`;

const load = () => import('../policy/run-policy.ts');

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

export function createPolicyCommand(io: CliIo): Command {
  const command = new Command('policy')
    .description('what tools of models and agents may do, and which rule says so')
    .addHelpText('after', help);
  command.addCommand(
    withBackendOptions(
      new Command('explain').description('the decision about one act, and the rule that made it'),
    )
      .requiredOption('--tool <name>', 'name of the tool')
      .addOption(new Option('--effect <class>', 'what it does').choices(effectClasses).makeOptionMandatory())
      .option('--path <path>', 'a path of the project; may be repeated', collect)
      .option('--command <line>', 'a line for a shell')
      .option('--host <name>', 'a host that it reaches; may be repeated', collect)
      .action(async (options: ExplainOptions) => (await load()).runExplain(options, io)),
  );
  command.addCommand(
    withBackendOptions(new Command('test').description('that each case of a file comes out as it says'))
      .argument('<file>', 'JSON: {"cases": [{"act": {"tool", "effect", …}, "expect": "deny"}]}')
      .action(async (file: string, options: RulesOptions) => (await load()).runTest(file, options, io)),
  );
  return command;
}
