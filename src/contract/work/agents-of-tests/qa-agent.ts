/** The QA agent, as it is known without running it. */
import * as z from 'zod';
import type { AgentDeclaration } from '../agent-declaration.ts';
import { pathsSchema } from '../agent-paths.ts';
import { publishInputSchema } from '../publish.ts';

const qaInputSchema = z.strictObject({
  paths: pathsSchema.meta({
    title: 'Sources',
    description: 'Files and folders to test better. Empty: a few that no test seems to be about.',
    example: 'src/price.ts',
  }),
  command: z.string().trim().max(4_000).default('').meta({
    title: 'Test command',
    description: 'Runs the tests. Empty: the one that the project names. You are asked before it runs.',
    example: 'npm test',
  }),
  mutants: z.int().min(1).max(200).default(60).meta({
    title: 'Mutants',
    description: 'How many changes are tried at most, each in a run of the tests.',
    advanced: true,
  }),
  minutes: z.int().min(1).max(60).default(10).meta({
    title: 'Minutes',
    description: 'How long mutants run at most, before and after tests are written.',
    advanced: true,
  }),
  publish: publishInputSchema.optional().meta({
    title: 'Publish as a branch',
    description: 'What you accept becomes a branch and a pull request; else it is written into your files.',
    advanced: true,
  }),
});
export type QaInput = z.infer<typeof qaInputSchema>;

export const qaDeclaration = {
  name: 'qa',
  title: 'QA agent',
  description: 'Changes code in a copy, shows what no test notices, and writes tests for it.',
  version: '1.0.0',
  needsProject: true,
  routing: {
    things: {
      en: `
        unit test*, integration test*, write tests, tests for, test coverage, coverage, test plan, test cases,
        untested, qa, flaky, end to end test*, mutation test*, mutant*
      `,
      de: `
        unit test*, komponententest*, integrationstest*, testfälle, testplan, testabdeckung, abdeckung, tests schreiben,
        tests für, ungetestet*, qualitätssicherung, mutationstest*, mutanten
      `,
    },
    hints: {
      en: 'test, tests, verify, quality',
      de: 'test, tests, testen, qualität',
    },
  },
  inputSchema: qaInputSchema,
} as const satisfies AgentDeclaration<QaInput>;
