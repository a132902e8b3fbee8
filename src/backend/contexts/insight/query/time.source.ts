/** Worked time: by local day, as reports tell it (domain/figures/work-sums.ts). */
import type {
  FigureFilter,
  FiguresPort,
  TimeOf,
  WorkedEntryNote,
  WorkedProject,
} from '../../../../domain/figures/figures.ts';
import type { WorkDimension, WorkSum, WorkSums } from '../../../../domain/figures/work-sums.ts';
import type { Money } from '../../../../domain/money.ts';
import { aroundNotes, type WorkCondition } from '../../../../domain/query/conditions.ts';
import type { Filter, Group, Part, Period } from '../../../../domain/query/frame.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { listProjectNames } from '../model/names.repository.ts';
import type { Behind, EntryRecord, QueryGroup } from '../model/query/answers.ts';
import { type DateGroup, isDateGroup } from '../model/query/date-groups.ts';
import { createKeys, type KeyOf } from '../model/rows/row-keys.ts';
import { loadRowNames } from '../model/rows/row-names.ts';
import { findOwnAmounts, shareAmounts } from '../model/rows/share-amounts.ts';
import { type TallyNode, tallyWork } from '../model/rows/tally-tree.ts';
import { dateKey, weekdayOf } from './group-keys.ts';
import type { Asked, Opened, QuerySource, RecordsAsked } from './query.ts';
import { rememberEach } from './remember-each.ts';
import { listEntryRecords } from './time.repository.ts';

export interface TimeSourcePorts {
  readonly reads: Reads;
  readonly figures: FiguresPort;
  readonly of: TimeOf;
}

/** Beyond what any entry can have. */
const allDays: Period = { from: '1970-01-01', to: '2999-12-31' };

type By = Group | Exclude<Part, 'record'>;

const dimensions: Readonly<Record<Exclude<By, DateGroup>, readonly WorkDimension[]>> = {
  project: ['projectId'],
  client: ['projectId'],
  task: ['projectId', 'taskId'],
  person: ['userId'],
  tag: ['tags'],
  note: ['note'],
};

export function openTimeSource(ports: TimeSourcePorts): QuerySource {
  const { figures, of } = ports;
  const listWorked = rememberEach(async (filter: FigureFilter) => await figures.listWorked(of, filter));

  async function sum({ filters, period }: Asked, by: readonly WorkDimension[]): Promise<WorkSums> {
    const isOn = daysFilter(filters);
    const asked = {
      period: period ?? allDays,
      filter: { conditions: toConditions(filters) },
      by: isOn === undefined ? by : [...new Set<WorkDimension>(['date', ...by])],
    };
    const sums = await figures.sumWork(of, asked);
    if (isOn === undefined) return sums;
    const keep = ({ date = '' }: { readonly date?: string }) => isOn(date);
    return {
      ...sums,
      whole: sums.whole.filter(keep),
      split: sums.split.map((days) => days.filter(keep)).filter((days) => days.length > 0),
    };
  }

  async function countDays(asked: Asked): Promise<number> {
    const { rows } = tallyWork(await sum(asked, ['date']), [({ date = '' }) => date]);
    return [...rows.values()].filter(({ tally }) => tally.seconds > 0).length;
  }

  return {
    async total(asked) {
      const isOfEntries = asked.measure === 'hours' || asked.measure === 'entries';
      if (isOfEntries && daysFilter(asked.filters) === undefined) {
        // The sums of projects say it, and what opens behind it is of them.
        const worked = await listWorked(filterOf(asked));
        return {
          amounts: [],
          seconds: worked.reduce((all, { seconds }) => all + seconds, 0),
          count: worked.reduce((all, { entries }) => all + entries, 0),
        };
      }
      const { tally } = tallyWork(await sum(asked, []), []);
      const count = asked.measure === 'days' ? await countDays(asked) : tally.entries;
      return { seconds: tally.seconds, amounts: tally.amounts(), count };
    },
    async groups(asked, by) {
      const isOfDates = isDateGroup(by);
      const wanted: readonly WorkDimension[] = isOfDates ? ['date'] : dimensions[by];
      const more: readonly WorkDimension[] = asked.measure === 'days' ? ['date'] : [];
      const sums = await sum(asked, [...new Set([...wanted, ...more])]);
      const { keyOf, nameOf } = await openKeys(ports.reads, by);
      const byDay: readonly KeyOf[] = asked.measure === 'days' ? [({ date = '' }) => date] : [];
      return toGroups(tallyWork(sums, [keyOf, ...byDay]), { by, nameOf, isDays: asked.measure === 'days' });
    },
    records: async (asked) => await listRecords(ports, asked),
    behind: async (asked, opened) => await findBehind({ figures, of, listWorked }, asked, opened),
    async beside(asked) {
      const isOfWork = asked.measure === 'entries' && asked.group === 'project' && asked.shape === 'list';
      return isOfWork ? { works: await listNoted(ports, asked) } : {};
    },
  };
}

async function listNoted(
  { figures, of }: Pick<TimeSourcePorts, 'figures' | 'of'>,
  asked: Asked,
): Promise<readonly WorkedEntryNote[]> {
  return await figures.listWorkedNotes(of, { filter: filterOf(asked), limit: notedAtMost });
}

async function listRecords(ports: TimeSourcePorts, asked: RecordsAsked): Promise<readonly EntryRecord[]> {
  const { reads, of } = ports;
  const within = await listWithin(ports, asked);
  return (
    within ?? (await listEntryRecords(reads, { ...asked, of, conditions: toRecordConditions(asked.filters) }))
  );
}

/** Each entry with its time of the period, as its sum counts it; undefined where they are too many for that. */
async function listWithin(
  ports: TimeSourcePorts,
  { order, isDescending, limit, ...asked }: RecordsAsked,
): Promise<readonly EntryRecord[] | undefined> {
  if (order !== 'date' || asked.period === undefined) return undefined;
  const works = await listNoted(ports, asked);
  if (works.length >= notedAtMost) return undefined;
  const listed = (isDescending ? works.toReversed() : works).slice(0, limit);
  const ids = listed.map(({ id }) => id);
  const rows = await listEntryRecords(ports.reads, {
    ...asked,
    ...{ order, isDescending, limit, of: ports.of, period: undefined },
    conditions: [{ field: 'entry', is: true, ids }],
  });
  const seconds = new Map(listed.map((one) => [one.id, one.seconds]));
  return rows.map((row) => ({ ...row, seconds: seconds.get(row.id) ?? row.seconds }));
}

/** Entries that are read one by one at most. */
const notedAtMost = 500;

async function openKeys(reads: Reads, by: By) {
  if (isDateGroup(by)) {
    const keyOf: KeyOf = ({ date = '' }) => dateKey(date, by);
    return { keyOf, nameOf: (key: string) => key };
  }
  if (by === 'note')
    return { keyOf: ({ note = '' }: WorkSum) => note.replaceAll(around, ''), nameOf: (key: string) => key };
  const projects = new Map((await listProjectNames(reads)).map((project) => [project.id, project]));
  const names = await loadRowNames(reads, { projects, groupings: [by] });
  return { keyOf: createKeys(projects)[by], nameOf: names[by] };
}

const around = new RegExp(`^[${aroundNotes}]+|[${aroundNotes}]+$`, 'g');

interface Grouped {
  readonly by: By;
  readonly nameOf: (key: string) => string;
  /** What is counted are days, which stand below each group. */
  readonly isDays: boolean;
}

function toGroups({ tally: whole, rows }: TallyNode, { by, nameOf, isDays }: Grouped): QueryGroup[] {
  const nodes = [...rows];
  const tallies = nodes.map(([, { tally }]) => tally);
  const total: readonly Money[] = whole.amounts();
  const own = by === 'client' ? findOwnAmounts(total, tallies) : undefined;
  const amounts = own ?? shareAmounts(total, tallies);
  return nodes.map(([key, node], index) => {
    const { seconds, entries } = node.tally;
    const count = isDays ? [...node.rows.values()].filter(({ tally }) => tally.seconds > 0).length : entries;
    return { key, name: nameOf(key), tally: { seconds, count, amounts: amounts[index] ?? [] } };
  });
}

/** What of them is of days, which are those on which time was worked. */
function daysFilter(filters: readonly Filter[]): ((date: string) => boolean) | undefined {
  const asked = filters.filter(isOfDays);
  if (asked.length === 0) return undefined;
  const holds = (filter: DayFilter, date: string) =>
    filter.field === 'weekday'
      ? filter.days.includes(weekdayOf(date))
      : filter.period.from <= date && date <= filter.period.to;
  return (date) => asked.every((filter) => holds(filter, date) === filter.is);
}

type DayFilter = Extract<Filter, { readonly field: 'weekday' | 'within' }>;

function isOfDays(filter: Filter): filter is DayFilter {
  return filter.field === 'weekday' || filter.field === 'within';
}

/** What SQL narrows entries down by; days are those on which time was worked, and counted after it was split. */
export function toConditions(filters: readonly Filter[]): readonly WorkCondition[] {
  return filters.flatMap((filter): readonly WorkCondition[] => {
    if ('values' in filter)
      return [{ field: filter.field, is: filter.is, ids: filter.values.map(({ id }) => id) }];
    return isOfWork(filter) ? [filter] : [];
  });
}

const ofWork: ReadonlySet<string> = new Set([
  'billable',
  'billed',
  'noted',
  'tag',
  'text',
  'sheet',
  'length',
  'currency',
  'number',
]);

type WorkFilter = Exclude<Extract<Filter, WorkCondition>, { readonly values: unknown }>;

function isOfWork(filter: Filter): filter is WorkFilter {
  return ofWork.has(filter.field);
}

/** With the days on which entries began, for single ones. */
export function toRecordConditions(filters: readonly Filter[]): readonly WorkCondition[] {
  return [...toConditions(filters), ...filters.filter(isOfDays)];
}

const filterOf = ({ filters, period }: Asked): FigureFilter => ({
  ...(period && { period }),
  conditions: toRecordConditions(filters),
});

interface Behinds extends Pick<TimeSourcePorts, 'figures' | 'of'> {
  listWorked(filter: FigureFilter): Promise<readonly WorkedProject[]>;
}

async function findBehind(
  { figures, of, listWorked }: Behinds,
  asked: Asked,
  { limit, count, owners }: Opened,
): Promise<Behind> {
  const filter = filterOf(asked);
  const listIds = async (): Promise<Behind> => ({
    kind: 'entries',
    ids: await figures.listWorkedIds(of, { filter, limit }),
  });
  if (count !== undefined && count <= limit) return await listIds();
  const worked = await listWorked(filter);
  const isFew = worked.reduce((all, { entries }) => all + entries, 0) <= limit;
  if (isFew) return await listIds();
  const ids = worked.map(({ id, clientId }) => (owners === 'client' ? clientId : id));
  return { kind: owners ?? 'project', ids: [...new Set(ids)].slice(0, limit) };
}
