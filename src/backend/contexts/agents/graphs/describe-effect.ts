/** What a run has done outside, in a sentence. */
import type * as z from 'zod';
import {
  imageBuildName,
  imageBuildSchema,
  imageBuiltSchema,
} from '../../../../contract/work/effects/image-build.ts';
import {
  branchPushedSchema,
  branchPushName,
  publishEffectSchema,
  pullRequestOpenedSchema,
  pullRequestOpenName,
} from '../../../../contract/work/publish.ts';

type Outcome = z.infer<typeof branchPushedSchema | typeof pullRequestOpenedSchema | typeof imageBuiltSchema>;

interface EffectShape {
  readonly input: z.ZodType;
  readonly outcome: z.ZodType<Outcome>;
}

/** Of what machines of people do outside. */
export const outwardShapes: Readonly<Record<string, EffectShape>> = {
  [branchPushName]: { input: publishEffectSchema, outcome: branchPushedSchema },
  [pullRequestOpenName]: { input: publishEffectSchema, outcome: pullRequestOpenedSchema },
  [imageBuildName]: { input: imageBuildSchema, outcome: imageBuiltSchema },
};

/** `outcome` of an earlier version may be anything. Any other effect is a tool of the catalogue, by its name. */
export function describeEffect(effect: string, outcome: unknown): string {
  const shape = outwardShapes[effect];
  if (shape === undefined) return `Called the tool ${effect}.`;
  const { data } = shape.outcome.safeParse(outcome);
  switch (data?.outcome) {
    case 'pushed':
      return `Pushed the branch ${data.branch} (${data.commit.slice(0, 10)}).`;
    case 'opened':
      return `Opened pull request ${data.number}: ${data.url}`;
    case 'built':
      return 'Built an image to check it.';
    case 'failed':
      return 'Built an image to check it: it failed.';
    default:
      return 'Something was done outside of this machine.';
  }
}
