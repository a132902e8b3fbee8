/** SQL of what a question narrows entries down by. */
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { isPerson } from '../../../../domain/policy/actor.ts';
import { aroundNotes, type Bound, type WorkCondition } from '../../../../domain/query/conditions.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { hasTag, hasTagLike } from '../../time/model/entry-tags.ts';
import { noteHas } from '../../time/model/note-text.ts';
import { projectsOf } from '../../time/model/projects-of.ts';

export function workConditions(
  reads: Reads,
  conditions: readonly WorkCondition[] = [],
): Expression<SqlBool>[] {
  return conditions.map((condition) => {
    const said = asSaid(reads, condition);
    return condition.field === 'sheet' ? sql<boolean>`(${said} and ${isSheetSeen(reads)})` : said;
  });
}

function asSaid(reads: Reads, condition: WorkCondition): RawBuilder<SqlBool> {
  const holds = holdsFor(reads, condition);
  if (!('is' in condition) || condition.is) return holds;
  // Not `not`: a task that is missing is no task of the list either.
  return sql<boolean>`case when ${holds} then 1 else 0 end = 0`;
}

/** Of whose time it may be known how far it is on its way: by the reach of timesheets. */
function isSheetSeen(reads: Reads): RawBuilder<SqlBool> {
  const grant = reads.grantOf('timesheets');
  if (grant === 'all') return sql<boolean>`1 = 1`;
  return grant === undefined || !isPerson(reads.actor)
    ? nothing
    : sql<boolean>`time_entries.user_id = ${reads.actor.userId}`;
}

type WithField<Condition, Field> = Condition extends { readonly field: infer Known }
  ? Field extends Known
    ? Condition
    : never
  : never;
type Of<Field extends WorkCondition['field']> = WithField<WorkCondition, Field>;

type Holding = {
  readonly [Field in WorkCondition['field']]: (reads: Reads, condition: Of<Field>) => RawBuilder<SqlBool>;
};

const nothing = sql<boolean>`1 = 0`;

const isOneOf = (column: string) => (_reads: Reads, values: { readonly ids: readonly string[] }) =>
  among(column, values.ids);

const holding: Holding = {
  client: (reads, { ids }) =>
    ids.length === 0 ? nothing : sql`time_entries.project_id in ${projectsOf(reads, ids)}`,
  project: isOneOf('time_entries.project_id'),
  task: isOneOf('time_entries.task_id'),
  person: isOneOf('time_entries.user_id'),
  entry: isOneOf('time_entries.id'),
  weekday: (_reads, { days }) => (days.length === 0 ? nothing : sql`${weekday} in (${sql.join(days)})`),
  within: (_reads, { period: { from, to } }) =>
    sql`(time_entries.local_date >= ${from} and time_entries.local_date <= ${to})`,
  tag: (_reads, { tags }) => (tags.length === 0 ? nothing : sql`(${sql.join(tags.map(hasTag), sql` or `)})`),
  text: (_reads, { texts, isAll, isWhole }) => {
    if (isWhole) return isNote(texts);
    const each = texts.map((text) => sql`(${noteHas(text)} or ${hasTagLike(text)})`);
    return texts.length === 0 ? nothing : sql`(${sql.join(each, isAll ? sql` and ` : sql` or `)})`;
  },
  billable: () => sql`time_entries.billable = 1`,
  currency: (_reads, { currencies }) => among('time_entries.rate_currency', currencies),
  noted: () => sql`trim(time_entries.note) <> ''`,
  billed: (reads) => isBilled(reads, sql`1 = 1`),
  number: (reads, { numbers }) => isBilled(reads, isNumbered(reads, numbers)),
  sheet: (reads, { stages }) => isInSheet(reads, stages),
  length: (_reads, { bound, seconds }) => sql`time_entries.seconds ${compare[bound]} ${seconds}`,
};

/** "2026-0038" is enough for "RE-2026-0038" where no invoice bears that alone. */
function isNumbered(reads: Reads, numbers: readonly string[]): RawBuilder<SqlBool> {
  const each = numbers.map((number) => {
    const folded = number.toLowerCase();
    const whole = sql`select 1 from invoices as named where lower(named.number) = ${folded} and ${reads.wholeCondition('invoices', 'narrowing', 'named')}`;
    return sql`(lower(invoices.number) = ${folded} or (lower(invoices.number) like ${`%-${folded}`} and not exists (${whole})))`;
  });
  return numbers.length === 0 ? nothing : sql`(${sql.join(each, sql` or `)})`;
}

/** On an invoice that is issued, and such a one. */
const isBilled = (reads: Reads, such: RawBuilder<SqlBool>): RawBuilder<SqlBool> =>
  sql`exists (select 1 from billed_entries inner join invoices on invoices.id = billed_entries.invoice_id where billed_entries.entry_id = time_entries.id and invoices.state not in ('draft', 'cancelled') and ${such} and ${reads.wholeCondition('billed_entries', 'narrowing')} and ${reads.wholeCondition('invoices', 'narrowing')})`;

/** Without the space around it, as a group of notes has it. */
const isNote = (texts: readonly string[]): RawBuilder<SqlBool> =>
  texts.length === 0 ? nothing : sql`trim(time_entries.note, ${aroundNotes}) in (${sql.join(texts)})`;

function holdsFor<Field extends WorkCondition['field']>(
  reads: Reads,
  condition: Of<Field>,
): RawBuilder<SqlBool> {
  const holds = holding[condition.field] as (reads: Reads, condition: Of<Field>) => RawBuilder<SqlBool>;
  return holds(reads, condition);
}

/** By the day number of Fliegel and van Flandern, whose divisions drop the rest, as those of every database do. */
const year = sql`cast(substr(time_entries.local_date, 1, 4) as integer)`;
const month = sql`cast(substr(time_entries.local_date, 6, 2) as integer)`;
const dayOfMonth = sql`cast(substr(time_entries.local_date, 9, 2) as integer)`;
const shift = sql`((${month} - 14) / 12)`;
const weekday = sql`(((1461 * (${year} + 4800 + ${shift})) / 4 + (367 * (${month} - 2 - 12 * ${shift})) / 12 - (3 * ((${year} + 4900 + ${shift}) / 100)) / 4 + ${dayOfMonth} - 32075) % 7 + 1)`;

const compare: Readonly<Record<Bound, RawBuilder<unknown>>> = {
  above: sql`>`,
  atLeast: sql`>=`,
  below: sql`<`,
  atMost: sql`<=`,
};

function among(column: string, values: readonly string[]): RawBuilder<SqlBool> {
  return values.length === 0 ? nothing : sql`${sql.ref(column)} in (${sql.join(values)})`;
}

function isInSheet(reads: Reads, stages: Of<'sheet'>['stages']): RawBuilder<SqlBool> {
  const states = stages.filter((stage) => stage !== 'none');
  const held =
    states.length === 0
      ? nothing
      : sql<boolean>`time_entries.timesheet_id in (select id from timesheets where ${reads.wholeCondition('timesheets', 'narrowing')} and state in (${sql.join(states)}))`;
  return stages.includes('none') ? sql`(time_entries.timesheet_id is null or ${held})` : held;
}
