/** The reviewer agent, as it is known without running it. */
import * as z from 'zod';
import type { AgentDeclaration } from '../agent-declaration.ts';

const reviewerInputSchema = z.strictObject({
  head: z.string().max(250).default('').meta({
    title: 'Branch',
    description: 'The branch or commit to review; what is checked out when empty.',
    example: 'feature/login',
  }),
  base: z.string().max(250).default('').meta({
    title: 'Compared with',
    description: 'What it is to be merged into; the default branch when empty.',
    example: 'main',
    advanced: true,
  }),
  reader: z
    .enum(['rules', 'model'])
    .default('rules')
    .meta({
      title: 'Read by',
      description: 'Who looks at the change.',
      labels: { rules: 'Rules alone', model: 'Rules, then a model' },
      helps: {
        rules: 'Nothing leaves this machine.',
        model: 'The change is sent to it. A comment counts only where it quotes a line of the change.',
      },
    }),
});
export type ReviewerInput = z.infer<typeof reviewerInputSchema>;

export const reviewerDeclaration = {
  name: 'reviewer',
  title: 'Reviewer',
  description: 'Reviews what a branch changes, each remark with its evidence. Needs no model.',
  version: '1.0.0',
  needsProject: true,
  routing: {
    things: {
      en: `
        review, reviews, code review, review the branch, review my branch, review the pull request, pull request,
        merge request, look over the diff, diff, before i merge, before merging
      `,
      de: `
        review, code review, reviewe*, branch prüfen, pull request prüfen, merge request, pull request, diff,
        vor dem merge, änderungen durchsehen, durchsicht*
      `,
    },
    hints: {
      en: 'branch, merge, changes, feedback',
      de: 'branch, zweig, änderungen, mergen',
    },
  },
  inputSchema: reviewerInputSchema,
} as const satisfies AgentDeclaration<ReviewerInput>;
