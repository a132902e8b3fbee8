/** What is known of an agent without running it: who asks for a run checks its input by it, who runs it is another process. */
import * as z from 'zod';
import { advisoryModeSchema } from '../advisory-mode.ts';
import { crewPathSchema } from './crew-file.ts';
import { publishInputSchema } from './publish.ts';

export interface AgentDeclaration<Input = unknown> {
  /** Names it in requests and findings: `security`. */
  readonly name: string;
  /** As the user sees it: `Security agent`. */
  readonly title: string;
  readonly description: string;
  readonly version: string;
  /** It looks at the folder of a project, and cannot be asked without one. */
  readonly needsProject: boolean;
  readonly inputSchema: z.ZodType<Input>;
}

const securityInputSchema = z.strictObject({
  /** Files or folders of the project, relative to its folder; all of it when empty. */
  paths: z.array(z.string().min(1).max(1_000)).max(100).default([]),
  /** `online`: names and versions of packages are sent to a service in OSV's form. Nobody is asked when absent. */
  advisories: advisoryModeSchema.optional(),
});
export type SecurityInput = z.infer<typeof securityInputSchema>;

export const securityDeclaration = {
  name: 'security',
  title: 'Security agent',
  description:
    'Looks at code, secrets, infrastructure and dependencies of the whole project. Needs no model, changes nothing.',
  version: '2.0.0',
  needsProject: true,
  inputSchema: securityInputSchema,
} as const satisfies AgentDeclaration<SecurityInput>;

const developmentInputSchema = z.strictObject({
  /** What is to be done, in the user's words, by a crew that works with a model; findings that have a fix are fixed when empty. */
  task: z.string().max(20_000).default(''),
  /** Files or folders of the project, relative to its folder; all of it when empty. */
  paths: z.array(z.string().min(1).max(1_000)).max(100).default([]),
  /** Ids of rules whose findings are mended; all that have a fix when empty. */
  rules: z.array(z.string().min(1).max(100)).max(100).default([]),
  updates: z.enum(['none', 'vulnerable']).default('none').meta({
    title: 'Updates',
    description:
      'vulnerable: packages with a known advisory are raised to the lowest version that it names as fixed. Without a task only.',
  }),
  advisories: advisoryModeSchema.optional().meta({
    title: 'Known vulnerabilities',
    description:
      'For updates. online: names and versions of packages are sent to the service of your settings. Nobody is asked when left open.',
  }),
  /** Lines for a shell, such as `npm test`: they run before and after, once they are allowed. */
  checks: z.array(z.string().min(1).max(4_000)).max(10).default([]),
  /** A file of the project that says how the crew works; it runs once the user has allowed that very content. */
  crew: crewPathSchema.optional(),
  /** What is accepted becomes a branch of the remote and a pull request; it is written to the user's files when absent. */
  publish: publishInputSchema.optional(),
});
export type DevelopmentInput = z.infer<typeof developmentInputSchema>;

export const developmentDeclaration = {
  name: 'development',
  title: 'Development agent',
  description:
    'Carries out a task with a model, or applies the fixes that findings have without one, in a copy of the project; runs your checks before and after, and shows each change before it is applied.',
  version: '1.2.0',
  needsProject: true,
  inputSchema: developmentInputSchema,
} as const satisfies AgentDeclaration<DevelopmentInput>;

export const shippedAgents: readonly AgentDeclaration[] = [securityDeclaration, developmentDeclaration];
