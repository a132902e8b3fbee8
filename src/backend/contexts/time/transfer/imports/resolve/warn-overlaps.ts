/**
 * Time of the file that overlaps recorded time or other rows: imported whatever the overlap rule, since one hour may be work
 * for two clients, with a warning, since it may be billed twice by accident. No warning where the rule is `allow`.
 */
import type { OverlapPolicy } from '../../../../../../domain/intervals.ts';
import {
  type Found,
  findOverlapping,
  findOverlappingAmong,
} from '../../../../../../domain/overlapping-spans.ts';
import type { TimeSpan } from '../../../../../../domain/spans.ts';
import { offsetOf } from '../../../../../../domain/time-zone-labels.ts';
import { findInstant, localDate, localTime } from '../../../../../../domain/zones.ts';
import type { Reads } from '../../../../../platform/reach/reads.ts';
import { type Phrase, phrase } from '../../readers/phrase.ts';
import type { Report } from '../../readers/report.ts';
import type { LossCode } from '../../readers/source-row.ts';
import type { RulesOf } from './check-import-rules.ts';
import { listRecordedTime, type RecordedTime } from './existing-time.repository.ts';
import type { ResolvedRow } from './resolved-rows.ts';

interface Saying {
  readonly rows: readonly ResolvedRow[];
  readonly rulesOf: RulesOf;
  readonly report: Report;
  readonly now: number;
}

interface RowSpan extends TimeSpan {
  readonly row: ResolvedRow;
}
type Other = RowSpan | RecordedTime;

export async function warnOverlaps(reads: Reads, { rows, rulesOf, report, now }: Saying): Promise<void> {
  if (rows.length === 0) return;
  const spans = rows.map((row) => ({ row, startMs: row.source.startedAt, endMs: row.source.endedAt }));
  const ofPeople = Map.groupBy(spans, ({ row }) => row.userId);
  const asked = { userIds: [...ofPeople.keys()], span: spanOf(spans), now };
  const recorded = Map.groupBy(await listRecordedTime(reads, asked), ({ userId }) => userId);
  const say = (code: SharingCode, { row }: RowSpan, found: Found<Other> | undefined) => {
    const policy = rulesOf(row).rules.overlapPolicy;
    if (found === undefined || policy === 'allow') return;
    const column = policy === 'warn' ? '' : policy;
    const value = () => describe(row, found);
    report.lose(code, messages[code][policy], { row: row.source.row, column, value });
  };
  for (const [userId, own] of ofPeople) {
    const there = findOverlapping(own, recorded.get(userId) ?? []);
    const among = findOverlappingAmong(own);
    for (const [at, span] of own.entries()) {
      say('shares_recorded', span, there[at]);
      say('shares_in_file', span, among[at]);
    }
  }
}

type SharingCode = Extract<LossCode, `shares_${string}`>;

type WarnedPolicy = Exclude<OverlapPolicy, 'allow'>;

const messages: Readonly<Record<SharingCode, Readonly<Record<WarnedPolicy, Phrase>>>> = {
  shares_recorded: {
    warn: phrase`Rows overlap with entries of the same person that are recorded here. The overlap counts twice.`,
    refuse: phrase`Rows overlap with entries of the same person that are recorded here. By hand that is refused here; an import keeps time as it was recorded elsewhere, and the overlap counts twice.`,
    crop: phrase`Rows overlap with entries of the same person that are recorded here. By hand the others would be shortened; an import keeps time as it was recorded elsewhere, and the overlap counts twice.`,
  },
  shares_in_file: {
    warn: phrase`Rows overlap with others of the same person in the file. The overlap counts twice.`,
    refuse: phrase`Rows overlap with others of the same person in the file. By hand that is refused here; an import keeps time as it was recorded elsewhere, and the overlap counts twice.`,
    crop: phrase`Rows overlap with others of the same person in the file. By hand the others would be shortened; an import keeps time as it was recorded elsewhere, and the overlap counts twice.`,
  },
};

/** From the first start to the last end. */
function spanOf(spans: readonly TimeSpan[]): TimeSpan {
  const whole = { startMs: Number.POSITIVE_INFINITY, endMs: Number.NEGATIVE_INFINITY };
  for (const { startMs, endMs } of spans) {
    whole.startMs = Math.min(whole.startMs, startMs);
    whole.endMs = Math.max(whole.endMs, endMs);
  }
  return whole;
}

/** `2026-11-10 09:00–10:00, beside 09:30–11:00 API rewrite and 2 more`, by the clock of the row. */
function describe({ source }: ResolvedRow, { latest, count }: Found<Other>): string {
  const { zone, startedAt, endedAt } = source;
  const own = describeSpan({ startMs: startedAt, endMs: endedAt }, { zone });
  const other = describeSpan(latest, { zone, date: localDate(startedAt, zone) });
  const named = 'row' in latest ? `row ${latest.row.source.row}: ${other}` : `${other} ${latest.projectName}`;
  return `${own}, beside ${named}${count === 1 ? '' : ` and ${count - 1} more`}`;
}

/** With the days that are not `date`. */
function describeSpan(
  { startMs, endMs }: TimeSpan,
  { zone, date = '' }: { readonly zone: string; readonly date?: string },
): string {
  const moment = (instant: number, day: string) => {
    const on = localDate(instant, zone);
    return `${on === day ? '' : `${on} `}${sayTime(instant, on, zone)}`;
  };
  return `${moment(startMs, date)}–${moment(endMs, localDate(startMs, zone))}`;
}

/** With its offset in the hour that occurs twice when the clocks change. */
function sayTime(instant: number, date: string, zone: string): string {
  const time = localTime(instant, zone);
  const isTwice = !findInstant(date, time, { zone }).ok;
  return `${time.slice(0, 5)}${isTwice ? ` ${offsetOf(new Date(instant).toISOString(), zone)}` : ''}`;
}
