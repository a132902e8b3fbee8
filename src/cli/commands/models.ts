/** `vireo models list|doctor|test`: which models may be asked, what is wrong with them, whether they answer. */
import { Command } from 'commander';
import { type BackendOptions, withBackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';
import type { TestOptions } from '../models/run-models.ts';

const help = `
No model is the default: the built-in coach answers from your records, and nothing leaves. docs/models.md tells how a
provider is set up, what is sent to it and what is not. Keys are read from OPENAI_API_KEY, ANTHROPIC_API_KEY and
HF_TOKEN when the backend starts, or handed over by the editor; they are kept in memory alone.

Exit codes: 0 all is well, or no model is set up; 1 something is wrong with a provider; 2 wrong usage, or it was refused.

Examples:
  vireo models list
  vireo models doctor
  vireo models test OpenAI --model gpt-5-mini`;

const load = () => import('../models/run-models.ts');

export function createModelsCommand(io: CliIo): Command {
  const models = new Command('models')
    .description('language models: which may be asked, what is wrong with them, whether they answer')
    .addHelpText('after', help);
  models.addCommand(
    withBackendOptions(
      new Command('list').description('models with class, privacy, price of a million tokens, and state'),
    ).action(async (options: BackendOptions) => (await load()).runList(options, io)),
  );
  models.addCommand(
    withBackendOptions(
      new Command('doctor').description(
        'what is wrong with each provider and what to do; asks only models that cost nothing',
      ),
    ).action(async (options: BackendOptions) => (await load()).runDoctor(options, io)),
  );
  models.addCommand(
    withBackendOptions(
      new Command('test')
        .description(
          'one tiny call to each provider, or to one; costs less than a thousandth of a dollar with most',
        )
        .argument('[provider]', 'title or id of a provider (default: each)')
        .option('--model <id>', 'as the provider calls it (default: its first)'),
    ).action(async (provider: string | undefined, options: TestOptions) =>
      (await load()).runTest(provider, options, io),
    ),
  );
  return models;
}
