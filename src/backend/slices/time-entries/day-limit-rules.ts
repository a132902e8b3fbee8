/** The limit of a day: what it counts, and how going beyond it is told. */
import { judgeDailyLimit } from '../../../domain/daily-limit.ts';
import { formatDuration } from '../../../domain/duration.ts';
import type { RuleLevel } from '../../../domain/time-rules.ts';
import { ApiError } from '../../platform/http/api-error.ts';
import type { Trx } from '../../schema.ts';
import type { ProjectTimeRules } from '../time-rule-fields.ts';
import { type CountedTime, sumDay, type TimeEntryRow } from './time-entries.repository.ts';
import type { EntryWarning } from './time-entries.schema.ts';

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

const reachTexts: Readonly<Record<RuleLevel, string>> = {
  organization: '',
  client: ' for this client',
  project: ' on this project',
};

function toCounted({ after, rules }: RuledChange): CountedTime {
  const level = rules.from.dailyLimit;
  return {
    ...(level === 'project' ? { projectId: after.project_id } : {}),
    ...(level === 'client' ? { clientId: rules.clientId } : {}),
  };
}

/** Seconds that the change brings to what the limit counts on its day. */
function addedSeconds({ after, rules, exchange }: RuledChange): number {
  const level = rules.from.dailyLimit;
  const counts = (part: Exchange['to'][number]) =>
    part.after.local_date === after.local_date &&
    (level !== 'project' || part.after.project_id === after.project_id) &&
    (level !== 'client' || part.rules.clientId === rules.clientId);
  const parts = exchange?.to.filter(counts) ?? [{ after }];
  return parts.reduce((sum, part) => sum + (part.after.seconds ?? 0), 0);
}

/**
 * The warning to tell; undefined when the day stays within its limit.
 * @throws ApiError `daily_limit` when the limit refuses, unless the caller is `lenient`
 */
export async function checkDailyLimit(
  trx: Trx,
  change: RuledChange,
  lenient: boolean,
): Promise<EntryWarning | undefined> {
  const { before, after, rules, exchange } = change;
  const { dailyLimit } = rules.rules;
  if (dailyLimit.policy === 'none') {
    return undefined;
  }
  const counted = toCounted(change);
  const exceptIds = exchange?.from.map(({ id }) => id) ?? [after.id];
  const rest = await sumDay(trx, after, { ...counted, exceptIds });
  const stored = before === undefined ? rest : await sumDay(trx, after, counted);
  const day = { before: stored, after: rest + addedSeconds(change) };
  const verdict = judgeDailyLimit(dailyLimit, day);
  if (verdict === 'fine') {
    return undefined;
  }
  const [total, limit] = [day.after, dailyLimit.seconds].map(formatDuration);
  const message = `${after.local_date} comes to ${total}${reachTexts[rules.from.dailyLimit]}, the limit is ${limit}.`;
  if (verdict === 'refuse' && !lenient) {
    throw new ApiError('daily_limit', message, [{ field: 'endedAt', issue: message }]);
  }
  return { code: 'daily_limit', message, field: 'endedAt' };
}
