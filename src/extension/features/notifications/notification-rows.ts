/** Notifications as rows: what asks for an act first, then what happened; read ones of the last weeks below. Pure. */
import type { NotificationItem } from '../../../api-client/index.ts';
import type { Translate } from '../../../pages/words.ts';
import { noRecord, type Row } from '../../platform/row.ts';

export interface RowPorts {
  readonly t: Translate;
  readonly locale: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

const icons: Readonly<Record<string, string>> = {
  agent: 'hubot',
  proposal: 'checklist',
  timesheet: 'checklist',
  invoice: 'warning',
  reminder: 'mail',
  payment: 'credit-card',
  budget: 'dashboard',
  spending: 'dashboard',
  schedule: 'watch',
  mail: 'mail',
  recurring: 'sync',
  practice: 'shield',
};

const colors = { info: undefined, warning: 'list.warningForeground', error: 'list.errorForeground' } as const;

const ends: Readonly<Record<string, string>> = { failed: 'error', finished: 'pass' };

export function notificationRows(items: readonly NotificationItem[], ports: RowPorts): readonly Row[] {
  const waiting = items.filter(({ waiting }) => waiting);
  const earlier = items.filter(({ waiting }) => !waiting);
  const group = (id: string, label: string, rows: readonly NotificationItem[]): Row[] =>
    rows.length === 0
      ? []
      : [
          {
            id: `notifications/${id}`,
            label,
            kind: 'notifications',
            record: noRecord,
            expanded: true,
            children: rows.map((item) => toRow(item, ports)),
          },
        ];
  return [
    ...group('waiting', ports.t('Waiting for you'), waiting),
    ...group('earlier', ports.t('Earlier'), earlier),
  ];
}

function toRow(item: NotificationItem, { t, locale, now }: RowPorts): Row {
  const { id, type, title, detail, severity, occurredAt, readAt } = item;
  const isUnread = readAt === null;
  const [subject = '', end = ''] = type.split('.');
  const when = printWhen(occurredAt, { locale, now });
  const color = colors[severity];
  return {
    id: `notification/${id}`,
    label: title,
    description: isUnread ? `● ${detail}` : detail,
    icon: ends[end] ?? icons[subject] ?? 'bell',
    ...(color !== undefined && { iconColor: color }),
    kind: isUnread ? 'notification.unread' : 'notification.read',
    record: noRecord,
    tooltip: [title, detail, when].filter((line) => line !== '').join('\n'),
    spoken: [isUnread ? t('Unread') : t('Read'), title, detail, when]
      .filter((part) => part !== '')
      .join(', '),
    open: 'vireo.openNotification',
  };
}

const dayMs = 24 * 3_600_000;

/** `14:31` of today, `Mon 14:31` of the last days, else the day. */
export function printWhen(
  instant: string,
  { locale, now }: { readonly locale: string; readonly now: number },
): string {
  const at = new Date(instant);
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const isToday = at.toDateString() === new Date(now).toDateString();
  const isRecent = Math.abs(now - at.getTime()) < 6 * dayMs;
  const parts = isToday
    ? time
    : isRecent
      ? ({ weekday: 'short', ...time } as const)
      : ({ day: 'numeric', month: 'short', year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, parts).format(at);
}
