/** How proposals for a day are shown in a list, and what follows from several of them; pure. */
import type { TimeProposal, TimeProposals } from '../../api-client/index.ts';
import { formatMinutes } from '../../domain/duration.ts';
import { nameOf, type ProjectName } from '../records.ts';
import type { Translate } from '../words.ts';
import { formatTime } from './formats.ts';

export interface ItemText {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

type Directory = Parameters<typeof nameOf>[0];

/** Stretches that rest no longer may be recorded as one. */
const longestRestMs = 3_600_000;

export function describeProposal(
  { startedAt, endedAt, seconds, projectId, note, evidence }: TimeProposal,
  { zone, directory, t }: { readonly zone: string; readonly directory: Directory; readonly t: Translate },
): ItemText {
  const name = projectId === null ? undefined : nameOf(directory, projectId);
  return {
    label: `$(history) ${formatTime(startedAt, zone)}–${formatTime(endedAt, zone)} ${nameText(name, t)}`,
    description: formatMinutes(seconds),
    detail: [note, describeEvidence(evidence, t)].filter(Boolean).join(' · '),
  };
}

function nameText(name: ProjectName | undefined, t: Translate): string {
  return name === undefined ? t('no project yet') : `${name.client} · ${name.project}`;
}

/** `2 commits · a meeting · work in the editor on feature/login`. */
export function describeEvidence(evidence: TimeProposal['evidence'], t: Translate): string {
  const count = (kind: string) => evidence.filter((each) => each.kind === kind).length;
  const branches = new Set(
    evidence.filter(({ kind, text }) => kind === 'activity' && text !== '').map(({ text }) => text),
  );
  const [commits, events, activity] = [count('commit'), count('event'), count('activity')];
  const worked =
    branches.size === 0 ? t('work in the editor') : t('work in the editor on {0}', [...branches].join(', '));
  return [
    commits === 0 ? '' : commits === 1 ? t('1 commit') : t('{0} commits', commits),
    events === 0 ? '' : events === 1 ? t('a meeting') : t('{0} meetings', events),
    activity === 0 ? '' : worked,
  ]
    .filter(Boolean)
    .join(' · ');
}

type CalendarWarning = TimeProposals['warnings'][number];

/** A broken calendar shall not push the proposals out of sight. */
const mostWarnings = 3;

/** What of the calendar is left out: beside the proposals, for whoever misses a meeting. */
export function describeWarnings(warnings: readonly CalendarWarning[], t: Translate): readonly ItemText[] {
  const shown = warnings.slice(0, warnings.length > mostWarnings ? mostWarnings - 1 : mostWarnings);
  const rest = warnings.length - shown.length;
  const items = shown.map((warning) => ({
    label: `$(info) ${warning.event === '' ? t('The calendar file') : warning.event}`,
    description: '',
    detail: describeFault(warning, t),
  }));
  return rest === 0
    ? items
    : [...items, { label: `$(info) ${t('and {0} more', rest)}`, description: '', detail: '' }];
}

function describeFault({ code }: CalendarWarning, t: Translate): string {
  switch (code) {
    case 'not_a_calendar':
      return t('It is no calendar (iCalendar, .ics), so there are no meetings of it.');
    case 'event_not_read':
      return t('It could not be read, so its meetings are left out.');
    case 'event_too_slow':
      return t('It takes too long to read, so its meetings are left out.');
    case 'calendar_too_large':
      return t('It is too large or takes too long to read, so some of its meetings are left out.');
  }
}

/**
 * The next proposal, where both may be one entry: of one project, or one of them of none, not far apart, and with nothing
 * recorded between them.
 */
export function findNext(
  { items, recorded }: TimeProposals,
  proposal: TimeProposal,
): TimeProposal | undefined {
  // A changed proposal is no longer in the list: it is known by what it goes by.
  const own = new Set(proposal.evidence.map(({ key }) => key));
  const next = items.find(
    ({ startedAt, evidence }) =>
      Date.parse(startedAt) >= Date.parse(proposal.endedAt) && !evidence.some(({ key }) => own.has(key)),
  );
  if (next === undefined) return undefined;
  const [fromMs, toMs] = [Date.parse(proposal.endedAt), Date.parse(next.startedAt)];
  const isOne =
    proposal.projectId === null || next.projectId === null || proposal.projectId === next.projectId;
  const isFree = recorded.every(
    ({ startedAt, endedAt }) => Date.parse(endedAt) <= fromMs || Date.parse(startedAt) >= toMs,
  );
  return isOne && isFree && toMs - fromMs <= longestRestMs ? next : undefined;
}

export function mergeProposals(one: TimeProposal, next: TimeProposal): TimeProposal {
  const seconds = (Date.parse(next.endedAt) - Date.parse(one.startedAt)) / 1000;
  const notes = [...new Set([...one.note.split('; '), ...next.note.split('; ')])].filter(Boolean);
  return {
    startedAt: one.startedAt,
    endedAt: next.endedAt,
    seconds,
    projectId: one.projectId ?? next.projectId,
    note: notes.join('; '),
    evidence: [...one.evidence, ...next.evidence],
  };
}
