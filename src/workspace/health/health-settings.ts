/** What a project sets of its health, under `health` in `.vireo.yml`. The defaults are those of domain/health/settings.ts. */
import * as z from 'zod';
import type { HealthChoices } from '../../contract/health.ts';

const weight = z.number().min(0).max(100).optional();
const points = z.number().positive().max(1000).optional();
const share = z.number().min(0.01).max(1).optional();
const levels = z.int().min(1).max(1_000_000).optional();

const weightsSchema = z.strictObject({
  security: weight.describe('Default: 25.'),
  quality: weight.describe('Default: 20.'),
  tests: weight.describe('Default: 20.'),
  documentation: weight.describe('Default: 10.'),
  dependencies: weight.describe('Default: 15.'),
  maintenance: weight.describe('Default: 10.'),
});

/** What is not set has a default, and none of those is 0. */
function leavesSomething(weights: z.infer<typeof weightsSchema>): boolean {
  return weightsSchema.keyof().options.some((part) => weights[part] !== 0);
}

export const healthSettingsSchema = z
  .strictObject({
    weights: weightsSchema
      .refine(leavesSomething, 'all are 0, which leaves nothing to weigh: one at least must be above 0')
      .default({})
      .describe('How much each part counts, in proportion to the others; 0 leaves a part out of the whole.'),
    thresholds: z
      .strictObject({
        'security-half': points.describe(
          'Points of findings in 1,000 lines that halve security. Default: 5.',
        ),
        'quality-half': points.describe('Points of findings in 1,000 lines that halve quality. Default: 10.'),
        'dependencies-half': points.describe(
          'Points of findings in 100 packages that halve dependencies. Default: 20.',
        ),
        'test-proportion': share.describe('Lines of tests to a line of code that are enough. Default: 0.5.'),
        coverage: share.describe('Share of covered lines that is enough. Default: 0.8.'),
        'documented-exports': share.describe(
          'Share of exports with a doc comment that is enough. Default: 0.5.',
        ),
        'easy-indentation': levels.describe(
          'Levels of indentation of a whole file from which it starts to be hard to change. Default: 800.',
        ),
        'hard-indentation': levels.describe('Those from which it counts as hard altogether. Default: 3200.'),
      })
      .default({})
      .describe('What is enough, and what is too much.'),
  })
  .default({ weights: {}, thresholds: {} })
  .describe('What "vireo health" judges by: docs/health.md.');

export type HealthConfig = z.infer<typeof healthSettingsSchema>;

/** As the judge takes it: what is not set is left out. */
export function toHealthChoices({ weights, thresholds }: HealthConfig): HealthChoices {
  return {
    weights: withoutUnset(weights),
    thresholds: withoutUnset({
      securityHalf: thresholds['security-half'],
      qualityHalf: thresholds['quality-half'],
      dependenciesHalf: thresholds['dependencies-half'],
      testProportion: thresholds['test-proportion'],
      coverage: thresholds.coverage,
      documentedExports: thresholds['documented-exports'],
      easyIndentation: thresholds['easy-indentation'],
      hardIndentation: thresholds['hard-indentation'],
    }),
  };
}

function withoutUnset<K extends string>(
  values: Readonly<Partial<Record<K, number | undefined>>>,
): Partial<Record<K, number>> {
  const set: Partial<Record<K, number>> = {};
  for (const name in values) {
    const value = values[name];
    if (value !== undefined) set[name] = value;
  }
  return set;
}
