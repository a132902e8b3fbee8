/** The limit of a day: what it counts, and how going beyond it is told. */
import { type DayChange, judgeDailyLimit } from '../../../../../domain/daily-limit.ts';
import { type DayPart, splitByDay } from '../../../../../domain/day-parts.ts';
import { formatDuration } from '../../../../../domain/duration.ts';
import type { RuleLevel } from '../../../../../domain/time-rules.ts';
import { type Text, text } from '../../../../../words/text.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { ProjectTimeRules } from '../../../account/model/time-rule-fields.ts';
import { type CountedTime, listDayParts, sumParts, type TimeEntryRow } from '../time-entries.repository.ts';
import type { EntryWarning } from '../time-entries.schema.ts';

/** An entry before (undefined: it is new) and after a write, and the rules of the project that it ends up in. */
export interface RuledChange {
  readonly before?: TimeEntryRow | undefined;
  readonly after: TimeEntryRow;
  readonly rules: ProjectTimeRules;
  /** Where entries are divided or joined: all that go, and all that come in their place, each with its rules. */
  readonly exchange?: Exchange | undefined;
}

export interface Exchange {
  readonly from: readonly TimeEntryRow[];
  readonly to: readonly Pick<RuledChange, 'after' | 'rules'>[];
}

const reachTexts: Readonly<Record<RuleLevel, Text>> = {
  organization: text``,
  client: text` for this client`,
  project: text` on this project`,
};

function toCounted({ after, rules }: RuledChange): CountedTime {
  const level = rules.from.dailyLimit;
  return {
    ...(level === 'project' ? { projectId: after.project_id } : {}),
    ...(level === 'client' ? { clientId: rules.clientId } : {}),
  };
}

/** What comes of the change, as far as the limit counts it. */
function listComing({ after, rules, exchange }: RuledChange): readonly TimeEntryRow[] {
  const level = rules.from.dailyLimit;
  const counts = (part: Exchange['to'][number]) =>
    (level !== 'project' || part.after.project_id === after.project_id) &&
    (level !== 'client' || part.rules.clientId === rules.clientId);
  return exchange?.to.filter(counts).map((part) => part.after) ?? [after];
}

function daysOf({ started_at, ended_at, zone }: TimeEntryRow): readonly DayPart[] {
  return splitByDay({ startMs: started_at, endMs: ended_at ?? started_at }, zone);
}

/**
 * A warning for each day that is beyond its limit; what crosses midnight counts on each of its days.
 * @throws ApiError `daily_limit` when the limit refuses, unless the caller is `lenient`
 */
export async function checkDailyLimit(
  reads: Reads,
  change: RuledChange,
  lenient: boolean,
): Promise<readonly EntryWarning[]> {
  const { dailyLimit } = change.rules.rules;
  if (dailyLimit.policy === 'none') {
    return [];
  }
  return (await weighDays(reads, change)).flatMap(({ date, ...day }) => {
    const verdict = judgeDailyLimit(dailyLimit, day);
    if (verdict === 'fine') return [];
    const said = sayLimit(change, date, day.after);
    const field = 'endedAt';
    if (verdict === 'refuse' && !lenient) {
      throw new ApiError('daily_limit', said, [{ field, issue: said }]);
    }
    return [{ code: 'daily_limit', message: String(said), field }];
  });
}

function sayLimit({ rules }: RuledChange, date: string, seconds: number): Text {
  const total = formatDuration(seconds);
  const limit = formatDuration(rules.rules.dailyLimit.seconds);
  return text`${date} comes to ${total}${reachTexts[rules.from.dailyLimit]}, the limit is ${limit}.`;
}

/** The days that the entry is to lie on, before and after the write. */
async function weighDays(reads: Reads, change: RuledChange): Promise<(DayChange & { date: string })[]> {
  const { after, exchange } = change;
  const own = daysOf(after);
  const [first, last] = [own.at(0), own.at(-1)];
  if (first === undefined || last === undefined) return [];
  const asked = { userId: after.user_id, counted: toCounted(change), from: first.date, to: last.date };
  const stored = await listDayParts(reads, asked);
  const going = new Set(exchange?.from.map(({ id }) => id) ?? [after.id]);
  const coming = listComing(change).flatMap(daysOf);
  return own.map(({ date }) => {
    const before = stored.filter((part) => part.date === date);
    const later = [
      ...before.filter(({ id }) => !going.has(id)),
      ...coming.filter((part) => part.date === date),
    ];
    return { date, before: sumParts(before), after: sumParts(later) };
  });
}
