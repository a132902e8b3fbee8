/** Days that are left out: "this year excl. October", "this month without last week". */
import { weekdayOf } from '../../../../../domain/periods/period-words.ts';
import { fold } from '../../../../../domain/periods/said-words.ts';
import type { Filter, Period } from '../../../../../domain/query/frame.ts';
import { daySenses } from '../conditions.ts';
import type { Pieces } from '../pieces.ts';
import { isClosing } from './denials.ts';

const joining = /^(?:and|und|or|oder|sowie|&)$/;

/** Undefined where a name or a day of the week behind them may be on either side. */
export function readLeftOut(pieces: Pieces): readonly Filter[] | undefined {
  const found: Filter[] = [];
  for (const [index, item] of pieces.items.entries()) {
    const side = item.kind === 'period' ? sideOf(pieces, index) : undefined;
    if (item.kind !== 'period' || side === undefined) continue;
    pieces.take(index, side);
    pieces.deny(index);
    // "Without October and Acme": the name was read as one that is meant.
    if (joinsOther(pieces, index + 1)) return undefined;
    found.push(weekdayOfName(item.raw, item.period) ?? leftOut(item.period));
  }
  return found;
}

const leftOut = (period: Period): Filter => ({ field: 'within', is: false, period });

/** "Except on Friday" is of all of them. */
function weekdayOfName(raw: string, { from, to }: Period): Filter | undefined {
  const isNamed =
    /^(?:on |am |den |the )?(?:a |einem )?\p{L}+$/iu.test(raw) &&
    weekdayOf(fold(raw.split(' ').at(-1) ?? '')) !== undefined;
  const day = new Date(`${from}T12:00:00Z`).getUTCDay();
  return isNamed && from === to ? { field: 'weekday', is: false, days: [day === 0 ? 7 : day] } : undefined;
}

/** Where the word stands that leaves it out, or what joins it to another that is left out. */
function sideOf(pieces: Pieces, index: number): number | undefined {
  const at = pieces.previous(index, 3);
  if (pieces.isFree(at) && pieces.is(at, 'except', 'not')) return at;
  // "Wenn man den November weglässt".
  const behind = pieces.next(index, 2);
  if (pieces.isFree(behind) && pieces.is(behind, 'except') && isClosing(pieces, behind)) return behind;
  return joins(pieces, index - 1) && pieces.isDenied(index - 2) ? index - 1 : undefined;
}

/** "And Acme", "and on weekends". */
export function joinsOther(pieces: Pieces, index: number): boolean {
  if (!joins(pieces, index)) return false;
  const at = pieces.next(index);
  return pieces.at(at)?.kind === 'name' || pieces.is(at, ...daySenses);
}

function joins(pieces: Pieces, index: number): boolean {
  const item = pieces.at(index);
  return item?.kind === 'word' && joining.test(item.text);
}
