/** The analyzer agent, as it is known without running it. */
import * as z from 'zod';
import { advisoryModeSchema } from '../advisory-mode.ts';
import type { AgentDeclaration } from './agent-declaration.ts';

const analyzerInputSchema = z.strictObject({
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
export type AnalyzerInput = z.infer<typeof analyzerInputSchema>;

export const analyzerDeclaration = {
  name: 'analyzer',
  title: 'Analyzer agent',
  description: 'Reports stack, health and dependencies, with what to do. Needs no model.',
  version: '1.0.0',
  needsProject: true,
  routing: {
    things: {
      en: `
        analyze, analyse, analyzer, analysis of, tech stack, technology stack, stack, health, health score,
        technologies, dependency report, outdated packages, outdated dependencies, unused dependencies,
        licenses, licences, technical debt
      `,
      de: `
        analysiere*, analyse des, analyse der, technologien, technik stack, stack, gesundheit*, zustand des,
        zustand der, veraltete pakete, veraltete abhängigkeiten, ungenutzte abhängigkeiten, lizenzen,
        technische schulden
      `,
    },
    hints: {
      en: `
        dependencies, packages, outdated, libraries, frameworks, languages, versions, maintainable
      `,
      de: `
        abhängigkeiten, pakete, veraltet*, bibliotheken, frameworks, sprachen, versionen, wartbar*
      `,
    },
  },
  inputSchema: analyzerInputSchema,
} as const satisfies AgentDeclaration<AnalyzerInput>;
