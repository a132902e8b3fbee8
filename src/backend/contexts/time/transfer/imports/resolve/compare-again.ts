/**
 * What a file tells of rows that an earlier import brought, where it is not what that import was told. Nothing here
 * changes by it, but for what was approved or billed since, where that is asked for.
 */
import { type Money, toDecimalString } from '../../../../../../domain/money.ts';
import { type Phrase, phrase } from '../../readers/phrase.ts';
import type { Report } from '../../readers/report.ts';
import type { SourceRow } from '../../readers/source-row.ts';
import type { AgainRow } from './find-existing.ts';

export interface Compared {
  /** Rows that the file tells otherwise. */
  readonly changed: number;
  /** Of them what was approved or billed in the other tool since, and can be taken over. */
  readonly settled: readonly AgainRow[];
}

type Column = 'state' | 'invoice' | 'rate' | 'billable';

interface Difference {
  readonly column: Column;
  readonly was: string;
  readonly is: string;
}

const kept = phrase`These rows were changed in the other tool since they were imported; what is here was kept.`;
const messages: Readonly<Record<Column, Phrase>> = {
  state: phrase`These rows were changed in the other tool since they were imported; what is here was kept. What was approved or billed since can be adopted, so that it is not billed twice.`,
  invoice: kept,
  rate: phrase`These rows were changed in the other tool since they were imported; the entry keeps its earlier rate.`,
  billable: kept,
};

const ranks = { open: 0, approved: 1, invoiced: 2 } as const;

/** With `takes` a state that is taken over is no loss. */
export function compareAgain(
  again: readonly AgainRow[],
  { report, takes }: { readonly report: Report; readonly takes: boolean },
): Compared {
  const settled: AgainRow[] = [];
  let changed = 0;
  for (const one of again) {
    const differences = listDifferences(one);
    const isSettled = canTake(one);
    if (isSettled) settled.push(one);
    if (differences.length > 0) changed += 1;
    for (const { column, was, is } of differences) {
      if (takes && isSettled && (column === 'state' || column === 'invoice')) continue;
      const { row } = one.row.source;
      report.lose('already_there_changed', messages[column], { row, column, value: `${was} → ${is}` });
    }
  }
  return { changed, settled };
}

/** What is billed here stays so; submitted time is for the practice to decide; approved time may come to be billed. */
function canTake({ row, brought }: AgainRow): boolean {
  const { state } = row.source;
  const { entry } = brought;
  if (entry === undefined || entry.isBilled || ranks[state] <= ranks[brought.state]) return false;
  return entry.sheetId === null || (entry.sheet === 'approved' && state === 'invoiced');
}

/** Nothing of what was deleted here. */
function listDifferences({ row: { source }, brought }: AgainRow): readonly Difference[] {
  if (brought.entry === undefined) return [];
  const all: readonly Difference[] = [
    { column: 'state', was: brought.state, is: source.state },
    { column: 'invoice', was: brought.invoice || '–', is: source.invoice || '–' },
    ...(brought.billable === undefined ? [] : compareMoney(source, brought.billable, brought.rate)),
  ];
  return all.filter(({ was, is }) => was !== is);
}

function compareMoney(source: SourceRow, billable: boolean, rate: Money | undefined): readonly Difference[] {
  return [
    { column: 'billable', was: billable ? 'yes' : 'no', is: source.billable ? 'yes' : 'no' },
    ...(givesAmount(source, rate)
      ? []
      : [{ column: 'rate', was: showRate(rate), is: showRate(source.rate) } as const]),
  ];
}

/** Of several rates that give an amount, the rows around it tell which it has: another file may tell another. */
function givesAmount({ amountMinor, seconds, rate: is }: SourceRow, was: Money | undefined): boolean {
  if (amountMinor === undefined || (was && is && was.currency !== is.currency)) return false;
  return Math.round(((was?.minor ?? 0) * seconds) / 3600) === amountMinor;
}

/** A rate of nothing is none: a service writes 0.00 where it has no rates. */
function showRate(rate: Money | undefined): string {
  return rate === undefined || rate.minor === 0 ? '–' : `${toDecimalString(rate)} ${rate.currency}`;
}
