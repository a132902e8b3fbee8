import * as z from 'zod';
import { advisoryModeSchema } from '../advisory-mode.ts';
import type { AgentDeclaration } from './agent-declaration.ts';
import { pathsSchema } from './agent-paths.ts';

const securityInputSchema = z.strictObject({
  paths: pathsSchema,
  advisories: advisoryModeSchema.optional().meta({
    title: 'Known vulnerabilities',
    description: 'Asking the service sends it names and versions of the packages.',
    labels: {
      offline: 'In the advisories that you imported',
      online: 'Ask the advisory service of your settings',
    },
    unset: 'offline',
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
