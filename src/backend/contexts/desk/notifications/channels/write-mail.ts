/** A notification in the language of its person, as each channel carries it. */
import { renderNotice } from '../../../../../domain/notifications/render-notice.ts';
import { localDate } from '../../../../../domain/zones.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { NotificationPorts } from '../notifications.ports.ts';
import type { NotificationRow } from '../notifications.repository.ts';
import { languageOf } from '../notifications.service.ts';
import { unsubscribeUrlOf } from '../unsubscribe/unsubscribe-link.ts';
import { digestMail, noticeMail } from './mail-text.ts';

async function readerOf(ports: NotificationPorts, reads: Reads, userId: string) {
  const practice = (await ports.findOrganization(reads)) ?? { name: '', language: 'en', zone: 'UTC' };
  const language = (await ports.findLanguage(reads, userId)) ?? languageOf(practice);
  const reader = { language, today: localDate(ports.clock(), practice.zone) };
  return { practice: practice.name, reader };
}

function render(ports: NotificationPorts, row: NotificationRow, reader: Parameters<typeof renderNotice>[2]) {
  const type = ports.notices().get(row.type);
  if (type === undefined) return { title: row.type, detail: '' };
  return renderNotice(type.words, { values: JSON.parse(row.content), count: row.count }, reader);
}

export async function writeMail(ports: NotificationPorts, reads: Reads, row: NotificationRow) {
  const { practice, reader } = await readerOf(ports, reads, row.user_id);
  const isLocked = ports.notices().get(row.type)?.isLocked === true;
  const unsubscribeUrl = isLocked
    ? undefined
    : await unsubscribeUrlOf(ports, {
        organizationId: row.organization_id,
        userId: row.user_id,
        what: row.type,
      });
  const facts = { practice, language: reader.language, isLocked, unsubscribeUrl };
  return {
    ...noticeMail(render(ports, row, reader), facts),
    ...(unsubscribeUrl !== undefined && { unsubscribeUrl }),
  };
}

export async function writeDigest(
  ports: NotificationPorts,
  reads: Reads,
  {
    rows,
    userId,
    organizationId,
  }: {
    readonly rows: readonly NotificationRow[];
    readonly userId: string;
    readonly organizationId: string;
  },
) {
  const { practice, reader } = await readerOf(ports, reads, userId);
  const unsubscribeUrl = await unsubscribeUrlOf(ports, { organizationId, userId, what: 'digest' });
  const facts = { practice, language: reader.language, isLocked: false, unsubscribeUrl };
  const said = rows.map((row) => render(ports, row, reader));
  return { ...digestMail(said, facts), ...(unsubscribeUrl !== undefined && { unsubscribeUrl }) };
}

/** JSON, the same in each attempt. */
export async function writeMessage(
  ports: NotificationPorts,
  reads: Reads,
  { row, at }: { readonly row: NotificationRow; readonly at: number },
): Promise<string> {
  const { reader } = await readerOf(ports, reads, row.user_id);
  const { severity = 'info', isWaiting = false } = ports.notices().get(row.type) ?? {};
  const data = {
    id: row.id,
    type: row.type,
    severity,
    waiting: isWaiting,
    ...render(ports, row, reader),
    subject: { kind: row.subject_kind, id: row.subject_id },
    occurredAt: toInstant(Number(row.occurred_at)),
  };
  return JSON.stringify({ type: 'notification.created', timestamp: toInstant(at), data });
}
