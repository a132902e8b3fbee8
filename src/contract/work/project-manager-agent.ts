/** The project manager, as it is known without running it. */
import * as z from 'zod';
import type { AgentDeclaration } from './agent-declaration.ts';

const line = z.string().trim().min(1).max(500);
const lines = z.array(line).max(20).default([]);

export const statusAudiences = ['client', 'practice'] as const;
export type StatusAudience = (typeof statusAudiences)[number];

const projectManagerInputSchema = z
  .strictObject({
    from: z.iso.date().optional().meta({
      title: 'From',
      description: 'First day that the report is about; a week before its last day when empty.',
    }),
    to: z.iso.date().optional().meta({ title: 'To', description: 'Last day, today when empty.' }),
    audience: z
      .enum(statusAudiences)
      .default('client')
      .meta({
        title: 'For',
        description: 'Who reads it.',
        labels: { client: 'The client', practice: 'The practice' },
        helps: { client: 'What may be sent.', practice: 'With money, findings and what waits.' },
      }),
    done: lines.meta({
      title: 'Done',
      description: 'What was delivered, in your words.',
      example: 'Orders are imported each night',
    }),
    risks: lines.meta({
      title: 'Risks',
      description: 'What may go wrong, in your words.',
      example: 'The test data comes late',
    }),
    next: lines.meta({
      title: 'Next',
      description: 'What comes next, in your words.',
      example: 'Try the import with the warehouse',
    }),
    endsOn: z.iso.date().optional().meta({
      title: 'Ends on',
      description: 'Day by which the project is to be done: held against the budget that is left.',
    }),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    message: 'must not be before the first day',
    path: ['to'],
  });
export type ProjectManagerInput = z.infer<typeof projectManagerInputSchema>;

export const projectManagerDeclaration = {
  name: 'project-manager',
  title: 'Project manager',
  description: 'Writes a status report: figures, risks, next steps. Needs no model.',
  version: '1.0.0',
  needsProject: true,
  inputSchema: projectManagerInputSchema,
} as const satisfies AgentDeclaration<ProjectManagerInput>;
