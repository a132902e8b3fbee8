/** Weighs features against labels: a multinomial logistic regression over the pairs that were said together. */
import {
  toDigit,
  toSign,
  type UsageData,
} from '../../../src/backend/contexts/coach/coach/built-in/learned/usage.ts';

export interface Example {
  readonly label: string;
  readonly features: ReadonlySet<string>;
}

const rounds = 24;
/** Left out by chance in each round, so that no word alone decides. */
const leftOut = 0.35;
const firstStep = 0.35;
const shrinking = 0.00006;

interface Model {
  readonly labels: readonly string[];
  readonly biases: number[];
  readonly table: ReadonlyMap<string, Map<number, number>>;
}

/** Chance that is the same at each run. */
function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled<Item>(items: readonly Item[], chance: () => number): readonly Item[] {
  const ordered = [...items];
  for (let at = ordered.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1));
    [ordered[at], ordered[other]] = [ordered[other] as Item, ordered[at] as Item];
  }
  return ordered;
}

/** How a question begins is worth its place only where it is said more often. */
const leastBeginnings = 4;

function countBeginnings(examples: readonly Example[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of examples) {
    for (const feature of features) {
      if (feature.startsWith('^')) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    }
  }
  return counts;
}

function prepare(examples: readonly Example[]): Model {
  const beginnings = countBeginnings(examples);
  const labels = [...new Set(examples.map(({ label }) => label))].toSorted();
  const table = new Map<string, Map<number, number>>();
  for (const { label, features } of examples) {
    for (const feature of features) {
      if ((beginnings.get(feature) ?? leastBeginnings) < leastBeginnings) continue;
      const weights = table.get(feature) ?? new Map<number, number>();
      weights.set(labels.indexOf(label), 0);
      table.set(feature, weights);
    }
  }
  return { labels, biases: labels.map(() => 0), table };
}

function sharesOf({ biases, table }: Model, features: ReadonlySet<string>): Float64Array {
  const scores = Float64Array.from(biases);
  for (const feature of features) {
    for (const [label, weight] of table.get(feature) ?? []) scores[label] = (scores[label] ?? 0) + weight;
  }
  const highest = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function learn(model: Model, { label, features }: Example, step: number): void {
  const wanted = model.labels.indexOf(label);
  const shares = sharesOf(model, features);
  const errors = shares.map((share, at) => (at === wanted ? 1 : 0) - share);
  for (const at of model.labels.keys())
    model.biases[at] = (model.biases[at] ?? 0) + step * 0.1 * (errors[at] ?? 0);
  for (const feature of features) {
    const weights = model.table.get(feature);
    if (weights === undefined) continue;
    for (const [at, weight] of weights) {
      weights.set(at, weight * (1 - shrinking) + step * (errors[at] ?? 0));
    }
  }
}

function writeWeights({ labels, table }: Model): string {
  return [...table]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([feature, all]) => {
      const sparse = [...all]
        .toSorted(([one], [other]) => one - other)
        .map(([label, weight]) => `${toSign(label)}${toDigit(weight)}`)
        .join('');
      const dense = labels.map((_, label) => (all.has(label) ? toDigit(all.get(label) ?? 0) : '-'));
      const short = `=${dense.join('').replace(/-+$/, '')}`;
      return `${feature} ${short.length < sparse.length ? short : sparse}`;
    })
    .join(';');
}

export function train(examples: readonly Example[]): UsageData {
  const model = prepare(examples);
  const chance = createChance(20_261_120);
  for (let round = 0; round < rounds; round += 1) {
    const step = firstStep / (1 + round / 8);
    for (const { features, ...example } of shuffled(examples, chance)) {
      const kept = new Set([...features].filter(() => chance() > leftOut));
      learn(model, { ...example, features: kept }, step);
    }
  }
  return {
    labels: model.labels.join(' '),
    biases: model.biases.map(toDigit).join(''),
    weights: writeWeights(model),
  };
}
