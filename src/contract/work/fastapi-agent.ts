/** The FastAPI agent, as it is known without running it. */
import * as z from 'zod';
import type { AgentDeclaration } from './agent-declaration.ts';
import { publishInputSchema } from './publish.ts';

const fastapiInputSchema = z.strictObject({
  description: z.string().max(5_000).default('').meta({
    title: 'Description',
    description: 'What the API keeps, in your words. You check the data model before anything is written.',
    example: 'A client has a name and an email. An invoice has a number, a total and a client.',
  }),
  model: z.string().max(100_000).default('').meta({
    title: 'Data model',
    description: 'An entity a line. Empty: read from the description, else from api-model.yaml.',
    example: 'Invoice: number, status draft|sent, client -> Client',
    advanced: true,
  }),
  folder: z
    .string()
    .regex(
      /^(?:(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*)?$/,
      'must be a folder such as services/api',
    )
    .max(200)
    .default('')
    .meta({
      title: 'Folder',
      description: 'Where the API is written; the folder of the project when empty.',
      advanced: true,
    }),
  publish: publishInputSchema.optional().meta({
    title: 'Publish as a branch',
    description: 'What you accept becomes a branch and a pull request; else it is written into your files.',
    advanced: true,
  }),
});
export type FastapiInput = z.infer<typeof fastapiInputSchema>;

export const fastapiDeclaration = {
  name: 'fastapi',
  title: 'FastAPI agent',
  description: 'Creates a Python API with accounts, migrations and tests. Needs no model.',
  version: '1.0.0',
  needsProject: true,
  inputSchema: fastapiInputSchema,
} as const satisfies AgentDeclaration<FastapiInput>;
