/** What is known of an agent without running it: who asks for a run checks its input by it, who runs it is another process. */
import * as z from 'zod';
import { advisoryModeSchema } from '../advisory-mode.ts';
import type { AgentDeclaration } from './agent-declaration.ts';
import { crewPathSchema } from './crew/crew-file.ts';
import { devopsDeclaration } from './devops-agent.ts';
import { documentationDeclaration } from './documentation-agent.ts';
import { fastapiDeclaration } from './fastapi-agent.ts';
import { planningDeclaration } from './planning-agent.ts';
import { publishInputSchema } from './publish.ts';

export type { AgentDeclaration } from './agent-declaration.ts';

const pathsSchema = z.array(z.string().min(1).max(1_000)).max(100).default([]).meta({
  title: 'Files and folders',
  description: 'Relative to the folder of the project; all of it when empty.',
});

const securityInputSchema = z.strictObject({
  paths: pathsSchema,
  advisories: advisoryModeSchema.optional().meta({
    title: 'Known vulnerabilities',
    description:
      'offline: packages are compared with advisories that you imported. online: their names and versions are sent to the advisory service of your settings. Not set: as offline.',
  }),
});
export type SecurityInput = z.infer<typeof securityInputSchema>;

export const securityDeclaration = {
  name: 'security',
  title: 'Security agent',
  description: 'Checks code, secrets, infrastructure and dependencies. Needs no model.',
  version: '2.0.0',
  needsProject: true,
  inputSchema: securityInputSchema,
} as const satisfies AgentDeclaration<SecurityInput>;

const developmentInputSchema = z.strictObject({
  task: z.string().max(20_000).default('').meta({
    title: 'Task',
    description:
      'What is wrong or wanted, and how it shows that it is done. A crew works on it with your model. Empty: findings that have a fix are fixed, without a model.',
    whenEmpty: 'Fix Findings',
  }),
  checks: z.array(z.string().min(1).max(4_000)).max(10).default([]).meta({
    title: 'Checks',
    description: 'Commands that run before and after the change. You are asked before they run.',
  }),
  crew: crewPathSchema.optional().meta({
    title: 'Crew file',
    description:
      'A file of the project that says how the crew works on the task. You see it before it is used. Empty: the crew that ships.',
  }),
  paths: pathsSchema,
  rules: z.array(z.string().min(1).max(100)).max(100).default([]).meta({
    title: 'Rules',
    description: 'Whose findings are fixed; all that have a fix when empty.',
  }),
  updates: z.enum(['none', 'vulnerable']).default('none').meta({
    title: 'Updates',
    description:
      'vulnerable: packages with a known advisory are raised to the lowest version that it names as fixed. Without a task only.',
  }),
  advisories: advisoryModeSchema.optional().meta({
    title: 'Known vulnerabilities',
    description: 'For updates: as of the Security agent.',
  }),
  publish: publishInputSchema.optional().meta({
    title: 'Publish as a branch',
    description: 'What you accept becomes a branch and a pull request; else it is written into your files.',
  }),
});
export type DevelopmentInput = z.infer<typeof developmentInputSchema>;

export const developmentDeclaration = {
  name: 'development',
  title: 'Development agent',
  description: 'Fixes findings, or works on your task with a model. You accept each change.',
  version: '1.2.0',
  needsProject: true,
  inputSchema: developmentInputSchema,
} as const satisfies AgentDeclaration<DevelopmentInput>;

const shipped = [
  securityDeclaration,
  developmentDeclaration,
  fastapiDeclaration,
  devopsDeclaration,
  documentationDeclaration,
  planningDeclaration,
] as const;

export const shippedAgents: readonly (AgentDeclaration & { readonly name: ShippedAgent })[] = shipped;

/** Name of one that ships. */
export type ShippedAgent = (typeof shipped)[number]['name'];
