/** Weights and thresholds of health, and what a project may set in their place. */
import { type HealthPartId, healthPartIds } from './model.ts';

export interface HealthThresholds {
  /** Points of findings in 1,000 lines that halve the score of security. */
  readonly securityHalf: number;
  /** The same of quality. */
  readonly qualityHalf: number;
  /** Points of findings in 100 packages that halve the score of dependencies. */
  readonly dependenciesHalf: number;
  /** Lines of tests to a line of code that are enough. */
  readonly testProportion: number;
  /** Share of covered lines that is enough. */
  readonly coverage: number;
  /** Share of exports with a doc comment that is enough. */
  readonly documentedExports: number;
  /** Levels of indentation of a whole file from which it starts to be hard to change. */
  readonly easyIndentation: number;
  /** Those from which it counts as hard altogether. */
  readonly hardIndentation: number;
}

export type HealthWeights = Readonly<Record<HealthPartId, number>>;

export interface HealthSettings {
  readonly weights: HealthWeights;
  readonly thresholds: HealthThresholds;
}

/** Hundredths of the whole. Security first: of all six, it is the one that harms others than the team. */
export const defaultWeights: HealthWeights = {
  security: 25,
  quality: 20,
  tests: 20,
  documentation: 10,
  dependencies: 15,
  maintenance: 10,
};

export const defaultThresholds: HealthThresholds = {
  securityHalf: 5,
  qualityHalf: 10,
  dependenciesHalf: 20,
  testProportion: 0.5,
  coverage: 0.8,
  documentedExports: 0.5,
  easyIndentation: 800,
  hardIndentation: 3200,
};

/** What a project says of it; what it leaves out stays as it is by default. */
export interface HealthChoices {
  readonly weights?: Partial<HealthWeights> | undefined;
  readonly thresholds?: Partial<HealthThresholds> | undefined;
}

/** The defaults with a project's choices in their place. Weights that leave nothing to weigh fall back to the defaults. */
export function resolveHealthSettings(choices: HealthChoices = {}): HealthSettings {
  const weights = { ...defaultWeights, ...choices.weights };
  const isEmpty = healthPartIds.every((id) => weights[id] <= 0);
  const thresholds = { ...defaultThresholds, ...choices.thresholds };
  return { weights: isEmpty ? defaultWeights : weights, thresholds };
}
