/** The evaluator as a tool: one question of figures, whatever it is narrowed down by. */
import * as z from 'zod';
import { findBudgetShare } from '../../../../domain/budget-share.ts';
import type { Money } from '../../../../domain/money.ts';
import type { Measure } from '../../../../domain/query/frame.ts';
import { text } from '../../../../words/text.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import { lacking } from '../../../platform/http/refusals/lacking.ts';
import { defineTool, type Tool } from '../../../platform/tools/tool.ts';
import {
  amountOut,
  linkOut,
  linkTo,
  ofWhomOut,
  secondsOut,
  toAmount,
} from '../../../platform/tools/tool-fields.ts';
import type {
  Query,
  QueryFigure,
  QueryGroup,
  QueryRecord,
  QueryResult,
  Tally,
} from '../model/query/answers.ts';
import { queryInput, toFrame } from './query-input.ts';

const tallyOut = {
  seconds: secondsOut.optional(),
  budgetSeconds: secondsOut.optional(),
  payTime: z.object({ days: z.number(), daysLate: z.number() }).optional(),
  amounts: z.array(amountOut).optional(),
  count: z.number().int(),
};

const groupOut = z.object({ key: z.string(), name: z.string(), ...tallyOut });

export function queryTools(open: (caller: PersonCaller) => Query): readonly Tool[] {
  return [
    defineTool({
      name: 'query',
      title: 'Query Figures',
      toolset: 'figures',
      description:
        'One figure of the practice, narrowed down by filters of either side (`is` false excludes), grouped, ordered, compared; shape list: the single records with their ids. hours and value (worked), unbilled, invoiced (net), gross, vat, due, received, daysToPay, rate, budget (budgetUsed, budgetLeft), or counts.',
      effect: 'read',
      permission: 'project:read',
      input: queryInput,
      output: z.object({
        total: z.object({ ...tallyOut, link: linkOut.optional() }),
        groups: z.array(groupOut).optional(),
        groupCount: z.number().int().optional(),
        records: z.array(z.record(z.string(), z.unknown())).optional(),
        part: z
          .object({ count: z.number().int(), mean: z.object(tallyOut), found: groupOut.optional() })
          .optional(),
        compared: z.object({ ...tallyOut, link: linkOut.optional() }).optional(),
        comparedMean: z.object(tallyOut).optional(),
        comparedShare: z.object({ part: z.object(tallyOut), whole: z.object(tallyOut) }).optional(),
        ofWhom: ofWhomOut,
      }),
      async run(input, { caller }) {
        const frame = toFrame(input);
        const evaluated = await open(caller).evaluate(frame);
        if (evaluated.kind === 'forbidden') throw lacking(caller.actor, evaluated.permission);
        if (evaluated.kind === 'missing') {
          const { missing } = evaluated;
          const what = 'field' in missing ? missing.field : 'group' in missing ? missing.group : missing.what;
          throw new ApiError('invalid', text`${frame.measure} has no ${missing.what} of this kind: ${what}.`);
        }
        return { output: toOutput(evaluated.result), links: [] };
      },
    }),
  ];
}

function toOutput({
  frame,
  figure,
  counted,
  groups,
  groupCount,
  records,
  part,
  compared,
  ...others
}: QueryResult) {
  const { comparedPart, comparedShare } = others;
  return {
    total: toFigure(figure),
    ofWhom: counted,
    ...(groups && {
      groups: groups.map(toGroup),
      groupCount,
    }),
    ...(records && { records: records.map((record) => toRecord(record, frame.measure)) }),
    ...(part && {
      part: {
        count: part.count,
        mean: toTally(part.mean),
        ...(part.found && { found: toGroup(part.found) }),
      },
    }),
    ...(compared && { compared: toFigure(compared) }),
    ...(comparedPart && { comparedMean: toTally(comparedPart.mean) }),
    ...(comparedShare && {
      comparedShare: {
        part: toTally(comparedShare.figure.tally),
        whole: toTally(comparedShare.compared.tally),
      },
    }),
  };
}

function toFigure({ tally, behind }: QueryFigure) {
  const { kind, ids } = behind;
  return { ...toTally(tally), ...(ids.length > 0 && { link: { kind, ids: [...ids] } }) };
}

function toGroup({ key, name, tally }: QueryGroup) {
  return { key, name, ...toTally(tally) };
}

function toTally({ seconds, amounts, count, budgetSeconds, payTime }: Tally) {
  return {
    ...(seconds !== 0 && { seconds }),
    ...(budgetSeconds !== undefined && { budgetSeconds }),
    ...(payTime !== undefined && { payTime }),
    ...(amounts.length > 0 && { amounts: amounts.map(toAmount) }),
    count,
  };
}

function linkOf(record: QueryRecord): object {
  // A payment has no page of its own.
  if (record.kind === 'payment')
    return record.invoiceIds.length === 0 ? {} : { link: linkTo('invoice', ...record.invoiceIds) };
  return { link: linkTo(record.kind, record.id) };
}

/** As `get_budget` gives it; of a budget of nothing there is no share. */
function leftOf(budgetSeconds: number, usedSeconds: number): object {
  const share = budgetSeconds > 0 && { usedPercent: findBudgetShare(usedSeconds, budgetSeconds).percent };
  return { leftSeconds: budgetSeconds - usedSeconds, ...share };
}

/** What is worked on projects is looked up for their budgets alone. */
function fieldsOf(record: QueryRecord, measure: Measure): object {
  if (record.kind !== 'project') return record;
  const { usedSeconds, ...project } = record;
  return measure.startsWith('budget')
    ? { ...record, ...leftOf(project.budgetSeconds ?? 0, usedSeconds) }
    : project;
}

const instants: ReadonlySet<string> = new Set(['startedAt', 'endedAt']);

/** Amounts and instants as the check of figures reads them. */
function toRecord(record: QueryRecord, measure: Measure): Record<string, unknown> {
  const fields = Object.entries(fieldsOf(record, measure)).flatMap(([name, value]): [string, unknown][] => {
    if (name === 'kind' || value === undefined) return [];
    if (typeof value === 'number' && instants.has(name)) return [[name, toInstant(value)]];
    const isAmount = typeof value === 'object' && value !== null && 'minor' in value;
    return [[name, isAmount ? toAmount(value as Money) : value]];
  });
  return { ...Object.fromEntries(fields), ...linkOf(record) };
}
