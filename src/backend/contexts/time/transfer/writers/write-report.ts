/** The detailed reports of Toggl and Clockify, as far as they have a place for what an entry holds. */
import { escapeFormula } from '../../../../../domain/escape-formula.ts';
import { localDate, localTime } from '../../../../../domain/zones.ts';
import { isNothing } from '../readers/cells/nothing.ts';
import { chooseSpan } from '../readers/choose-span.ts';
import { phrase } from '../readers/phrase.ts';
import { Report, type Said } from '../readers/report.ts';
import { rateKey, shareRates } from '../readers/share-rates.ts';
import { WallClock } from '../readers/wall-clock.ts';
import type { ExportedRow, Written } from './exported-row.ts';
import { clockifyHeader, togglHeader, writeQuoted } from './report-headers.ts';

interface Clocks {
  readonly startDate: string;
  readonly startTime: string;
  readonly endDate: string;
  readonly endTime: string;
  readonly duration: string;
}

function toClocks({ startedAt, endedAt, seconds }: ExportedRow, zone: string): Clocks {
  const [start, end] = [Date.parse(startedAt), Date.parse(endedAt)];
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return {
    startDate: localDate(start, zone),
    startTime: localTime(start, zone),
    endDate: localDate(end, zone),
    endTime: localTime(end, zone),
    duration: parts.map((part) => String(part).padStart(2, '0')).join(':'),
  };
}

function secondOfDay(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

interface Clocked {
  readonly row: ExportedRow;
  readonly at: number;
  readonly clocks: Clocks;
}

/** Where clocks go back they tell a time twice: what looks like an earlier one comes back as that. */
function sayRepeated(report: Report, wall: WallClock, { row, at, clocks }: Clocked): void {
  const starts = wall.find(clocks.startDate, secondOfDay(clocks.startTime));
  const ends = wall.find(clocks.endDate, secondOfDay(clocks.endTime));
  if (chooseSpan({ starts, ends }, row.seconds).span?.startedAt === Date.parse(row.startedAt)) return;
  const message = phrase`The time happens twice in ${wall.zone} when clocks go back: an import reads it as the earlier one.`;
  report.lose('repeated_time', message, { row: at + 2, column: 'start', value: row.startedAt });
}

function joinTags({ tags }: ExportedRow): string {
  return tags.join(', ');
}

/** What one currency's column cannot say. */
function mainCurrency(rows: readonly ExportedRow[]): string {
  const counts = new Map<string, number>();
  for (const { currency } of rows) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  const [first] = [...counts].sort(([, one], [, other]) => other - one);
  return first?.[0] ?? 'EUR';
}

interface Writing {
  readonly rows: readonly ExportedRow[];
  readonly zone: string;
  readonly currency: string;
  readonly report: Report;
}

const noPlace = phrase`The format has no place for it.`;

type Say = (column: string, value: string) => Said;

function sayState(report: Report, row: ExportedRow, { say, keeps }: { say: Say; keeps: boolean }): void {
  const isCarried = row.state === 'open' || (row.state === 'invoiced' && keeps);
  if (!isCarried) report.lose('state_not_carried', noPlace, say('state', row.state));
  if (!keeps && row.invoice !== '') report.lose('state_not_carried', noPlace, say('invoice', row.invoice));
  if (row.git !== null) report.lose('git_not_carried', noPlace, say('git', row.git.branch ?? ''));
}

/** The readers take words of these services for nothing, and so would the services. */
function sayNames(report: Report, row: ExportedRow, { say, keeps }: { say: Say; keeps: boolean }): void {
  const { person, client, project, task, invoice } = row;
  const names = { person, client, project, task, tags: joinTags(row), ...(keeps && { invoice }) };
  for (const [column, name] of Object.entries(names)) {
    if (!isNothing(name)) continue;
    const message = phrase`The format uses this name for an empty field: an import reads it as empty.`;
    report.lose('name_not_carried', message, say(column, name));
  }
}

function sayLosses({ rows, zone, currency, report }: Writing, keepsInvoices: boolean): void {
  for (const [at, row] of rows.entries()) {
    const say: Say = (column, value) => ({ row: at + 2, column, value });
    if (row.zone !== zone)
      report.lose('zone_not_carried', phrase`Times are written in ${zone}.`, say('zone', row.zone));
    if (row.tags.some((tag) => tag.includes(','))) {
      report.lose(
        'tag_not_carried',
        phrase`Tags are joined by commas: a tag with a comma is read as two.`,
        say('tags', joinTags(row)),
      );
    }
    sayNames(report, row, { say, keeps: keepsInvoices });
    sayState(report, row, { say, keeps: keepsInvoices });
    if (row.currency !== currency) {
      report.lose(
        'rate_not_carried',
        phrase`Money is in ${currency} alone: other currencies are left out.`,
        say('currency', row.currency),
      );
    }
  }
}

function amountOf(row: ExportedRow): { readonly minor: number; readonly digits: number } {
  const digits = row.rate.split('.')[1]?.length ?? 0;
  const rateMinor = Number(row.rate.replace('.', ''));
  return { minor: row.billable ? Math.round((rateMinor * row.seconds) / 3600) : 0, digits };
}

function toDecimal(minor: number, digits: number): string {
  const text = String(minor).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function finish(table: readonly (readonly string[])[], report: Report): Written {
  return {
    text: writeQuoted(table.map((row) => row.map(escapeFormula))),
    losses: report.losses,
  };
}

/** Toggl tells what rows came to, not their rates: where one cannot be taken from that, it is told. */
function sayTogglRates(report: Report, rows: readonly ExportedRow[], currency: string): void {
  // An amount of nothing tells a rate of nothing only where there was something to bill.
  const told = rows.filter((row) => row.billable && row.seconds > 0 && row.currency === currency);
  const works = told.map((row) => {
    const person = { name: row.person, email: row.email };
    const startedAt = Date.parse(row.startedAt);
    return {
      key: rateKey({ ...row, person }, currency),
      startedAt,
      seconds: row.seconds,
      amountMinor: amountOf(row).minor,
    };
  });
  const rates = shareRates(works);
  const read = new Map(told.map((row, at) => [row, rates[at]]));
  for (const [at, row] of rows.entries()) {
    if (row.currency !== currency || read.get(row) === Number(row.rate.replace('.', ''))) continue;
    const message = phrase`The format has amounts and no rates, and this rate cannot be computed from its amount.`;
    report.lose('rate_not_carried', message, { row: at + 2, column: 'rate', value: row.rate });
  }
}

export function writeToggl(rows: readonly ExportedRow[], zone: string): Written {
  const [currency, report] = [mainCurrency(rows), new Report()];
  sayLosses({ rows, zone, currency, report }, false);
  if (rows.some(({ rate }) => Number(rate) > 0)) sayTogglRates(report, rows, currency);
  const wall = new WallClock(zone);
  const table = rows.map((row, at) => {
    const clocks = toClocks(row, zone);
    const { startDate, startTime, endDate, endTime, duration } = clocks;
    const { minor, digits } = amountOf(row);
    sayRepeated(report, wall, { row, at, clocks });
    const who = [
      row.person,
      row.email,
      row.client,
      row.project,
      row.task,
      row.note,
      row.billable ? 'Yes' : 'No',
    ];
    const amount = row.currency === currency ? toDecimal(minor, digits) : '';
    return [...who, startDate, startTime, endDate, endTime, joinTags(row), duration, amount];
  });
  return finish([togglHeader(currency), ...table], report);
}

export function writeClockify(rows: readonly ExportedRow[], zone: string): Written {
  const [currency, report] = [mainCurrency(rows), new Report()];
  sayLosses({ rows, zone, currency, report }, true);
  const wall = new WallClock(zone);
  const table = rows.map((row, at) => {
    const clocks = toClocks(row, zone);
    const { startDate, startTime, endDate, endTime, duration } = clocks;
    const { minor, digits } = amountOf(row);
    sayRepeated(report, wall, { row, at, clocks });
    const what = [row.project, row.client, row.note, row.task, row.person, row.email, joinTags(row)];
    const flags = [row.billable ? 'Yes' : 'No', row.state === 'invoiced' ? 'Yes' : 'No', row.invoice];
    const money = row.currency === currency ? [row.rate, toDecimal(minor, digits)] : ['', ''];
    const decimal = (row.seconds / 3600).toFixed(2);
    return [...what, ...flags, startDate, startTime, endDate, endTime, duration, decimal, ...money];
  });
  return finish([clockifyHeader(currency), ...table], report);
}
