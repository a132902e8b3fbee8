/** A schedule as a row: what runs, how often, and what became of the last run. */
import type { Schedule } from '../../../src/api-client/index.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { printInstant } from '../../../src/pages/time/print-instant.ts';
import { printScheduleRule } from '../../../src/pages/time/schedule-rule.ts';
import { counted } from '../../../src/pages/words.ts';
import type { ScheduleRow } from '../messages.ts';

interface Printing extends Pick<PagePorts, 'locale' | 't'> {
  /** Why nothing leaves by itself. */
  readonly rest?: string;
}
type Translate = Printing['t'];

/** @param subject the name of the record that it is for */
export function toScheduleRow(
  schedule: Schedule,
  subject: string | undefined,
  { t, locale, rest }: Printing,
): ScheduleRow {
  const { id, kind, state, nextAt, lastRun } = schedule;
  const title = printTitle(kind, t);
  const ran = lastRun?.finishedAt ?? null;
  return {
    id,
    title: subject === undefined ? title : `${title} · ${subject}`,
    rule: printScheduleRule(schedule.rule, { t, locale }),
    next: nextAt === null ? '' : printInstant(nextAt, locale),
    last: ran === null ? '' : printInstant(ran, locale),
    note: noteOf(schedule, t, rest),
    tone: toneOf(schedule),
    state: printState(schedule, t),
    acts: state === 'active' ? ['run', 'pause'] : schedule.reason === 'outgoing' ? [] : ['resume'],
  };
}

function printTitle(kind: string, t: Translate): string {
  const titles: Readonly<Record<string, string>> = {
    'backup.upkeep': t('Backup and clean-up'),
    'reminder.due': t('Reminders that are due'),
    'recurring.invoice': t('Recurring invoice'),
    'notification.look': t('Look for what concerns you'),
    'notification.digest': t('Daily email summary'),
    'report.mail': t('Report by email'),
  };
  return titles[kind] ?? kind;
}

function printState({ state, lastRun }: Schedule, t: Translate): string {
  if (state === 'paused') return t('Paused');
  if (state === 'resting') return t('Rests');
  if (lastRun?.state === 'failed') return t('Last run failed');
  return lastRun?.state === 'queued' ? t('Runs') : t('Active');
}

function toneOf({ state, lastRun }: Schedule): ScheduleRow['tone'] {
  if (state === 'paused') return 'muted';
  if (state === 'resting') return 'warn';
  return lastRun?.state === 'failed' ? 'danger' : 'ok';
}

function noteOf({ state, reason, lastRun }: Schedule, t: Translate, rest: string | undefined): string {
  if (state === 'resting') {
    const words: Readonly<Record<NonNullable<Schedule['reason']>, string>> = {
      outgoing: rest ?? t('Nothing leaves by itself until you release what waits.'),
      rights: t('Who set it up may no longer do what it does.'),
      person: t('Who set it up is no longer active.'),
      rule: t('Its rule cannot be read: set it up again.'),
    };
    return reason === null ? '' : words[reason];
  }
  if (lastRun === null) return '';
  if (lastRun.state === 'failed') return lastRun.error ?? '';
  if (lastRun.leftOut === 0) return '';
  return counted(t, ['1 run was missed', '{0} runs were missed'], lastRun.leftOut);
}
