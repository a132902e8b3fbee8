import * as z from 'zod';
import { advisoryModeSchema } from '../advisory-mode.ts';
import type { AgentDeclaration } from './agent-declaration.ts';
import { pathsSchema } from './agent-paths.ts';

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
