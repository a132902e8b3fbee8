/** What is accepted of a run as a branch and a pull request: what is asked for, what a person approves, and the two effects. */
import * as z from 'zod';

const branchName = z.string().min(1).max(200);
const title = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\r\n]*$/, 'is one line');

/** Of the development agent's input. */
export const publishInputSchema = z.strictObject({
  branch: branchName
    .optional()
    .meta({ title: 'Branch', description: 'A new one; made up from the run when empty.' }),
  pullRequest: z
    .boolean()
    .default(true)
    .meta({ title: 'Open a pull request', description: 'Once the branch is pushed.' }),
  base: branchName.optional().meta({
    title: 'Base',
    description: 'The branch that it is for; the default branch of the remote when empty.',
  }),
  title: title.optional().meta({ title: 'Title', description: 'Of the commit and the pull request.' }),
});
export type PublishInput = z.infer<typeof publishInputSchema>;

/** What a person may change of it. */
export const publishChoiceSchema = z.object({
  branch: branchName,
  title,
  /** Markdown; the cost of models and the id of the run are added to it. */
  body: z.string().max(50_000),
  base: branchName,
  pullRequest: z.boolean(),
});
export type PublishChoice = z.infer<typeof publishChoiceSchema>;

const objectId = z.string().regex(/^[0-9a-f]{40,64}$/);

/** Payload of the question `publish`. The backend pushes just this: a commit of this tree onto this parent, to this remote. */
export const publishQuestionSchema = publishChoiceSchema.extend({
  remote: z.object({
    name: z.string().max(200),
    /** That it is pushed to. */
    url: z.string().max(1_000),
    host: z.string().max(260),
  }),
  tree: objectId,
  parent: objectId,
  files: z.array(z.string()).readonly(),
});
export type PublishQuestion = z.infer<typeof publishQuestionSchema>;

/** Of both effects: all else is what the person approved. */
export const publishEffectSchema = z.strictObject({ commit: objectId, branch: branchName });
export type PublishEffect = z.infer<typeof publishEffectSchema>;

/** Of a sentence on why nothing was done. */
export const longestWhy = 4_000;

/** `refused`: nothing was done, and trying again would not help; `why` is a sentence for the user. */
const refused = z.object({ outcome: z.literal('refused'), why: z.string().max(longestWhy) });

export const branchPushName = 'branch.push';
export const branchPushedSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('pushed'), branch: branchName, commit: objectId }),
  refused,
]);
export type BranchPushed = z.infer<typeof branchPushedSchema>;

export const pullRequestOpenName = 'pull-request.open';
export const pullRequestOpenedSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('opened'),
    url: z.string().max(2_000),
    number: z.number().int().positive(),
  }),
  refused,
]);
export type PullRequestOpened = z.infer<typeof pullRequestOpenedSchema>;
