/** The planning agent, as it is known without running it. */
import * as z from 'zod';
import type { AgentDeclaration } from './agent-declaration.ts';
import { publishInputSchema } from './publish.ts';

export const planningDocuments = ['charter', 'requirements', 'risks', 'criteria', 'roadmap'] as const;
export type PlanningDocument = (typeof planningDocuments)[number];

const planningInputSchema = z.strictObject({
  goal: z.string().max(2_000).default('').meta({
    title: 'Goal',
    description: 'What the client wants, in your words. It opens the charter.',
  }),
  endsOn: z.iso.date().optional().meta({
    title: 'Deadline',
    description: 'Day by which it is to be done.',
  }),
  documents: z
    .array(
      z.enum(planningDocuments).meta({
        labels: {
          charter: 'Charter',
          requirements: 'Requirements',
          risks: 'Risk register',
          criteria: 'Success criteria',
          roadmap: 'Roadmap',
        },
        helps: {
          charter: 'Goal, people, what is there today, limits and open questions.',
          requirements: 'What it does and has to do, and when each is accepted.',
          risks: 'Likelihood, impact, owner and what the response costs.',
          criteria: 'What is measured, its value today and the value wanted.',
          roadmap: 'What comes first, next and then.',
        },
      }),
    )
    .max(planningDocuments.length)
    .default([])
    .meta({
      title: 'Documents',
      description: 'All of them when none is chosen.',
      noneIsAll: true,
    }),
  deadlines: z
    .array(
      z
        .string()
        .max(200)
        .regex(
          /^\s*\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b[\s:,–-]*\S.*$/,
          'must be a day and what is due, such as 2027-01-31: pilot',
        ),
    )
    .max(20)
    .default([])
    .meta({ title: 'Milestones', description: 'A day and what is due.', example: '2027-01-31: pilot' }),
  stakeholders: z.array(z.string().min(1).max(200)).max(30).default([]).meta({
    title: 'Stakeholders',
    description: 'Name and role. Risks get an owner by role.',
    example: 'Mara Stein, head of the warehouse',
  }),
  endpoints: z.array(z.string().min(1).max(300)).max(50).default([]).meta({
    title: 'Endpoints',
    description: 'What is to be reachable. The plans say which of it is in the code already.',
    example: 'GET /orders',
  }),
  target: z
    .enum(['documents', 'files'])
    .default('documents')
    .meta({
      title: 'Write to',
      description: 'Drafts have versions and approval; pages are reviewed as changes.',
      labels: { documents: 'Drafts in Vireo', files: 'Pages in the folder of the project' },
      advanced: true,
    }),
  folder: z
    .string()
    .regex(
      /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/,
      'must be a folder such as docs/planning',
    )
    .max(200)
    .default('docs/planning')
    .meta({
      title: 'Folder',
      description: 'Of pages, below the folder of the project.',
      advanced: true,
    }),
  publish: publishInputSchema.optional().meta({
    title: 'Publish as a branch',
    description: 'What you accept becomes a branch and a pull request; else it is written into your files.',
    advanced: true,
  }),
});
export type PlanningInput = z.infer<typeof planningInputSchema>;

export const planningDeclaration = {
  name: 'planning',
  title: 'Planning agent',
  description: 'Writes charter, requirements, risks and roadmap. Needs no model.',
  version: '1.2.0',
  needsProject: true,
  inputSchema: planningInputSchema,
} as const satisfies AgentDeclaration<PlanningInput>;
