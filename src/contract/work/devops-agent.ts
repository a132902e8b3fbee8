/** The DevOps agent, as it is known without running it. */
import * as z from 'zod';
import type { AgentDeclaration } from './agent-declaration.ts';
import { publishInputSchema } from './publish.ts';

export const devopsTargets = [
  'docker',
  'compose',
  'github-actions',
  'gitlab-ci',
  'kubernetes',
  'terraform',
  'monitoring',
] as const;
export type DevopsTarget = (typeof devopsTargets)[number];

const devopsInputSchema = z.strictObject({
  targets: z.array(z.enum(devopsTargets)).max(devopsTargets.length).default([]).meta({
    title: 'What to write',
    description:
      'docker, compose, github-actions, gitlab-ci, kubernetes, terraform, monitoring. Empty: docker, compose and a pipeline where there is none.',
  }),
  services: z.array(z.string().min(1).max(100)).max(20).default([]).meta({
    title: 'Services',
    description: 'Their names as a first run lists them; empty for all.',
  }),
  facts: z.array(z.string().max(300)).max(50).default([]).meta({
    title: 'Corrections',
    description:
      'One a line, such as api.port = 8080, api.health = /healthz, api.start = node server.js, api.version = 22. They take the place of what files say.',
  }),
  publish: publishInputSchema.optional().meta({
    title: 'Publish as a branch',
    description: 'What you accept becomes a branch and a pull request; else it is written into your files.',
  }),
});
export type DevopsInput = z.infer<typeof devopsInputSchema>;

export const devopsDeclaration = {
  name: 'devops',
  title: 'DevOps agent',
  description: 'Writes images, pipelines, Kubernetes, Terraform and alerts. Needs no model.',
  version: '1.2.0',
  needsProject: true,
  inputSchema: devopsInputSchema,
} as const satisfies AgentDeclaration<DevopsInput>;
