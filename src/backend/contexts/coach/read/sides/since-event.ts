/** "Since I sent Nordwind their October invoice", "nach der Zahlung von Nordwind vom 20. Oktober": what happened, with its days and its client. */
import type { Filter } from '../../../../../domain/query/frame.ts';
import type { Pieces } from '../pieces.ts';
import type { RelativeStart } from './relative-start.ts';

export interface FoundStart {
  readonly since: RelativeStart;
  readonly taken: readonly number[];
}

const nouns = [
  ['invoice', 'invoices'],
  ['payment', 'payments'],
] as const;

const saidAtMost = 10;

/** A noun with a name or days of its own; without them it is any of them. */
export function sinceEvent(pieces: Pieces): FoundStart | undefined {
  const from = pieces.find(['since', 'after']);
  const start = from < 0 ? pieces.items.findIndex((item) => isAfter(item)) : from;
  if (start < 0) return undefined;
  const run = runOf(pieces, start);
  const of = (kind: 'name' | 'period') => run.filter((index) => pieces.at(index)?.kind === kind);
  const measure = nouns.find(([sense]) => run.some((index) => pieces.is(index, sense)))?.[1];
  const [names, periods] = [of('name'), of('period')];
  if (measure === undefined || names.length > 1 || periods.length !== 1) return undefined;
  const client = names.map((index) => clientAt(pieces, index));
  if (client.includes(undefined)) return undefined;
  const period = pieces.at(periods[0] ?? -1);
  return {
    since: {
      measure,
      ...(period?.kind === 'period' && { period: period.period }),
      ...(names.length > 0 && { of: client.flatMap((one) => one ?? []) }),
      ...paidIn(pieces, run, measure),
    },
    taken: [start, ...run],
  };
}

/** "Since Acme paid the October invoice": from that day on, and not from that of its issue. */
const paidIn = (pieces: Pieces, run: readonly number[], measure: RelativeStart['measure']) =>
  measure === 'invoices' && run.some((index) => pieces.is(index, 'pay')) ? { isPaid: true as const } : {};

const isAfter = (item: Pieces['items'][number]): boolean =>
  item.kind === 'word' && /^(?:nach|nach der|nach dem|seit der)$/.test(item.text);

/** What stands behind it, as far as it can be of what happened, and ends with a noun, a name or days. */
function runOf(pieces: Pieces, start: number): readonly number[] {
  const run: number[] = [];
  let end = 0;
  for (let at = start + 1; at < Math.min(pieces.items.length, start + saidAtMost); at += 1) {
    const isBehind = run.some((index) => isNoun(pieces, index));
    if (!mayBelong(pieces, at, isBehind)) break;
    run.push(at);
    if (isOwn(pieces, at)) end = run.length;
  }
  return run.slice(0, end);
}

const isNoun = (pieces: Pieces, index: number): boolean => pieces.is(index, 'invoice', 'payment');

function isOwn(pieces: Pieces, index: number): boolean {
  const kind = pieces.at(index)?.kind;
  return (
    kind === 'name' || kind === 'period' || pieces.is(index, 'invoice', 'payment', 'sent', 'issue', 'pay')
  );
}

/** `isBehind`: the noun stands before it, so that "… for Orders service" is of the question. */
function mayBelong(pieces: Pieces, index: number, isBehind: boolean): boolean {
  if (pieces.at(index)?.isAfterBreak === true) return false;
  if (isOwn(pieces, index)) return !(isBehind && isNoun(pieces, index));
  return pieces.isSoft(index) && !(isBehind && isFor(pieces, index));
}

function isFor(pieces: Pieces, index: number): boolean {
  const item = pieces.at(index);
  const isPlace = item?.kind === 'word' && /^(?:for|on|fur|an|am|bei|beim|in|im)$/.test(item.text);
  // "Die Rechnung an Havn".
  return isPlace && clientAt(pieces, index + 1) === undefined;
}

function clientAt(pieces: Pieces, index: number): Filter | undefined {
  const item = pieces.at(index);
  const [record, ...more] = item?.kind === 'name' ? item.candidates : [];
  if (record?.kind !== 'client' || more.length > 0) return undefined;
  return { field: 'client', is: true, values: [{ id: record.id, name: record.name }] };
}
