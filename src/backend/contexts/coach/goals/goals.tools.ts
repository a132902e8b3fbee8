/** Goals and check-ins as tools. */
import * as z from 'zod';
import { goalDirections, goalMeasures, goalPeriods, measureFacts } from '../../../../domain/goals/goal.ts';
import { paceStates } from '../../../../domain/goals/goal-pace.ts';
import { highestAmountMinor } from '../../../../domain/money.ts';
import { localDate } from '../../../../domain/zones.ts';
import type { Clock } from '../../../platform/clock.ts';
import { currencySchema, dateSchema, nameSchema } from '../../../platform/http/wire.ts';
import { defineTool, type Tool, type ToolUse } from '../../../platform/tools/tool.ts';
import {
  amountOut,
  clientIdField,
  collect,
  findMade,
  limitField,
  linkOut,
  listOut,
  projectIdField,
  rowsAtMost,
  secondsOut,
  toAmount,
  wordsFor,
} from '../../../platform/tools/tool-fields.ts';
import type { CheckInsService } from './check-ins/check-ins.service.ts';
import { requireRecords, requireSound } from './goal-rules.ts';
import { directionWords, formatMeasured, measureWords, periodWords } from './goal-words.ts';
import type { GoalPorts } from './goals.ports.ts';
import { type CreateGoal, createGoalSchema, type Goal, goalStates } from './goals.schema.ts';
import type { GoalsService } from './goals.service.ts';

interface GoalTools {
  readonly ports: Pick<GoalPorts, 'reads' | 'findClient' | 'findProject'>;
  readonly clock: Clock;
  readonly goals: GoalsService;
  readonly checkIns: CheckInsService;
}

export function goalTools(tools: GoalTools): readonly Tool[] {
  return [listTool(tools), addTool(tools), checkInTool(tools)];
}

/** A figure under the name of its unit: the check of an answer's figures reads those. */
const figureOut = z.object({
  seconds: secondsOut.optional(),
  percent: z.number().int().optional(),
  amount: amountOut.optional(),
  count: z.number().int().optional(),
  link: linkOut.optional(),
});

const goalOut = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(goalStates),
  dueOn: z.string().nullable(),
  measure: z.enum(goalMeasures).nullable().describe('Null: a goal in words.'),
  direction: z.enum(goalDirections).nullable(),
  period: z.enum(goalPeriods).nullable(),
  clientId: z.string().nullable(),
  projectId: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  target: figureOut.nullable(),
  value: figureOut.nullable(),
  expectedByNow: figureOut.nullable(),
  pace: z.enum(paceStates).nullable(),
});

function toFigure(value: number, measured: NonNullable<Goal['measured']>): z.output<typeof figureOut> {
  switch (measureFacts[measured.measure].unit) {
    case 'seconds':
      return { seconds: value };
    case 'percent':
      return { percent: value };
    case 'minor':
      return { amount: toAmount({ minor: value, currency: measured.currency ?? '' }) };
    case 'count':
      return { count: value };
  }
}

function toOutput({ id, title, state, dueOn, measured, progress }: Goal): z.output<typeof goalOut> {
  const figure = (value: number | null | undefined) =>
    measured === null || value === null || value === undefined ? null : toFigure(value, measured);
  const value = figure(progress?.value);
  const {
    measure = null,
    direction = null,
    period = null,
    clientId = null,
    projectId = null,
  } = measured ?? {};
  return {
    id,
    title,
    state,
    dueOn,
    measure,
    direction,
    period,
    clientId,
    projectId,
    from: progress?.from ?? null,
    to: progress?.to ?? null,
    pace: progress?.state ?? null,
    target: figure(measured?.target),
    value: value && { ...value, ...(progress?.link && { link: progress.link }) },
    expectedByNow: figure(progress?.expected),
  };
}

/** A goal of a project is one of its client's. */
async function isOf(
  { measured }: Goal,
  asked: { readonly clientId?: string | undefined; readonly projectId?: string | undefined },
  findClientOf: (projectId: string) => Promise<string | undefined>,
): Promise<boolean> {
  const { clientId, projectId } = measured ?? {};
  if (asked.projectId !== undefined && projectId !== asked.projectId) return false;
  if (asked.clientId === undefined || clientId === asked.clientId) return true;
  return typeof projectId === 'string' && (await findClientOf(projectId)) === asked.clientId;
}

function listTool({ goals, ports }: GoalTools): Tool {
  return defineTool({
    name: 'list_goals',
    title: 'List Goals',
    toolset: 'coach',
    description:
      "The person's goals with target, figure so far and pace. The figures are from the records; say them as they are.",
    effect: 'read',
    permission: 'coach:use',
    input: z.strictObject({
      state: z.enum(goalStates).optional().describe('Left out: all.'),
      clientId: clientIdField.optional().describe('Also goals of its projects.'),
      projectId: projectIdField.optional(),
      limit: limitField,
    }),
    output: listOut(goalOut),
    async run({ state, limit, ...asked }, { caller }) {
      const reads = ports.reads(caller.actor);
      const findClientOf = async (id: string) => (await ports.findProject(reads, id))?.client_id;
      const loadPage = async (cursor: string | undefined) => {
        const page = await goals.list(caller, { state, cursor, limit: rowsAtMost });
        const isWanted = await Promise.all(
          page.items.map(async (goal) => await isOf(goal, asked, findClientOf)),
        );
        return { ...page, items: page.items.filter((_, at) => isWanted[at]) };
      };
      const { items, cut } = await collect(loadPage, { wanted: () => true, limit });
      return { output: { items: items.map(toOutput), cut }, links: [] };
    },
  });
}

const addInput = z.strictObject({
  title: nameSchema.describe('The goal in their words.'),
  dueOn: dateSchema.optional().describe('Last day, YYYY-MM-DD; needed without a measure, and with until.'),
  measure: z.enum(goalMeasures).optional().describe('Left out: a goal in words.'),
  direction: z.enum(goalDirections).default('at_least'),
  target: z
    .number()
    .int()
    .min(0)
    .max(highestAmountMinor)
    .optional()
    .describe('Seconds, whole per cent, minor units of the currency (cents) or a number of findings.'),
  currency: currencySchema.optional().describe('ISO 4217, of invoiced and overdue alone.'),
  period: z.enum(goalPeriods).default('week'),
  clientId: clientIdField.optional(),
  projectId: projectIdField.optional(),
});
type AddInput = z.output<typeof addInput>;

function toRequest({ title, dueOn, measure, ...input }: AddInput, id: string): CreateGoal {
  return createGoalSchema.parse({
    id,
    title,
    dueOn: dueOn ?? null,
    measured:
      measure === undefined
        ? null
        : {
            measure,
            direction: input.direction,
            target: input.target ?? 0,
            period: input.period,
            currency: input.currency ?? null,
            clientId: input.clientId ?? null,
            projectId: input.projectId ?? null,
          },
  });
}

function describeMeasured(measured: NonNullable<CreateGoal['measured']>, use: ToolUse) {
  const say = wordsFor(use);
  const target = formatMeasured(measured.target, measured, use.locale);
  return [
    { label: say('Measured by', 'Gemessen an'), after: say(...measureWords[measured.measure]) },
    {
      label: say('Target', 'Zielwert'),
      after: `${say(...directionWords[measured.direction])} ${target}, ${say(...periodWords[measured.period])}`,
    },
  ];
}

function addTool({ ports, clock, goals }: GoalTools): Tool {
  // What was changed since it was set is not undone with it, whenever that is looked at.
  const done = (goal: Goal) => ({ output: toOutput(goal), links: [], undo: { goalId: goal.id, version: 1 } });
  return defineTool({
    name: 'add_goal',
    title: 'Add Goal',
    toolset: 'coach',
    description: 'Sets a goal of the person: measured by the records, or in words with a due date.',
    effect: 'write',
    permission: 'coach:use',
    input: addInput,
    output: goalOut,
    async preview(input, use) {
      const say = wordsFor(use);
      const { caller, actId } = use;
      const { title, dueOn, measured } = toRequest(input, actId);
      const startsOn = localDate(clock(), use.zone);
      requireSound({
        id: actId,
        title,
        state: 'active',
        startsOn,
        dueOn,
        measured,
        version: 1,
        createdAt: '',
        updatedAt: '',
      });
      await requireRecords(ports, ports.reads(caller.actor), measured);
      return {
        title: say(`Add goal, ${title}`, `Ziel setzen, ${title}`),
        action: say('Add Goal', 'Ziel setzen'),
        changes: [
          { label: say('Goal', 'Ziel'), after: title },
          ...(measured === null ? [] : describeMeasured(measured, use)),
          ...(dueOn === null ? [] : [{ label: say('Due', 'Fällig'), after: dueOn }]),
        ],
        links: [],
      };
    },
    run: async (input, { caller, actId }) =>
      done((await goals.create(caller, toRequest(input, actId))).record),
    async findDone(_input, { caller, actId }) {
      const made = await findMade(async () => await goals.get(caller, actId));
      return made && done(made);
    },
    async undo(kept, { caller }) {
      const { goalId, version } = z.object({ goalId: z.string(), version: z.number() }).parse(kept);
      const goal = await findMade(async () => await goals.get(caller, goalId));
      if (goal !== undefined) await goals.remove(caller, goalId, version);
    },
  });
}

function checkInTool({ checkIns }: GoalTools): Tool {
  return defineTool({
    name: 'get_check_in',
    title: 'Get Check-in',
    toolset: 'coach',
    description:
      "A week of the person by the records: hours, utilisation, unbilled, overdue, findings, timesheets, goals, habits and what they promised. State the figures; don't praise and don't add to them.",
    effect: 'read',
    permission: 'coach:use',
    input: z.strictObject({
      weekStart: dateSchema
        .optional()
        .describe('Monday of the week, YYYY-MM-DD; left out: the last that ended.'),
    }),
    output: z.object({
      weekStart: z.string(),
      weekEnd: z.string(),
      isOver: z.boolean(),
      facts: z.array(
        z.object({ sentence: z.string(), figures: z.array(z.object({ text: z.string(), link: linkOut })) }),
      ),
      workedSeconds: secondsOut.nullable(),
      beforeSeconds: secondsOut.nullable().describe('Of the week before.'),
      targetSeconds: secondsOut.nullable(),
      billableSeconds: secondsOut.nullable(),
      utilisationPercent: z.number().int().nullable(),
      unbilledSeconds: secondsOut.nullable(),
      unbilled: z.array(amountOut),
      overdue: z.array(amountOut),
      overdueInvoices: z.number().int().nullable(),
      findings: z
        .object({ found: z.number().int(), resolved: z.number().int(), open: z.number().int() })
        .nullable(),
      promises: z.array(z.object({ text: z.string(), verdict: z.string().nullable() })),
    }),
    async run({ weekStart = 'last' }, { caller, locale }) {
      const { facts, sentences, promises, ...week } = await checkIns.get(caller, weekStart, locale);
      const links = sentences.flatMap(({ parts }) => parts.flatMap(({ link }) => link ?? []));
      return {
        output: {
          weekStart: week.weekStart,
          weekEnd: week.weekEnd,
          isOver: week.isOver,
          facts: sentences.map(({ parts }) => ({
            sentence: parts.map(({ text }) => text).join(''),
            figures: parts.flatMap(({ text, link }) => (link === null ? [] : { text, link })),
          })),
          workedSeconds: facts.hours?.workedSeconds ?? null,
          beforeSeconds: facts.hours?.beforeSeconds ?? null,
          targetSeconds: facts.hours?.targetSeconds ?? null,
          billableSeconds: facts.hours?.billableSeconds ?? null,
          utilisationPercent: facts.hours?.utilisationPercent ?? null,
          unbilledSeconds: facts.unbilled?.seconds ?? null,
          unbilled: (facts.unbilled?.amounts ?? []).map(toAmount),
          overdue: (facts.overdue?.amounts ?? []).map(toAmount),
          overdueInvoices: facts.overdue?.count ?? null,
          findings: facts.findings,
          promises: promises.map(({ text, verdict }) => ({ text, verdict })),
        },
        links,
      };
    },
  });
}
