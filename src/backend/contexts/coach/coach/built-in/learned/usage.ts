/**
 * How well words fit intents: a weight for each pair that was said together in collected phrasings
 * (scripts/generate/coach-usage.ts). A pair without a weight was never said.
 */

export interface UsageData {
  /** Labels, parted by spaces; their place is their index. */
  readonly labels: string;
  /** A digit (base 36) for each label. */
  readonly biases: string;
  /** `feature weights`, parted by `;`. Weights: the sign of a label and a digit (base 36), or after `=` a digit for each label, `-` for none. */
  readonly weights: string;
}

export interface Usage {
  readonly labels: readonly string[];
  /** All labels, the likeliest first; the shares sum up to one. */
  rank(features: Iterable<string>): readonly { readonly label: string; readonly share: number }[];
}

/** A label of the data: one sign, none of those that part it or that JSON escapes. */
const signs = [
  ...Array.from({ length: 94 }, (_, at) => at + 0x21),
  ...Array.from({ length: 64 }, (_, at) => at + 0xc0),
]
  .map((code) => String.fromCharCode(code))
  .filter((sign) => !'";=\\'.includes(sign));
const labelOfSign = new Map(signs.map((sign, label) => [sign, label]));
export const toSign = (label: number): string => signs[label] ?? '';
const toLabel = (sign: string | undefined): number => labelOfSign.get(sign ?? '') ?? 0;

/** A digit of the data as a weight. */
const zero = 12;
const scale = 3;
export const toDigit = (weight: number): string =>
  Math.max(0, Math.min(35, Math.round(weight * scale) + zero)).toString(36);
const toWeight = (digit: string | undefined): number => (Number.parseInt(digit ?? '', 36) - zero) / scale;

type Weights = ReadonlyMap<number, number>;

function parseWeights(text: string): Weights {
  if (text.startsWith('=')) {
    const dense = [...text.slice(1)].map((digit, label) => [label, digit] as const);
    return new Map(
      dense.filter(([, digit]) => digit !== '-').map(([label, digit]) => [label, toWeight(digit)]),
    );
  }
  const weights = new Map<number, number>();
  for (let at = 0; at < text.length; at += 2) weights.set(toLabel(text[at]), toWeight(text[at + 1]));
  return weights;
}

export function createUsage(data: UsageData): Usage {
  const labels = data.labels.split(' ');
  const biases = [...data.biases].map(toWeight);
  const table = new Map(
    data.weights
      .split(';')
      .filter(Boolean)
      .map((line): readonly [string, Weights] => {
        const at = line.lastIndexOf(' ');
        return [line.slice(0, at), parseWeights(line.slice(at + 1))];
      }),
  );
  return {
    labels,
    rank(features) {
      const scores = [...biases];
      for (const feature of new Set(features)) {
        for (const [label, weight] of table.get(feature) ?? []) scores[label] = (scores[label] ?? 0) + weight;
      }
      const highest = Math.max(...scores);
      const powers = scores.map((score) => Math.exp(score - highest));
      const sum = powers.reduce((total, power) => total + power, 0);
      return powers
        .map((power, label) => ({ label: labels[label] ?? '', share: power / sum }))
        .toSorted((one, other) => other.share - one.share);
    },
  };
}
