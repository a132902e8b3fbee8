/** How far the time sheets are that are asked for: which weeks are approved, what is submitted and not approved. */
import type { Filter } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
import { polar } from '../../words/polar.ts';
import type { Sense } from '../../words/sense.ts';

/** What is approved was submitted. */
export const sheetStages = {
  submitted: ['submitted', 'approved', 'invoiced'],
  approved: ['approved', 'invoiced'],
  rejected: ['rejected'],
} as const;

type OfSheet = Extract<Filter, { readonly field: 'sheet' }>;

const isOfSheet = (filter: Filter): filter is OfSheet => filter.field === 'sheet';

/** "Submitted but not approved" is one stage: what the one side has and the other does not leave out. */
export function joinStages(filters: readonly Filter[]): readonly Filter[] {
  const sheets = filters.filter(isOfSheet);
  const [asked, ...more] = sheets.filter(({ is }) => is);
  if (sheets.length < 2 || asked === undefined || more.length > 0) return filters;
  const out = new Set(sheets.flatMap(({ is, stages }) => (is ? [] : stages)));
  const joined: OfSheet = { ...asked, stages: asked.stages.filter((stage) => !out.has(stage)) };
  return [...filters.filter((one) => !isOfSheet(one)), joined];
}

/** "Which weeks are approved and not invoiced?": sheets are invoiced as a whole, with what is not billable on them. */
export function ofWholeSheets(filters: readonly Filter[]): readonly Filter[] {
  const isUnbilled = filters.some((one) => one.field === 'billed' && !one.is);
  const approved = filters.find((one) => isOfSheet(one) && one.is && one.stages.includes('approved'));
  if (!isUnbilled || approved === undefined) return filters;
  const waiting: Filter = { field: 'sheet', is: true, stages: ['approved'] };
  return filters.flatMap((one) => (one === approved ? waiting : one.field === 'billed' ? [] : one));
}

const stages: readonly Sense[] = [
  ...(['submitted', 'approved', 'rejected', 'unsubmitted', 'unapproved'] as const),
];

/** "Any timesheets to approve?" */
const toDo =
  /^(?:to |zu |zum )?(?:approve|submit|hand in|einreichen|genehmigen|freigeben|freizugeben|einzureichen)$/;

const asked: readonly Sense[] = ['which', 'howMany', 'list', 'last', 'first'];

/** "Which timesheets are approved?" asks for weeks: a sheet is of one. */
export function markSheetWeeks(items: readonly Item[]): readonly Item[] {
  const has = (senses: readonly Sense[]) =>
    items.some((item) => item.kind === 'word' && senses.some((sense) => item.senses.has(sense)));
  const isToDo = items.some((item) => item.kind === 'word' && toDo.test(item.text));
  if (isToDo || !has(stages) || has(['hours', 'work', 'entry', 'since', 'after'])) return items;
  // "Were any of my timesheets rejected?" asks whether there is time of that kind.
  const [first] = items;
  const isPolar = first?.kind === 'word' && polar.test(first.text);
  const noun = has(asked) ? 'week' : 'byWeek';
  const senses = new Set<Sense>([isPolar ? 'hours' : noun]);
  return items.map((item) =>
    item.kind === 'word' && item.senses.has('timesheet') ? { ...item, senses } : item,
  );
}
