/**
 * What unbilled time is worth. Unit: minor units by currency, net; seconds as recorded beside them. Day: an entry is billed
 * whole, with the day on which it began. Rounding: the time by the rule that will bill it (a draft keeps its own), then each amount once. Time that
 * is ready or on a draft has the lines of an invoice, so that its amounts agree with that to the cent; time that is not
 * approved yet has none, and is priced by client and rate.
 */
import { findSeconds } from '../duration.ts';
import { type BillableEntry, buildTimeLines, type DraftLine } from '../invoice-builder.ts';
import { type Money, sumByCurrency } from '../money.ts';
import { exactTime, isExact, type RoundingOf, type RoundingRule, roundSeconds } from '../rounding.ts';
import type { BillingStage } from './billing-stage.ts';
import { priceWork } from './worked-value.ts';

export interface UnbilledEntry extends BillableEntry {
  readonly stage: BillingStage;
  /** The draft that has claimed it; undefined for the other stages. */
  readonly invoiceId?: string | undefined;
  /** By which that draft rounds the time of the entry's project, whatever the rule is today. */
  readonly draftRule?: RoundingRule | undefined;
}

/** Open entries of one project and rate, valued by their sum. All are equally long where the project's rule rounds each. */
export interface OpenSum {
  readonly projectId: string;
  readonly hourlyRate: Money;
  /** Of all of them. */
  readonly seconds: number;
  readonly entries: number;
}

/** What the value of open time is computed from: one sum, a sum for each length of entry, or the entries themselves. */
export function valuedBy(rule: RoundingRule): 'sum' | 'length' | 'entry' {
  if (isExact(rule)) return 'sum';
  return rule.scope === 'entry' ? 'length' : 'entry';
}

/** The unbilled time of one client. */
export interface UnbilledTime {
  readonly entries: readonly UnbilledEntry[];
  readonly sums: readonly OpenSum[];
}

/** Time with its value. */
export interface ValuedTime {
  readonly entries: number;
  /** As recorded. */
  readonly seconds: number;
  /** What the rounding rules make of them, and what `amounts` are of. */
  readonly billedSeconds: number;
  /** One a currency; nothing is left out, be it worth nothing. */
  readonly amounts: readonly Money[];
}

export interface UnbilledValue extends ValuedTime {
  readonly ready: ValuedTime;
  readonly drafted: ValuedTime;
}

/** The value of one client's unbilled time, and of its parts. */
export function valueUnbilled({ entries, sums }: UnbilledTime, roundingOf: RoundingOf): UnbilledValue {
  const of = (stage: BillingStage) => entries.filter((entry) => entry.stage === stage);
  const ready = valueLines(of('ready'), roundingOf);
  const drafts = Map.groupBy(of('drafted'), ({ invoiceId }) => invoiceId);
  const drafted = addUp([...drafts.values()].map((draft) => valueLines(draft, ofDraft(draft, roundingOf))));
  return { ...addUp([ready, drafted, valueOpen({ entries: of('open'), sums }, roundingOf)]), ready, drafted };
}

function ofDraft(draft: readonly UnbilledEntry[], roundingOf: RoundingOf): RoundingOf {
  const rules = new Map(draft.map(({ projectId, draftRule }) => [projectId, draftRule]));
  return (projectId) => rules.get(projectId) ?? roundingOf(projectId);
}

/** As one invoice bills the entries; another currency is on an invoice of its own. */
export function valueLines(entries: readonly BillableEntry[], roundingOf: RoundingOf): ValuedTime {
  const lines = toLines(entries, roundingOf).map(({ line }) => line);
  return {
    ...countEntries(entries),
    billedSeconds: sum(lines.map((line) => findSeconds(line) ?? 0)),
    amounts: sumByCurrency(lines.map(({ net }) => net)),
  };
}

/** Its sum is that of its parts; amounts in the order in which their currencies are met. */
export function addUp(parts: readonly ValuedTime[]): ValuedTime {
  return {
    entries: sum(parts.map(({ entries }) => entries)),
    seconds: sum(parts.map(({ seconds }) => seconds)),
    billedSeconds: sum(parts.map(({ billedSeconds }) => billedSeconds)),
    amounts: sumByCurrency(parts.flatMap(({ amounts }) => amounts)),
  };
}

function countEntries(entries: readonly BillableEntry[]): Pick<ValuedTime, 'entries' | 'seconds'> {
  return { entries: entries.length, seconds: sum(entries.map(({ seconds }) => seconds)) };
}

/** No tax is asked for: it does not change what a line bills. */
const untaxed = { taxCategory: 'O', taxRate: '0' } as const;

function toLines(entries: readonly BillableEntry[], roundingOf: RoundingOf): readonly DraftLine[] {
  const projectIds = new Set(entries.map(({ projectId }) => projectId));
  const projectRoundings = new Map([...projectIds].map((id) => [id, roundingOf(id)]));
  const currencies = Map.groupBy(entries, ({ hourlyRate }) => hourlyRate.currency);
  return [...currencies].flatMap(([currency, own]) => {
    const built = buildTimeLines(own, { ...untaxed, currency, rounding: exactTime, projectRoundings });
    return built.ok ? built.value : [];
  });
}

function valueOpen(time: UnbilledTime, roundingOf: RoundingOf): ValuedTime {
  const open = billOpen(time, roundingOf);
  return {
    entries: time.entries.length + sum(time.sums.map(({ entries }) => entries)),
    seconds: sum(open.map(({ seconds }) => seconds)),
    billedSeconds: sum(open.map(({ billedSeconds }) => billedSeconds)),
    amounts: priceOpen(open),
  };
}

/** Some open time of one client at one rate. */
export interface OpenTime {
  readonly hourlyRate: Money;
  /** As recorded. */
  readonly seconds: number;
  readonly billedSeconds: number;
}

/** What open time is billed as, by rate; entries that a rule adds up must be together. */
export function billOpen({ entries, sums }: UnbilledTime, roundingOf: RoundingOf): readonly OpenTime[] {
  const rates = new Map(entries.map(({ id, hourlyRate }) => [id, hourlyRate]));
  const lines = toLines(entries, roundingOf).flatMap(({ line, entryIds, recordedSeconds: seconds }) => {
    const hourlyRate = rates.get(entryIds[0] ?? '');
    return hourlyRate === undefined ? [] : [{ hourlyRate, seconds, billedSeconds: findSeconds(line) ?? 0 }];
  });
  const summed = sums.map((one) => ({
    hourlyRate: one.hourlyRate,
    seconds: one.seconds,
    billedSeconds: roundSum(one, roundingOf(one.projectId)),
  }));
  return addUpRates([...lines, ...summed]);
}

function addUpRates(times: readonly OpenTime[]): readonly OpenTime[] {
  const rates = Map.groupBy(times, ({ hourlyRate: { currency, minor } }) => `${currency} ${minor}`);
  return [...rates.values()].flatMap((same) =>
    same.slice(0, 1).map(({ hourlyRate }) => ({
      hourlyRate,
      seconds: sum(same.map(({ seconds }) => seconds)),
      billedSeconds: sum(same.map(({ billedSeconds }) => billedSeconds)),
    })),
  );
}

/** Of one client: one product a rate, rounded once. */
function priceOpen(open: readonly OpenTime[]): readonly Money[] {
  return priceWork(open.map((one) => ({ ...one, clientId: '' })));
}

function roundSum({ seconds, entries }: OpenSum, rule: RoundingRule): number {
  return isExact(rule) ? seconds : entries * roundSeconds(seconds / entries, rule);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
