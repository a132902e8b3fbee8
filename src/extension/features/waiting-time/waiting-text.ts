/** What the status bar and the list say of time that waits. */
import type { OutboxItem } from '../../../api-client/index.ts';
import type { AccountLine, VersionSkew } from '../../../contract/events.ts';
import { formatDay, formatTime } from '../../../pages/time/formats.ts';
import { counted, type Translate } from '../../../pages/words.ts';

interface ShownLine {
  readonly text: string;
  readonly tooltip: string;
  readonly isWarning: boolean;
}

/** Of a server that is not reached, or does not have all yet. */
export function describeLine(
  { server, connected, skew, waiting, refused }: AccountLine,
  t: Translate,
): ShownLine {
  if (refused > 0) {
    const text = counted(t, ['{0} entry refused', '{0} entries refused'], refused);
    const tooltip = counted(
      t,
      [
        '{1} did not take {0} entry of time. It is kept on this machine: click to see why.',
        '{1} did not take {0} entries of time. They are kept on this machine: click to see why.',
      ],
      refused,
      server,
    );
    return { text: `$(warning) ${text}`, tooltip, isWarning: true };
  }
  const waits = counted(
    t,
    ['{0} entry of time waits on this machine.', '{0} entries of time wait on this machine.'],
    waiting,
  );
  if (skew !== null) {
    const tooltip = `${describeSkew(skew, server, t)} ${waiting === 0 ? '' : waits}`.trim();
    return { text: `$(warning) ${t('Versions differ')}`, tooltip, isWarning: true };
  }
  if (!connected) {
    const noLine = t('There is no connection to {0}. The timer goes on.', server);
    const text = waiting === 0 ? t('Offline') : t('Offline: {0} waiting', waiting);
    const tooltip = waiting === 0 ? noLine : `${noLine} ${waits}`;
    return { text: `$(debug-disconnect) ${text}`, tooltip, isWarning: false };
  }
  return { text: `$(sync) ${t('Sending {0}', waiting)}`, tooltip: waits, isWarning: false };
}

function describeSkew(skew: VersionSkew, server: string, t: Translate): string {
  return skew === 'server_newer'
    ? t('{0} runs a newer Vireo than this machine. Update Vireo here. The timer goes on.', server)
    : t(
        '{0} runs an older Vireo than this machine. Ask its administrator to update it. The timer goes on.',
        server,
      );
}

/** What is done to all of them at once. */
export function describeEnter(items: readonly OutboxItem[], t: Translate): string {
  return items.every(({ noteNow }) => noteNow === null)
    ? t('Enter sends all of it now')
    : t('Enter sends all but the notes that were changed elsewhere');
}

export interface ShownItem {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

interface ItemPorts {
  readonly t: Translate;
  readonly zone: string;
  readonly locale: string;
  /** Empty where the project was never read here. */
  readonly projectName: (id: string) => string;
}

export function describeItem(item: OutboxItem, { t, zone, locale, projectName }: ItemPorts): ShownItem {
  const { note, refused } = item;
  const project = item.projectId === null ? '' : projectName(item.projectId);
  const day = formatDay(localDay(item.startedAt ?? item.endedAt ?? item.at, zone), locale);
  const span = describeSpan(item, { t, zone });
  return {
    label: `${refused === null ? '$(clock)' : '$(warning)'} ${project === '' ? describeKind(item, t) : project}`,
    description: [day, span, note].filter(Boolean).join(' · '),
    detail: refused === null ? t('Waits for a connection') : t('Refused: {0}', refused.message),
  };
}

function describeKind({ kind }: OutboxItem, t: Translate): string {
  if (kind === 'discard') return t('Discard Timer');
  if (kind === 'note') return t('Note');
  return kind === 'undo' ? t('Undo Discard') : t('Timer');
}

function describeSpan(
  { startedAt, endedAt }: OutboxItem,
  { t, zone }: Pick<ItemPorts, 't' | 'zone'>,
): string {
  const from = startedAt === null ? undefined : formatTime(startedAt, zone);
  const to = endedAt === null ? undefined : formatTime(endedAt, zone);
  if (from !== undefined && to !== undefined) return `${from}–${to}`;
  if (from !== undefined) return t('started {0}', from);
  return to === undefined ? '' : t('stopped {0}', to);
}

function localDay(instant: string, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(instant));
}
