/** The documentation agent, as it is known without running it. */
import * as z from 'zod';
import type { AgentDeclaration } from './agent-declaration.ts';
import { publishInputSchema } from './publish.ts';

const documentationInputSchema = z.strictObject({
  parts: z
    .array(z.enum(['readme', 'architecture', 'api', 'comments']))
    .max(4)
    .default([])
    .meta({
      title: 'Documents',
      description: 'readme, architecture, api, comments (what functions throw); all of them when empty.',
    }),
  folder: z
    .string()
    .regex(
      /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/,
      'must be a folder such as docs',
    )
    .max(200)
    .default('docs')
    .meta({ title: 'Folder', description: 'Of pages, below the folder of the project.' }),
  publish: publishInputSchema.optional().meta({
    title: 'Publish as a branch',
    description: 'What you accept becomes a branch and a pull request; else it is written into your files.',
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
