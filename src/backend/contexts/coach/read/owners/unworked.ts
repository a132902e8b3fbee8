/** "Which projects did I not work on yesterday?": those without time, which is no time without them. */
import { earliestDay, type Filter, type QueryFrame } from '../../../../../domain/query/frame.ts';
import { filtersOf } from '../conditions.ts';
import type { Pieces } from '../pieces.ts';
import type { SaidParts } from '../said.ts';

const owners = [
  ['project', 'projects'],
  ['client', 'clients'],
] as const;

/** Undefined where the denial is of something else. */
export function composeUnworked(said: SaidParts, today: string): QueryFrame | undefined {
  const { pieces, names, periods } = said;
  const owner = owners.find(([sense]) => pieces.all(sense).some((index) => isAsked(pieces, index)));
  const [denial, ...more] = pieces.all('not');
  if (owner === undefined || denial === undefined || more.length > 0 || !isPlain(said)) return undefined;
  const isMine = pieces.has('mine');
  pieces.take(denial);
  pieces.takeAll(owner[0], 'hours', 'work', 'done', 'entry', 'self');
  const [period = { from: earliestDay, to: today }] = periods;
  const worked: Filter = { field: 'worked', is: false, period };
  return {
    measure: owner[1],
    statistic: 'total',
    per: 'record',
    filters: [...filtersOf(names), worked],
    ...(isMine && { isMine }),
    shape: 'list',
  };
}

const asking = ['which', 'howMany', 'list', 'who'] as const;

/** The noun that the question asks for, also behind the names that it is of: "which of Acme's projects". */
function isAsked(pieces: Pieces, index: number): boolean {
  const before = pieces.previous(index);
  const at = pieces.at(before)?.kind === 'name' ? pieces.previous(before) : before;
  return pieces.is(at, ...asking);
}

function isPlain({ conditions, weekdays, bounds, periods, arrangement, ...said }: SaidParts): boolean {
  const isArranged = [arrangement.end, arrangement.group, arrangement.limit].some((one) => one !== undefined);
  const isOther = said.isCompared || said.isShare || isArranged || periods.length > 1;
  const isFiltered = [conditions, weekdays, bounds].some(({ length }) => length > 0);
  // "Which projects are not done?" asks for no time, and "for a month" says from when.
  const isOfTime = said.pieces.has('work', 'hours') && !said.pieces.has('month', 'week', 'year', 'day');
  return !isOther && !isFiltered && isOfTime;
}
