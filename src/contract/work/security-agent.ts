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
  routing: {
    things: {
      en: `
        security, secure, vulnerab*, cve, cves, secrets, credentials, leaked, leaks, data leak*, injection,
        xss, csrf, hardcoded, hard coded, pentest*, penetration test*, owasp, exploit*, insecure, weakness*,
        advisory, advisories, hacked, hackers, attacker*, unsafe, safe, dangerous, malicious, supply chain
      `,
      de: `
        sicherheit*, sicher, sicherer, schwachstelle*, verwundbar*, zugangsdaten, geheimnisse, unsicher*,
        einfallstor*, angreif*, hart codiert*, hartcodiert*, hacker*, gehackt, datenleck*, gefährlich*,
        lieferkette
      `,
    },
    hints: {
      en: `
        password, passwords, api keys, tokens, dependencies, packages, outdated, attack*, scan, scans,
        audit, check, infrastructure
      `,
      de: `
        passwort, passwörter, abhängigkeiten, pakete, veraltet*, angriff*, lücken, prüfe, prüf, überprüf*,
        scanne
      `,
    },
  },
  inputSchema: securityInputSchema,
} as const satisfies AgentDeclaration<SecurityInput>;
