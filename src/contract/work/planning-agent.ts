/** The planning agent, as it is known without running it. */
import * as z from 'zod';
import type { AgentDeclaration } from './agent-declaration.ts';
import { publishInputSchema } from './publish.ts';

export const planningDocuments = ['charter', 'requirements', 'risks', 'criteria', 'roadmap'] as const;
export type PlanningDocument = (typeof planningDocuments)[number];

const planningInputSchema = z.strictObject({
  goal: z.string().max(2_000).default('').meta({
    title: 'Goal',
    description: 'What the client wants of the project, in your words. It opens the charter.',
  }),
  endsOn: z.iso.date().optional().meta({
    title: 'Ends on',
    description: 'Day by which it is to be done, such as 2027-03-31.',
  }),
  documents: z.array(z.enum(planningDocuments)).max(planningDocuments.length).default([]).meta({
    title: 'Plans',
    description: 'charter, requirements, risks, criteria, roadmap; all of them when empty.',
  }),
  target: z.enum(['documents', 'files']).default('documents').meta({
    title: 'Write to',
    description:
      'documents: drafts of the project in Vireo, with versions and approval. files: pages in its folder, which you review as changes.',
  }),
  folder: z
    .string()
    .regex(
      /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/,
      'must be a folder such as docs/planning',
    )
    .max(200)
    .default('docs/planning')
    .meta({ title: 'Folder', description: 'Of files, below the folder of the project.' }),
  publish: publishInputSchema.optional().meta({
    title: 'Publish as a branch',
    description: 'What you accept becomes a branch and a pull request; else it is written into your files.',
  }),
});
export type PlanningInput = z.infer<typeof planningInputSchema>;

export const planningDeclaration = {
  name: 'planning',
  title: 'Planning agent',
  description: 'Writes charter, requirements, risks and roadmap. Needs no model.',
  version: '1.1.0',
  needsProject: true,
  inputSchema: planningInputSchema,
} as const satisfies AgentDeclaration<PlanningInput>;
