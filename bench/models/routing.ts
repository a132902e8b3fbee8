/** What 100 labelled calls cost by the router, beside the best model for each; and how often a weaker one than the label is chosen. */
import { chooseModels, type ModelOffer } from '../../src/domain/models/choose-model.ts';
import { complexityOf } from '../../src/domain/models/complexity.ts';
import { modelCost } from '../../src/domain/models/model-cost.ts';
import { findKnownModel, type KnownModel } from '../../src/domain/models/price-table.ts';
import { atLeast, atMost, type Benchmark, type BenchRow } from '../benchmark.ts';
import { type LabelledTask, labelledTasks } from './labelled-tasks.ts';

const providers: Readonly<Record<string, readonly string[]>> = {
  openai: ['gpt-5.1', 'gpt-5-mini', 'gpt-5-nano'],
  anthropic: ['claude-opus-4-5', 'claude-sonnet-4-5', 'claude-haiku-4-5'],
};
const order = ['efficient', 'standard', 'premium'];

function offersOf(provider: string, ids: readonly string[]): readonly (ModelOffer & KnownModel)[] {
  return ids.map((id) => {
    const model = findKnownModel(id);
    if (model === undefined) throw new Error(`The price table has no ${id}.`);
    return { ...model, id: `${provider}/${id}`, providerId: provider, health: 'ok' };
  });
}

function costOf(model: KnownModel, { input, output }: LabelledTask): number {
  return modelCost(model.price, { inputTokens: input, outputTokens: output });
}

function rowsOf(name: string, offers: readonly (ModelOffer & KnownModel)[]): readonly BenchRow[] {
  const chosen = labelledTasks.map((task) => {
    const complexity = complexityOf({ ...task, tokens: task.input });
    const [model] = chooseModels(offers, { complexity, tokens: task.input, locale: 'en' }).candidates;
    const [best] = chooseModels(offers, { complexity: 10, tokens: task.input, locale: 'en' }).candidates;
    if (model === undefined || best === undefined) throw new Error('No model fits.');
    const isEnough = order.indexOf(model.class) >= order.indexOf(task.label);
    if (!isEnough) console.error(`${name}: ${task.what}: ${model.id}, labelled ${task.label}`);
    return { cost: costOf(model, task), best: costOf(best, task), isEnough };
  });
  const sum = (key: 'cost' | 'best') => chosen.reduce((total, each) => total + each[key], 0) / 1e6;
  const count = labelledTasks.length;
  const enough = chosen.filter(({ isEnough }) => isEnough).length;
  return [
    atMost(
      {
        name: `cost of ${count} labelled tasks by the router (${name})`,
        unit: '$',
        ours: sum('cost'),
        peer: sum('best'),
        peerName: 'always premium',
      },
      0.3,
    ),
    atLeast(
      {
        name: `of them by a model as able as labelled (${name})`,
        unit: 'tasks',
        ours: enough,
        peer: count,
        peerName: 'all of them',
      },
      0.95,
    ),
  ];
}

export const benchmark: Benchmark = {
  name: 'routing',
  run: async () => {
    const each = Object.entries(providers).map(([name, ids]) => [name, offersOf(name, ids)] as const);
    return [
      ...each.flatMap(([name, offers]) => rowsOf(name, offers)),
      ...rowsOf(
        'both',
        each.flatMap(([, offers]) => offers),
      ),
    ];
  },
};
