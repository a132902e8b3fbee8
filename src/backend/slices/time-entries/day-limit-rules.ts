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

/**
 * The warning to tell; undefined when the day stays within its limit.
 * @throws ApiError `daily_limit` when the limit refuses, unless the caller is `lenient`
 */
export async function checkDailyLimit(
  trx: Trx,
  change: RuledChange,
  lenient: boolean,
): Promise<EntryWarning | undefined> {
  const { before, after, rules } = change;
  const { dailyLimit } = rules.rules;
  if (dailyLimit.policy === 'none') {
    return undefined;
  }
  const counted = toCounted(change);
  const rest = await sumDay(trx, after, { ...counted, exceptId: after.id });
  const stored = before === undefined ? rest : await sumDay(trx, after, counted);
  const day = { before: stored, after: rest + (after.seconds ?? 0) };
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
