/** The documentation agent, as it is known without running it. */
import * as z from 'zod';
import type { AgentDeclaration } from './agent-declaration.ts';
import { publishInputSchema } from './publish.ts';

const documentationInputSchema = z.strictObject({
  parts: z
    .array(
      z.enum(['readme', 'architecture', 'api', 'comments']).meta({
        labels: {
          readme: 'README',
          architecture: 'Architecture page',
          api: 'API reference',
          comments: 'Comments in code',
        },
        helps: {
          readme: 'What it needs, how it is installed, run, tested and configured.',
          architecture: 'Parts, services, images and what pipelines run.',
          api: 'Routes with their schemas, and what modules say of themselves.',
          comments: 'Which errors functions pass on.',
        },
      }),
    )
    .max(4)
    .default([])
    .meta({
      title: 'Documents',
      description: 'All of them when none is chosen.',
      noneIsAll: true,
    }),
  folder: z
    .string()
    .regex(
      /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/,
      'must be a folder such as docs',
    )
    .max(200)
    .default('docs')
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
export type DocumentationInput = z.infer<typeof documentationInputSchema>;

export const documentationDeclaration = {
  name: 'documentation',
  title: 'Documentation agent',
  description: 'Writes README, architecture, API reference and comments. Needs no model.',
  version: '1.0.0',
  needsProject: true,
  inputSchema: documentationInputSchema,
} as const satisfies AgentDeclaration<DocumentationInput>;
