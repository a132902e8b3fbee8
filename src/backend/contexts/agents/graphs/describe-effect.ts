/** What a run has done outside, in a sentence. */
import type * as z from 'zod';
import {
  branchPushedSchema,
  branchPushName,
  pullRequestOpenedSchema,
  pullRequestOpenName,
} from '../../../../contract/work/publish.ts';

export type PublishOutcome = z.infer<typeof branchPushedSchema> | z.infer<typeof pullRequestOpenedSchema>;

export const publishOutcomes: Readonly<Record<string, z.ZodType<PublishOutcome>>> = {
  [branchPushName]: branchPushedSchema,
  [pullRequestOpenName]: pullRequestOpenedSchema,
};

/** `outcome` of an earlier version may be anything. Any other effect is a tool of the catalogue, by its name. */
export function describeEffect(effect: string, outcome: unknown): string {
  const schema = publishOutcomes[effect];
  if (schema === undefined) return `Called the tool ${effect}.`;
  const { data } = schema.safeParse(outcome);
  switch (data?.outcome) {
    case 'pushed':
      return `Pushed the branch ${data.branch} (${data.commit.slice(0, 10)}).`;
    case 'opened':
      return `Opened pull request ${data.number}: ${data.url}`;
    default:
      return 'Something was done outside of this machine.';
  }
}
