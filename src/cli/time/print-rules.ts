/** Rules of time as lines of text; pure. */
import type { Organization, TimeRules } from '../../api-client/index.ts';
import { formatMinutes } from '../../domain/duration.ts';

type Rules = Pick<Organization, 'rounding' | 'overlapPolicy' | 'dailyLimit' | 'requiredFields' | 'lock'>;

/** Of a project with the level that each is set at, and the day up to which its time is closed; of the practice without. */
export type PrintedRules = Rules & Partial<Pick<TimeRules, 'from' | 'lockedThrough'>>;

export function formatRules({ from, lockedThrough, ...rules }: PrintedRules): string {
  const lines: readonly (readonly [keyof Rules, string, string])[] = [
    ['rounding', 'rounding', describeRounding(rules.rounding)],
    ['overlapPolicy', 'overlaps', rules.overlapPolicy],
    ['dailyLimit', 'limit of a day', describeLimit(rules.dailyLimit)],
    ['requiredFields', 'required', rules.requiredFields.join(', ') || 'nothing'],
    ['lock', 'closed', describeLock(rules.lock, lockedThrough)],
  ];
  return lines
    .map(([name, label, text]) => {
      const level = from === undefined ? '' : `  (${from[name]})`;
      return `${label.padEnd(15)} ${text}${level}\n`;
    })
    .join('');
}

function describeRounding({ mode, stepSeconds, scope, minimumSeconds = 0 }: Rules['rounding']): string {
  const step = mode === 'none' ? 'none' : `${mode} to ${formatMinutes(stepSeconds)} by ${scope}`;
  return minimumSeconds === 0 ? step : `${step}, at least ${formatMinutes(minimumSeconds)}`;
}

function describeLimit({ policy, seconds }: Rules['dailyLimit']): string {
  return policy === 'none' ? 'none' : `${policy} beyond ${formatMinutes(seconds)}`;
}

function describeLock({ kind, date, zone, graceDays }: Rules['lock'], through?: string | null): string {
  if (kind === 'none') return 'nothing';
  const what = kind === 'date' ? `up to ${date ?? ''}` : `each ${kind}`;
  const grace = graceDays === 0 ? '' : `, ${graceDays} ${graceDays === 1 ? 'day' : 'days'} after its end`;
  const now = through === undefined || kind === 'date' ? '' : `, now up to ${through ?? 'no day'}`;
  return `${what} (${zone})${grace}${now}`;
}
