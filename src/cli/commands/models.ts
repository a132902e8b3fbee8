/** `vireo models list|doctor|test|add|remove`: which models may be asked, what is wrong with them, whether they answer. */
import { Command, Option } from 'commander';
import { type BackendOptions, withBackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';
import type { AddOptions } from '../models/add-provider.ts';
import type { RemoveOptions } from '../models/remove-model.ts';
import type { TestOptions } from '../models/run-models.ts';

const help = `
No model is the default: the built-in coach answers from your records, and nothing leaves. docs/models.md describes how a
provider is set up, what is sent to it and what is not. Keys are read from OPENAI_API_KEY, ANTHROPIC_API_KEY and
HF_TOKEN when the backend starts, or handed over by the editor; they are kept in memory alone. On an account of a server
"add" gives the key to the server, which keeps it sealed for all of the organization.

Exit codes: 0 all is well, or no model is set up; 1 something is wrong with a provider; 2 wrong usage, or it was refused.

Examples:
  vireo models list
  vireo models doctor
  vireo models test OpenAI --model gpt-5-mini
  vireo models add ollama --model llama3.2
  vireo models add compatible --url https://llm.example/v1 --model qwen --price 0.40/1.20 --privacy restricted
  vireo models remove OpenAI`;

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
  models.addCommand(createAddCommand(io));
  models.addCommand(createRemoveCommand(io));
  return models;
}

/** The presets are those of src/backend/platform/models/presets.ts: loaded with the command alone. */
function createAddCommand(io: CliIo): Command {
  return withBackendOptions(
    new Command('add')
      .description(
        'sets up a provider; its key is asked for, or read from VIREO_PROVIDER_KEY or its own variable, never an argument',
      )
      .argument('<preset>', 'openai, anthropic, hugging-face, ollama, lm-studio or compatible')
      .requiredOption('--model <id...>', 'models as the provider calls them')
      .option('--url <address>', 'address in place of the preset; a compatible provider needs it')
      .option('--title <title>', 'what it is called (default: as the preset, or its host)')
      .addOption(
        new Option(
          '--privacy <class>',
          'restricted: names of clients and people are not sent; local: your own machine or network',
        ).choices(['cloud', 'restricted', 'local']),
      )
      .option('--price <in/out>', 'US dollars of a million tokens, as 2.50/10; where none is listed')
      .option('--no-key', 'it needs none'),
  ).action(async (preset: string, options: AddOptions) =>
    (await import('../models/add-provider.ts')).runAdd(preset, options, io),
  );
}

function createRemoveCommand(io: CliIo): Command {
  return withBackendOptions(
    new Command('remove')
      .description(
        'removes a provider with its key, or one model of it, after a question; says what has used it',
      )
      .argument('<name>', 'title or id of a provider, or a model as "list" shows it')
      .option('--yes', 'without a question'),
  ).action(async (name: string, options: RemoveOptions) =>
    (await import('../models/remove-model.ts')).runRemove(name, options, io),
  );
}
