/** `vireo chat`: asks the coach one question. */
import { Argument, Command, Option } from 'commander';
import { withBackendOptions } from '../backend/backend-options.ts';
import type { ChatOptions } from '../chat/run-chat.ts';
import { CliError, type CliIo } from '../io.ts';

const help = `
Ask in English or German, for example:
  vireo chat how many hours last week, and what is unbilled?
  vireo chat --built-in "what is overdue?"
  vireo chat --edit hours last month

Where a model is set up, the built-in coach still answers what it understands wholly, at once and free: figures, lists, how
things are done, actions. Everything else goes to the model; --model auto asks a model in any case.

Below the answer stand how it was read, who answered and what it cost. A figure with [?] behind it is not from your records. Where a model
cannot be reached, the built-in coach answers, and says so. A proposal is printed with its ID: vireo proposal apply ID.

Exit codes: 0 answered, 1 the coach asks back or cannot answer that, 2 wrong usage or failure.`;

export function createChatCommand(io: CliIo): Command {
  const command = new Command('chat')
    .description('ask the coach about your practice')
    .addArgument(new Argument('[question...]', 'what you would like to know'))
    .option('--session <id>', 'go on with this session, so that "and last month?" is understood')
    .addOption(
      new Option('--built-in', 'ask the built-in coach: no model, nothing leaves, no cost').conflicts(
        'model',
      ),
    )
    .option('--model <name>', 'ask this model, as "vireo models list" shows it, or any: auto')
    .addOption(
      new Option(
        '--continue <session>',
        'in place of a question: the rest of the last answer of this session, where it is not whole',
      ).conflicts(['session', 'builtIn']),
    )
    .addOption(
      new Option(
        '--edit',
        'change by numbers what the question was read as; without a question, that of the last answer',
      ).conflicts(['continue', 'json']),
    );
  return withBackendOptions(command)
    .addHelpText('after', help)
    .action(async (words: readonly string[], options: ChatOptions) => {
      const isWithout = options.continue !== undefined || options.edit === true;
      if (words.length === 0 ? !isWithout : options.continue !== undefined) {
        throw new CliError('usage', 'Ask a question, or name a session with --continue.');
      }
      const { runChat } = await import('../chat/run-chat.ts');
      await runChat(words.join(' '), options, io);
    });
}
