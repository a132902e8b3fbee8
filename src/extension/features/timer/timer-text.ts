/** What the status bar says of the timer; pure, so that every state of it is a test. */
import type { Timer } from '../../../api-client/index.ts';
import type { CommandId } from '../../../contract/commands.ts';
import { escapeMarkdown } from '../../../contract/markdown.ts';
import { formatMinutes } from '../../../domain/duration.ts';
import type { ProjectName } from '../../../pages/records.ts';
import { addDays, today, weekOf } from '../../../pages/time/iso-week.ts';
import type { Translate } from '../../../pages/words.ts';
import { withoutIcons } from '../../platform/markdown.ts';
import { elapsedSeconds, runningSecondsOn } from './running-seconds.ts';

export interface TimerFacts {
  readonly timer: Timer;
  /** Of the running entry. */
  readonly name: ProjectName;
  /** Of the entry that is asked about, which may be stopped by now. */
  readonly questionName?: ProjectName;
}

/** What somebody is reminded of. `start`: work without a timer; `limit`: the day has been long enough. */
export interface ShownReminder {
  readonly kind: 'start' | 'limit';
  /** Of the project that the open place belongs to; of `limit`, that which runs. */
  readonly name: ProjectName;
}

export interface Moment {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly limitSeconds: number;
  readonly t: Translate;
}

export interface StatusText {
  readonly text: string;
  /** For a screen reader: no icons, units spelt out. */
  readonly spoken: string;
  readonly overLimit: boolean;
  /** What a click does. */
  readonly command: CommandId;
}

const longestName = 28;

export function describeTimer(facts: TimerFacts, moment: Moment, reminder?: ShownReminder): StatusText {
  const status =
    facts.timer.entry === null
      ? describeIdle(facts, moment, reminder)
      : describeRunning(facts, moment, reminder);
  if (facts.timer.question === null) return status;
  const { t } = moment;
  const text = status.text.replace(/^\$\([\w-]+\)/, '$(question)');
  return {
    ...status,
    text,
    spoken: `${status.spoken}. ${t('A question waits.')}`,
    command: 'vireo.answerTimerQuestion',
  };
}

function describeIdle({ timer }: TimerFacts, { t }: Moment, reminder: ShownReminder | undefined): StatusText {
  if (reminder?.kind === 'start') {
    const label = labelOf([reminder.name.client, reminder.name.project]);
    const text = `$(bell) ${t('Start {0}?', label)}`;
    return {
      text,
      spoken: t('Start the timer on {0}?', label),
      overLimit: false,
      command: 'vireo.startTimerHere',
    };
  }
  const today = formatMinutes(timer.todaySeconds);
  const spoken = t('No timer is running, {0} today', inWords(timer.todaySeconds, t));
  return {
    text: `$(watch) ${t('{0} today', today)}`,
    spoken,
    overLimit: false,
    command: 'vireo.toggleTimer',
  };
}

function describeRunning(
  { timer: { entry }, name }: TimerFacts,
  { now, limitSeconds, t }: Moment,
  reminder: ShownReminder | undefined,
): StatusText {
  const seconds = entry === null ? 0 : elapsedSeconds(entry.startedAt, now);
  const overLimit = seconds >= limitSeconds || reminder?.kind === 'limit';
  // Two pieces of work on one project differ by it alone.
  const [note = ''] = entry?.note.split('\n', 1) ?? [];
  const what = [name.client, name.project, note].filter(Boolean);
  const spoken = t('Timer is running: {0}, {1}', what.join(', '), inWords(seconds, t));
  return {
    text: `$(${overLimit ? 'warning' : 'play-circle'}) ${labelOf(what)} ${formatMinutes(seconds)}`,
    spoken,
    overLimit,
    command: 'vireo.toggleTimer',
  };
}

function labelOf(parts: readonly string[]): string {
  return parts.filter(Boolean).map(shorten).join(' · ');
}

/** Of today, with what the running entry has brought to it: what it ran before midnight is of another day. */
export function daySecondsOf({ entry, todaySeconds }: Timer, now: number): number {
  const day = today(now);
  return todaySeconds + (entry === null ? 0 : runningSecondsOn({ from: day, to: day }, entry, now));
}

/** Of this ISO week, in the same way. */
function weekSecondsOf({ entry, weekSeconds }: Timer, now: number): number {
  const { start: from } = weekOf(today(now));
  const week = { from, to: addDays(from, 6) };
  return weekSeconds + (entry === null ? 0 : runningSecondsOn(week, entry, now));
}

/** Lines of the tooltip above its links, as Markdown. `amounts` are the unbilled sums as the user reads them. */
export function describeTooltip(
  { timer, name }: TimerFacts,
  { now, t }: Moment,
  formats: { readonly time: (instant: string) => string; readonly amounts: string },
): readonly string[] {
  const unbilled = t('Unbilled {0}', formatMinutes(timer.unbilledSeconds));
  const sums = [
    t('Today {0}', formatMinutes(daySecondsOf(timer, now))),
    t('Week {0}', formatMinutes(weekSecondsOf(timer, now))),
    formats.amounts === '' ? unbilled : `${unbilled} (${escapeMarkdown(formats.amounts)})`,
  ].join(' · ');
  if (timer.entry === null) return [sums];
  const { note, startedAt, git } = timer.entry;
  return [
    `**${escapeMarkdown(`${name.client} · ${name.project}`)}**`,
    note === '' ? `_${t('No note yet')}_` : escapeMarkdown(note),
    [
      t('Started at {0}', escapeMarkdown(formats.time(startedAt))),
      ...(git?.branch ? [`$(git-branch) ${escapeMarkdown(git.branch)}`] : []),
    ].join(' · '),
    sums,
  ];
}

function shorten(name: string): string {
  const safe = withoutIcons(name);
  return safe.length > longestName ? `${safe.slice(0, longestName - 1)}…` : safe;
}

/** `1 h 24 min`: a screen reader would say `1:24` as a time of day. */
export function inWords(seconds: number, t: Translate): string {
  const minutes = Math.floor(seconds / 60);
  const inMinutes = minutes % 60 === 1 ? t('1 minute') : t('{0} minutes', minutes % 60);
  if (minutes < 60) return inMinutes;
  const hours = Math.floor(minutes / 60);
  return `${hours === 1 ? t('1 hour') : t('{0} hours', hours)} ${inMinutes}`;
}
