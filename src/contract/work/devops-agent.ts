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
  targets: z
    .array(
      z.enum(devopsTargets).meta({
        labels: {
          docker: 'Dockerfile',
          compose: 'Docker Compose',
          'github-actions': 'GitHub Actions',
          'gitlab-ci': 'GitLab CI',
          kubernetes: 'Kubernetes',
          terraform: 'Terraform',
          monitoring: 'Monitoring',
        },
        helps: {
          docker: 'An image of each service.',
          compose: 'All services and what they need, on one machine.',
          'github-actions': 'Builds and tests each change.',
          'gitlab-ci': 'Builds and tests each change.',
          kubernetes: 'Manifests of each service.',
          terraform: 'The services in a cloud.',
          monitoring: 'Alerts on what the services count.',
        },
      }),
    )
    .max(devopsTargets.length)
    .default([])
    .meta({
      title: 'What to write',
      description: 'None chosen: Dockerfile, Docker Compose, and a pipeline where there is none.',
    }),
  services: z.array(z.string().min(1).max(100)).max(20).default([]).meta({
    title: 'Services',
    description: 'Their names as a first run lists them; all of them when empty.',
    example: 'api',
    advanced: true,
  }),
  facts: z.array(z.string().max(300)).max(50).default([]).meta({
    title: 'Corrections',
    description: 'Port, health, start or version of a service. They take the place of what files say.',
    example: 'api.port = 8080',
    advanced: true,
  }),
  build: z.boolean().default(false).meta({
    title: 'Build to check',
    description: 'Asks to build the images that you apply. Builds ask registries.',
    advanced: true,
  }),
  publish: publishInputSchema.optional().meta({
    title: 'Publish as a branch',
    description: 'What you accept becomes a branch and a pull request; else it is written into your files.',
    advanced: true,
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
