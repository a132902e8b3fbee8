/** Rates, and what a change of one does, as lines. */

import type { MissingRates, Money, Rate, RateEffect } from '../../api-client/index.ts';
import { formatMinutes } from '../../domain/duration.ts';
import { toDecimalString } from '../../domain/money.ts';
import { projectLabel } from '../../domain/names/project-label.ts';
import { beginning } from '../../domain/rates/rate.ts';
import { shortId } from '../backend/short-id.ts';
import { plural } from '../scan/plain-line.ts';
import { printColumns } from '../time/print-columns.ts';

/** What a rate is for, and whose it is, in words. */
export interface RateNames {
  /** Of tasks, projects, clients and the practice, by id. */
  readonly targets: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

const scopes: Readonly<Record<Rate['scope'], string>> = {
  task: 'task',
  project: 'project',
  client: 'client',
  organization: 'practice',
};

export function formatFrom(date: string): string {
  return date === beginning ? 'the beginning' : date;
}

function formatAmounts(amounts: readonly Money[]): string {
  const nothing = '0.00';
  return amounts.map((money) => `${toDecimalString(money)} ${money.currency}`).join(' + ') || nothing;
}

export function printRates(rates: readonly Rate[], { targets, people }: RateNames): string {
  if (rates.length === 0) return 'There is no rate yet: vireo rate set AMOUNT.\n';
  const columns = [
    ...['id', 'what', 'name', 'who'].map((title) => ({ title })),
    { title: 'rate', isFigure: true },
    { title: 'from' },
    { title: 'source' },
  ];
  const rows = rates.map((rate) => [
    shortId(rate),
    scopes[rate.scope],
    targets.get(rate.scopeId) ?? '',
    rate.actorId === null ? 'everyone' : (people.get(rate.actorId) ?? ''),
    formatAmounts([rate.amount]),
    formatFrom(rate.validFrom),
    rate.source,
  ]);
  return printColumns(columns, rows);
}

const reasons: Readonly<Record<RateEffect['left'][number]['reason'], string>> = {
  submitted: 'submitted',
  approved: 'approved',
  drafted: 'on a draft invoice',
  invoiced: 'invoiced',
  own: 'with a rate of its own',
  closed: 'behind the closing date',
  specific: 'with a more specific rate',
};

function formatTime({ entries, seconds }: { readonly entries: number; readonly seconds: number }): string {
  return `${formatMinutes(seconds)} in ${plural(entries, 'entry', 'entries')}`;
}

/** `verb`: "changes" before it is done, "changed" after it. */
export function printEffect(effect: RateEffect, verb: 'changes' | 'changed'): string {
  const { entries, before, after, left } = effect;
  const lines = [
    entries === 0
      ? `No recorded time ${verb}.`
      : `${verb === 'changes' ? 'Changes' : 'Changed'} ${formatTime(effect)}: ${formatAmounts(before)} → ${formatAmounts(after)}, net.`,
    ...left.map(
      (part) => `Stays: ${formatTime(part)} ${reasons[part.reason]}, ${formatAmounts(part.amounts)}.`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

export function printMissing({ items }: MissingRates): string {
  if (items.length === 0) return 'All billable time has a rate.\n';
  const columns = [
    { title: 'project' },
    { title: 'hours', isFigure: true },
    { title: 'entries', isFigure: true },
    { title: 'from' },
    { title: 'to' },
  ];
  const rows = items.map((item) => [
    projectLabel(item.clientName, item.projectName),
    formatMinutes(item.seconds),
    String(item.entries),
    item.firstDate,
    item.lastDate,
  ]);
  const [first] = items;
  const name = first === undefined ? '' : `${first.clientName}/${first.projectName}`;
  const from = first === undefined || first.validFrom === beginning ? '' : ` --from ${first.validFrom}`;
  return `${printColumns(columns, rows)}Set one: vireo rate set AMOUNT --project "${name}"${from}\n`;
}
