/** Records that a condition could be of instead, the likeliest first: nothing that its reader may not see. */
import { createFolds, createLikeness } from '../../../../../domain/names/looks-alike.ts';
import {
  type Filter,
  type NamedValue,
  type QueryFrame,
  subjectOf,
} from '../../../../../domain/query/frame.ts';
import type { ChoosingBy } from '../../../../../domain/query/slots/slot-choices.ts';
import type { Query } from '../../../insight/model/query/answers.ts';
import type { NamedRecord } from '../../model/named-record.ts';

interface Records {
  /** Clients and projects. */
  readonly names: readonly NamedRecord[];
  readonly data: Pick<Query, 'evaluate'>;
}

type Grouped = Extract<
  Filter,
  { readonly values: readonly NamedValue[] } | { readonly tags: readonly string[] }
>;

/** Of clients and projects all names are at hand; of tasks, people and tags those of the time that is asked for. */
export async function findOthers(
  frames: readonly QueryFrame[],
  { names, data }: Records,
): Promise<ChoosingBy['listOthers']> {
  const found = new Map<Filter, readonly NamedValue[]>();
  for (const frame of frames)
    for (const filter of frame.filters)
      if (isGrouped(filter)) found.set(filter, await ofTime(frame, filter, data));
  return (filter) => found.get(filter) ?? ofNames(filter, names);
}

const isGrouped = (filter: Filter): filter is Grouped =>
  filter.field === 'task' || filter.field === 'person' || filter.field === 'tag';

/** Those with the most entries first. */
async function ofTime(
  { measure, filters, period, isMine }: QueryFrame,
  filter: Grouped,
  data: Records['data'],
): Promise<readonly NamedValue[]> {
  if (subjectOf(measure) !== 'time') return [];
  const found = await data.evaluate({
    measure: 'entries',
    statistic: 'total',
    per: 'record',
    shape: 'figure',
    filters: filters.filter((one) => one !== filter),
    ...(period && { period }),
    ...(isMine && { isMine }),
    group: filter.field,
  });
  const taken = new Set('tags' in filter ? filter.tags : filter.values.map(({ id }) => id));
  const groups = found.kind === 'result' ? (found.result.groups ?? []) : [];
  return groups
    .filter(({ key, name }) => key !== 'none' && name !== '' && !taken.has(key) && !taken.has(name))
    .slice(0, othersAtMost)
    .map(({ key, name }) => ({ id: key, name }));
}

const othersAtMost = 5;

/** Of like name, then what is of the same client. */
function ofNames(filter: Filter, names: readonly NamedRecord[]): readonly NamedValue[] {
  if (filter.field !== 'client' && filter.field !== 'project') return [];
  const [own] = filter.values;
  if (own === undefined) return [];
  const taken = new Set(filter.values.map(({ id }) => id));
  const open = names.filter(
    ({ kind, id, isArchived }) => kind === filter.field && !taken.has(id) && isArchived !== true,
  );
  const clientId = names.find(({ kind, id }) => kind === 'project' && id === own.id)?.clientId;
  const isAlike = createLikeness(own.name);
  const rank = (one: NamedRecord): number => {
    if (isAlike(createFolds(one.name)) || sharesWord(one.name, own.name)) return 0;
    return clientId !== undefined && one.clientId === clientId ? 1 : 2;
  };
  return open
    .map((one) => ({ one, rank: rank(one) }))
    .toSorted((a, b) => a.rank - b.rank || a.one.name.localeCompare(b.one.name))
    .slice(0, othersAtMost)
    .map(({ one: { id, name, clientName } }) => ({
      id,
      name,
      ...(clientName !== undefined && { clientName }),
    }));
}

const shortestWord = 4;

function sharesWord(one: string, other: string): boolean {
  const wordsOf = (name: string) =>
    name
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= shortestWord);
  const own = new Set(wordsOf(other));
  return wordsOf(one).some((word) => own.has(word));
}
