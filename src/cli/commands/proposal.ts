/** `vireo proposal`: what the coach, a model or another program would do, and what a person says to it. */
import { Argument, Command, Option } from 'commander';
import { type BackendOptions, withBackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';
import type { ApplyProposalOptions, ListProposalsOptions } from '../proposal/run-proposal.ts';

const help = `
An ID is the one that "vireo chat" prints with a proposal, and that "list" shows.
"apply" shows what will change and asks; --yes does it without a question. What changed since it was shown is refused,
and so is what your role or a rule does not allow.

Exit codes: 0 done, 2 wrong usage, not done, or it was refused.

Examples:
  vireo chat "log 2 hours on Checkout yesterday: review"
  vireo proposal list
  vireo proposal apply 4f0c91d2`;

const load = () => import('../proposal/run-proposal.ts');
const one = () => new Argument('<ID>', 'as "list" shows it');

const states = ['waiting', 'applied', 'discarded', 'failed', 'undone'];

export function createProposalCommand(io: CliIo): Command {
  const command = new Command('proposal').description(
    'what the coach and other programs would do: apply, discard',
  );
  for (const create of [createList, createShow, createApply, createDiscard, createUndo]) {
    command.addCommand(withBackendOptions(create(io)));
  }
  return command.addHelpText('after', help);
}

function createList(io: CliIo): Command {
  return new Command('list')
    .description('proposals that wait for you')
    .addOption(new Option('--state <state>', 'those in this state').choices(states))
    .addOption(new Option('--all', 'those in any state').conflicts('state'))
    .action(async (options: ListProposalsOptions) => (await load()).runProposalList(options, io));
}

function createShow(io: CliIo): Command {
  return new Command('show')
    .description('what it would change')
    .addArgument(one())
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runProposalShow(said, options, io),
    );
}

function createApply(io: CliIo): Command {
  return new Command('apply')
    .description('do it, after a question')
    .addArgument(one())
    .option('--yes', 'without a question')
    .action(async (said: string, options: ApplyProposalOptions) =>
      (await load()).runProposalApply(said, options, io),
    );
}

function createDiscard(io: CliIo): Command {
  return new Command('discard')
    .description('leave it undone, for good')
    .addArgument(one())
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runProposalDiscard(said, options, io),
    );
}

function createUndo(io: CliIo): Command {
  return new Command('undo')
    .description('undo what was done, where that can be')
    .addArgument(one())
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runProposalUndo(said, options, io),
    );
}
