import * as z from 'zod';
import { advisoryModeSchema } from '../advisory-mode.ts';
import type { AgentDeclaration } from './agent-declaration.ts';
import { pathsSchema } from './agent-paths.ts';
import { crewPathSchema } from './crew/crew-file.ts';
import { publishInputSchema } from './publish.ts';

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
    example: 'npm test',
  }),
  crew: crewPathSchema.optional().meta({
    title: 'Crew file',
    description:
      'A file of the project that says how the crew works on the task. You see it before it is used. Default: the crew that ships.',
    advanced: true,
  }),
  paths: pathsSchema,
  rules: z.array(z.string().min(1).max(100)).max(100).default([]).meta({
    title: 'Rules',
    description: 'Whose findings are fixed; all that have a fix when empty.',
    example: 'sql-injection',
    advanced: true,
  }),
  updates: z
    .enum(['none', 'vulnerable'])
    .default('none')
    .meta({
      title: 'Updates',
      description: 'To the lowest version that an advisory names as fixed. Without a task only.',
      labels: { none: 'Leave packages as they are', vulnerable: 'Raise packages with a known advisory' },
      advanced: true,
    }),
  advisories: advisoryModeSchema.optional().meta({
    title: 'Known vulnerabilities',
    description: 'For updates. Asking the service sends it names and versions of the packages.',
    labels: {
      offline: 'In the advisories that you imported',
      online: 'Ask the advisory service of your settings',
    },
    unset: 'offline',
    advanced: true,
  }),
  publish: publishInputSchema.optional().meta({
    title: 'Publish as a branch',
    description: 'What you accept becomes a branch and a pull request; else it is written into your files.',
    advanced: true,
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
