/** The scanner agent, as it is known without running it. */
import * as z from 'zod';
import type { AgentDeclaration } from './agent-declaration.ts';
import { pathsSchema } from './agent-paths.ts';

export const scannerKinds = ['all', 'security', 'quality'] as const;

const scannerInputSchema = z.strictObject({
  paths: pathsSchema,
  kind: z
    .enum(scannerKinds)
    .default('all')
    .meta({
      title: 'Look for',
      description: 'Which findings are reported.',
      labels: { all: 'Security and quality', security: 'Security', quality: 'Quality' },
    }),
});
export type ScannerInput = z.infer<typeof scannerInputSchema>;

export const scannerDeclaration = {
  name: 'scanner',
  title: 'Scanner agent',
  description: 'Scans code, secrets and infrastructure. Needs no model.',
  version: '1.0.0',
  needsProject: true,
  routing: {
    things: {
      en: `
        scan, scans, scanner, scan the, code scan, static analysis, lint, linter, code smell*, code quality,
        quality findings, complexity, duplicated code
      `,
      de: `
        scan, scanne, scannen, scanner, statische analyse, codequalität, code qualität, qualitätsbefunde,
        komplexität, doppelter code
      `,
    },
    hints: {
      en: 'quality, findings, weaknesses, check, smells, code',
      de: 'qualität, befunde, schwächen, prüfe, prüf, code',
    },
  },
  inputSchema: scannerInputSchema,
} as const satisfies AgentDeclaration<ScannerInput>;
