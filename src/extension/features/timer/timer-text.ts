/** What the status bar says of the timer; pure, so that every state of it is a test. */
import type { Timer } from '../../../api-client/index.ts';
import { escapeMarkdown } from '../../../contract/markdown.ts';
import { formatMinutes } from '../../../domain/duration.ts';
import { withoutIcons } from '../../platform/markdown.ts';
import type { ProjectName } from '../../platform/records.ts';
import type { Translate } from '../../platform/words.ts';

export interface TimerFacts {
  readonly timer: Timer;
  /** Of the running entry. */
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
}

const longestName = 28;

export function describeTimer({ timer, name }: TimerFacts, { now, limitSeconds, t }: Moment): StatusText {
  if (timer.entry === null) {
    const today = formatMinutes(timer.todaySeconds);
    const spoken = t('No timer is running, {0} today', inWords(timer.todaySeconds, t));
    return { text: `$(watch) ${t('{0} today', today)}`, spoken, overLimit: false };
  }
  const seconds = elapsedSeconds(timer.entry.startedAt, now);
  const overLimit = seconds >= limitSeconds;
  const label = [name.client, name.project].filter(Boolean).map(shorten).join(' · ');
  const spoken = t('Timer is running: {0}, {1}, {2}', name.client, name.project, inWords(seconds, t));
  return {
    text: `$(${overLimit ? 'warning' : 'play-circle'}) ${label} ${formatMinutes(seconds)}`,
    spoken,
    overLimit,
  };
}

/** Whole seconds since the start; never negative, also when the clock was set back. */
export function elapsedSeconds(startedAt: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(startedAt)) / 1000));
}

/** Lines of the tooltip above its links, as Markdown. `amounts` are the unbilled sums as the user reads them. */
export function describeTooltip(
  { timer, name }: TimerFacts,
  { now, t }: Moment,
  formats: { readonly time: (instant: string) => string; readonly amounts: string },
): readonly string[] {
  const running = timer.entry === null ? 0 : elapsedSeconds(timer.entry.startedAt, now);
  const unbilled = t('Unbilled {0}', formatMinutes(timer.unbilledSeconds));
  const sums = [
    t('Today {0}', formatMinutes(timer.todaySeconds + running)),
    t('Week {0}', formatMinutes(timer.weekSeconds + running)),
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
  return minutes < 60
    ? t('{0} minutes', minutes)
    : t('{0} hours {1} minutes', Math.floor(minutes / 60), minutes % 60);
}
