/**
 * `.vireo/agents/NAME.yaml`: how a project wants the crew of the development agent to work. The one schema of it: the JSON
 * Schema that editors read is made of it. It can only narrow what ships.
 */
import * as z from 'zod';
import { type CrewRole, type CrewStep, crewLimits, crewSteps, mostRounds } from './crew-limits.ts';

export const crewFolder = '.vireo/agents';
export const crewFileMaxBytes = 64 * 1024;

/** Relative to the project's folder: one file right below `.vireo/agents`, by a plain name. */
export const crewPathSchema = z
  .string()
  .regex(
    /^\.vireo\/agents\/[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.ya?ml$/,
    'must be a file such as .vireo/agents/api.yaml',
  );

/** Stands for what the user typed. */
export const taskPlace = '{{task}}';

const words = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.trim() !== '', { error: 'must not be empty' });

const line = (most: number) =>
  words(most).refine((text) => !/[\r\n]/.test(text), { error: 'must be one line' });

const relativePath = line(1_000).refine(
  (text) => !/^[/~]|^[a-z]:|\\/i.test(text) && !text.split('/').includes('..'),
  { error: 'must be a path with / below the folder of the project' },
);

function isUnique(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

function roleSchema<Tool extends string>(name: CrewRole, tools: readonly Tool[]) {
  const { turns } = crewLimits[name];
  return z
    .strictObject({
      mission: words(6_000)
        .optional()
        .describe(
          'How this role works, added to what ships; the rules of tools and of safety stay as they are.',
        ),
      replace: z.boolean().optional().describe('true: the mission stands in place of the one that ships.'),
      tools: z
        .array(z.enum(tools as [Tool, ...Tool[]]))
        .min(1)
        .max(tools.length)
        .refine(isUnique, { error: 'names a tool twice' })
        .optional()
        .describe(`The tools that it may use, some of: ${tools.join(', ')}. All of them when left out.`),
      turns: z
        .int()
        .min(1)
        .max(turns)
        .optional()
        .describe(`How often its model is asked in one go, 1 to ${turns} (default: ${turns}).`),
    })
    .refine(({ mission, replace }) => replace !== true || mission !== undefined, {
      error: 'needs a mission beside it',
      path: ['replace'],
    });
}

/** Undefined where the order makes sense: plan first, review last, the tests before or after the code. */
function faultOfSteps(steps: readonly CrewStep[]): string | undefined {
  if (!isUnique(steps)) return 'names a step twice';
  if (!steps.includes('develop')) return 'must name develop: nothing else changes the code';
  if (steps.indexOf('plan') > 0) return 'must begin with plan, or leave it out';
  const review = steps.indexOf('review');
  if (review >= 0 && review < steps.length - 1) return 'must end with review, or leave it out';
  return undefined;
}

export const crewFileSchema = z.strictObject({
  version: z.literal(1).describe('Version of this format: 1.'),
  title: line(100).describe('Name of the crew, as you see it.'),
  description: words(500).optional().describe('What the crew is for.'),
  prompt: words(8_000)
    .refine((text) => text.split(taskPlace).length <= 2, { error: `may hold ${taskPlace} once` })
    .optional()
    .describe(
      `The task of the crew. ${taskPlace} stands for what you type; what you type alone when left out.`,
    ),
  checks: z
    .array(words(4_000))
    .max(10)
    .optional()
    .describe(
      'Commands that run before and after the change, such as npm test, once they are allowed. The checks of a request go before these.',
    ),
  paths: z
    .array(relativePath)
    .min(1)
    .max(100)
    .optional()
    .describe(
      'Files and folders that the crew may change; all of the project when left out. The paths of a request go before these.',
    ),
  roles: z
    .strictObject({
      planner: roleSchema('planner', crewLimits.planner.tools)
        .optional()
        .describe('Reads, and writes the plan.'),
      developer: roleSchema('developer', crewLimits.developer.tools).optional().describe('Changes the code.'),
      tester: roleSchema('tester', crewLimits.tester.tools)
        .optional()
        .describe('Adds tests; writes to test files alone.'),
      reviewer: roleSchema('reviewer', crewLimits.reviewer.tools)
        .optional()
        .describe('Accepts the change, or sends it back.'),
    })
    .optional()
    .describe('How each of the crew works.'),
  steps: z
    .array(z.enum(crewSteps))
    .min(1)
    .max(crewSteps.length)
    .superRefine((steps, context) => {
      const message = faultOfSteps(steps);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    })
    .optional()
    .describe(
      'Who works in which order: develop, before it plan, before or after it test, last review. Scan, checks and your review always follow.',
    ),
  rounds: z
    .int()
    .min(0)
    .max(mostRounds)
    .optional()
    .describe(
      `How often the work goes back to the developer before you are asked, 0 to ${mostRounds} (default: ${mostRounds}).`,
    ),
});
export type CrewFile = z.infer<typeof crewFileSchema>;

/** Of the step `allow-crew`: what is allowed is this very content. */
export const allowCrewQuestionSchema = z.object({
  path: z.string(),
  /** In hexadecimal, of the file's bytes. */
  sha256: z.string(),
  /** All of it. */
  text: z.string(),
});
export type AllowCrewQuestion = Readonly<z.infer<typeof allowCrewQuestionSchema>>;
