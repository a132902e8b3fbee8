/**
 * Which questions have an answer: a table of measures by what narrows them down, what they are grouped by and what is made of
 * them. What is not in it is refused by its name, since a filter that is left out is the wrong answer.
 */
import {
  type FilterField,
  type Group,
  type Part,
  type QueryFrame,
  type Statistic,
  type Subject,
  subjectOf,
} from './frame.ts';

interface Cells {
  readonly filters: ReadonlySet<FilterField>;
  readonly groups: ReadonlySet<Group>;
  /** By part what is made of it; the total always is. */
  readonly statistics: Readonly<Partial<Record<Part, readonly Statistic[]>>>;
  /** Whether the days of a period narrow it down. */
  readonly hasPeriod: boolean;
}

const ends = ['largest', 'smallest', 'first', 'last'] as const;

export const cellsOf: Readonly<Record<Subject, Cells>> = {
  time: {
    filters: new Set<FilterField>([
      ...(['client', 'project', 'task', 'person', 'tag', 'billable', 'billed', 'noted'] as const),
      ...(['text', 'sheet', 'weekday', 'within', 'length', 'currency', 'number'] as const),
    ]),
    groups: new Set<Group>([
      ...(['day', 'week', 'month', 'quarter', 'year', 'weekday'] as const),
      ...(['project', 'client', 'task', 'person', 'tag', 'note'] as const),
    ]),
    statistics: {
      record: ['average', ...ends],
      day: ['average', ...ends],
      week: ['average', ...ends],
      month: ['average', ...ends],
    },
    hasPeriod: true,
  },
  unbilled: {
    filters: new Set<FilterField>([
      ...(['client', 'project', 'task', 'tag', 'noted', 'text', 'sheet', 'weekday'] as const),
      ...(['within', 'length', 'currency'] as const),
    ]),
    groups: new Set<Group>(['project', 'client']),
    statistics: {},
    hasPeriod: true,
  },
  invoices: {
    filters: new Set<FilterField>([
      ...(['client', 'invoice', 'amount', 'within', 'due', 'late', 'number', 'currency'] as const),
      'project',
      'end',
      'worked',
    ]),
    groups: new Set<Group>(['day', 'month', 'quarter', 'year', 'client', 'project']),
    statistics: { record: ['average', ...ends], month: ['average', 'largest', 'smallest'] },
    hasPeriod: true,
  },
  payments: {
    filters: new Set<FilterField>(['client', 'amount', 'within', 'currency', 'end']),
    groups: new Set<Group>(['day', 'month', 'quarter', 'year', 'client']),
    statistics: { record: ['average', ...ends], month: ['average', 'largest', 'smallest'] },
    hasPeriod: true,
  },
  payTimes: {
    filters: new Set<FilterField>(['client']),
    groups: new Set<Group>(['client']),
    statistics: {},
    hasPeriod: false,
  },
  projects: {
    filters: new Set<FilterField>(['client', 'project', 'archived', 'budgeted', 'worked', 'invoiced']),
    groups: new Set<Group>(['project', 'client']),
    statistics: { record: ['largest', 'smallest'] },
    hasPeriod: false,
  },
  clients: {
    filters: new Set<FilterField>(['client', 'archived', 'worked', 'invoiced', 'received']),
    groups: new Set<Group>([]),
    statistics: {},
    hasPeriod: false,
  },
};

/** What a question asks for and its measure does not have. */
export type Missing =
  | { readonly what: 'filter'; readonly field: FilterField }
  | { readonly what: 'group'; readonly group: Group }
  | { readonly what: 'statistic'; readonly statistic: Statistic; readonly per: Part }
  | { readonly what: 'period' }
  /** Only billable time has a value. */
  | { readonly what: 'value' }
  /** Groups and single parts are not held against others. */
  | { readonly what: 'comparison' };

/** The first thing that the frame's measure does not have; undefined where the whole of it can be answered. */
export function findMissing(frame: QueryFrame): Missing | undefined {
  const cells = cellsOf[subjectOf(frame.measure)];
  const missing = [
    missesValue,
    missesFilter,
    missesGroup,
    missesProject,
    missesStatistic,
    missesPeriod,
    missesComparison,
  ];
  for (const misses of missing) {
    const found = misses(frame, cells);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Misses = (frame: QueryFrame, cells: Cells) => Missing | undefined;

const missesValue: Misses = ({ measure, filters }) =>
  measure === 'value' && filters.some((one) => one.field === 'billable' && !one.is)
    ? { what: 'value' }
    : undefined;

const missesFilter: Misses = ({ filters, comparison, group }, cells) => {
  const compared = comparison?.with === 'filters' ? comparison.filters : [];
  // The last of all is not the last of each.
  const isHad = (one: FilterField) => cells.filters.has(one) && (one !== 'end' || group === undefined);
  const field = [...filters, ...compared].find((one) => !isHad(one.field))?.field;
  return field && { what: 'filter', field };
};

const missesGroup: Misses = ({ group }, { groups }) =>
  group === undefined || groups.has(group) ? undefined : { what: 'group', group };

const missesStatistic: Misses = ({ statistic, per, group }, { statistics }) => {
  if (statistic === 'total') return undefined;
  // Rows are sums: of groups only days of the week have a mean.
  const isOfRows = statistic === 'average' && group !== undefined && group !== 'weekday';
  const isHad = (statistics[per] ?? []).includes(statistic) && !isOfRows;
  return isHad ? undefined : { what: 'statistic', statistic, per };
};

const ofInvoiceLines: ReadonlySet<string> = new Set(['invoiced', 'invoices']);

/** Lines of invoices know their project; what is open, paid or taxed is of the whole invoice. */
const missesProject: Misses = ({ measure, filters, comparison, group }) => {
  if (subjectOf(measure) !== 'invoices') return undefined;
  const compared = comparison?.with === 'filters' ? comparison.filters : [];
  const isNamed = [...filters, ...compared].some(({ field }) => field === 'project');
  if (isNamed && !ofInvoiceLines.has(measure)) return { what: 'filter', field: 'project' };
  return group === 'project' && measure !== 'invoiced' ? { what: 'group', group } : undefined;
};

/** A draft has no day yet. */
const missesPeriod: Misses = ({ period, comparison, filters }, { hasPeriod }) => {
  const isOfDrafts = filters.some((one) => one.field === 'invoice' && one.condition === 'draft' && one.is);
  const isOfDays = [period, comparison && 'period' in comparison && comparison.period].some(Boolean);
  return isOfDays && (!hasPeriod || isOfDrafts) ? { what: 'period' } : undefined;
};

const missesComparison: Misses = ({ comparison, group, statistic }) => {
  if (comparison === undefined) return undefined;
  if (isOfRows(comparison))
    return group === undefined || statistic !== 'total' ? { what: 'comparison' } : undefined;
  const isOfSums = statistic === 'total' || (statistic === 'average' && comparison.with !== 'whole');
  return group !== undefined || !isOfSums ? { what: 'comparison' } : undefined;
};

/** Of each group its share of them all. */
export const isOfRows = (comparison: QueryFrame['comparison']): boolean =>
  comparison?.with === 'whole' && comparison.without.length === 0 && comparison.period === undefined;
