/** `.vireo.yml`: the one schema of it, of which docs/vireo.schema.json is made. */
import * as z from 'zod';
import { confidenceSchema, severitySchema } from '../../contract/findings.ts';
import { describeUnknownLicense, findLicenseFault } from '../dependencies/licenses/license-name.ts';
import { healthSettingsSchema } from '../health/health-settings.ts';
import { profiles } from './profiles.ts';

const glob = z.string().min(1).max(1000);
const globs = z.array(glob).max(1000);
export const ruleName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*\*?$|^\*$/, 'a rule id, the beginning of ids and a *, or a group');

/** What a rule is set to: `off`, `on`, or the severity it is reported with. */
const ruleSetting = z.enum(['off', 'on', ...severitySchema.options]);
const ruleSettings = z.record(ruleName, ruleSetting);

/** A reason is something a reader could understand: at least one word. */
const reason = z
  .string()
  .max(500)
  .regex(/\p{L}{3}/u, 'a reason in words');

/** SPDX ids, with their exception where there is one: `GPL-2.0-only WITH Classpath-exception-2.0`. */
const licenses = z
  .array(
    z
      .string()
      .max(200)
      .regex(/^[A-Za-z0-9][\w.+-]*(?: WITH [\w.-]+)?\*?$/, {
        error: ({ input }) => describeUnknownLicense(String(input)),
        abort: true,
      })
      .superRefine((name, context) => {
        const fault = findLicenseFault(name);
        if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
      }),
  )
  .max(500);

export const projectConfigSchema = z.strictObject({
  version: z.literal(1).optional().describe('Version of this format.'),
  profile: z
    .enum(profiles)
    .default('recommended')
    .describe(
      'recommended: findings that are certain enough to act on. strict: an audit, with findings of low confidence and each place where a file, command, query, page or reader gets a value that the code does not write down. security: security alone, unless rules say otherwise.',
    ),
  exclude: globs.default([]).describe('What is not scanned, written as in .gitignore, from this folder.'),
  include: globs
    .default([])
    .describe('What is scanned although an ignore file or a folder of dependencies says otherwise.'),
  severity: severitySchema.default('info').describe('Lowest severity that is reported.'),
  confidence: confidenceSchema.optional().describe('Lowest confidence that is reported; wins over profile.'),
  'fail-on': z
    .enum([...severitySchema.options, 'never'])
    .default('medium')
    .describe('Lowest severity that makes the exit code 1.'),
  rules: ruleSettings
    .default({})
    .describe(
      'By rule id, beginning of ids and a *, or group (secrets, performance, dependencies, infrastructure, security, quality): off, on, or a severity. The nearest name counts.',
    ),
  overrides: z
    .array(z.strictObject({ paths: globs.min(1), rules: ruleSettings }))
    .max(200)
    .default([])
    .describe('Settings of rules for some paths, over `rules`; the last that fits counts.'),
  ignore: z
    .array(z.strictObject({ rule: ruleName, paths: globs.min(1).optional(), reason }))
    .max(1000)
    .default([])
    .describe('Findings set aside with a reason, where a comment cannot stand.'),
  baseline: z
    .string()
    .min(1)
    .max(500)
    .default('.vireo/baseline.json')
    .describe('File of the findings that are known already, from this folder.'),
  dependencies: z
    .strictObject({
      licenses: z
        .strictObject({
          allow: licenses.default([]).describe('Where there are any, no other licence is allowed.'),
          deny: licenses.default([]).describe('Licences that are not allowed.'),
        })
        .optional()
        .describe('Licences of what ships: SPDX ids, or their beginnings and a *.'),
    })
    .default({})
    .describe('What "vireo dependencies" holds packages to.'),
  health: healthSettingsSchema,
  jobs: z.int().min(1).max(64).optional().describe('Threads.'),
});

export type ProjectConfig = z.infer<typeof projectConfigSchema>;
export type RuleSettings = ProjectConfig['rules'];

export const defaultConfig: ProjectConfig = projectConfigSchema.parse({});
