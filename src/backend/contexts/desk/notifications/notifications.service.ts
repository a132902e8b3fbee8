/** The use cases of notifications: a person reads and marks their own. */
import type { NoticeLanguage } from '../../../../domain/notifications/notice.ts';
import { channelState, type NoticePreferences } from '../../../../domain/notifications/preferences.ts';
import { renderNotice } from '../../../../domain/notifications/render-notice.ts';
import { type Actor, isPerson } from '../../../../domain/policy/actor.ts';
import { localDate } from '../../../../domain/zones.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { NotificationPorts, Practice } from './notifications.ports.ts';
import {
  countUnread,
  findNotification,
  listNotifications,
  markAllRead,
  markRead,
  type NotificationRow,
} from './notifications.repository.ts';
import type {
  LanguageQuery,
  ListNotifications,
  NotificationItem,
  NotificationList,
  PutRead,
  ReadAll,
} from './notifications.schema.ts';
import { logNote } from './noting/write-notes.ts';
import { loadPreferences } from './preferences/load-preferences.ts';
import { type SeenTypes, seenTypes } from './seeing/seen-notices.ts';

export interface NotificationsService {
  list(caller: Caller, query: ListNotifications): Promise<NotificationList>;
  get(caller: Caller, id: string, query: LanguageQuery): Promise<NotificationItem>;
  putRead(
    caller: Caller,
    id: string,
    asked: PutRead & LanguageQuery & { readonly expected: number | undefined },
  ): Promise<NotificationItem>;
  readAll(caller: Caller, asked: ReadAll): Promise<{ unread: number }>;
}

export function createNotificationsService(ports: NotificationPorts): NotificationsService {
  return {
    async list({ actor }, query) {
      const reads = ports.reads(actor);
      const show = await openShowing(ports, reads, query.language);
      const seen = await shownTypes(ports, actor, reads);
      const rows = await listNotifications(reads, { ...query, seen });
      const page = toPage(rows, query.limit, { item: show, key: (row) => [Number(row.occurred_at), row.id] });
      return {
        ...page,
        items: page.items.flatMap((item) => item ?? []),
        unread: await countUnread(reads, seen),
      };
    },
    async get({ actor }, id, { language }) {
      const reads = ports.reads(actor);
      return await showOne(ports, reads, {
        row: await findNotification(reads, { id, seen: seenTypes(ports.notices(), actor) }),
        language,
      });
    },
    async putRead({ actor }, id, { read, language, expected }) {
      const row = await ports.unitOfWork.write(actor, async (work) => {
        const seen = seenTypes(ports.notices(), actor);
        const before = await findNotification(work.reads, { id, seen });
        if (before === undefined) throw notFound('notification');
        requireVersion(before, expected);
        if ((before.read_at !== null) === read) return before;
        const after = await markRead(work.writes, before, { readAt: read ? work.now : null, now: work.now });
        await logNote(work, 'notification.changed', after);
        return after;
      });
      return await showOne(ports, ports.reads(actor), { row, language });
    },
    async readAll({ actor }, { upTo }) {
      await ports.unitOfWork.write(actor, async (work) => {
        const until = upTo === undefined ? undefined : Date.parse(upTo);
        for (const row of await markAllRead(work.writes, { upTo: until, now: work.now }))
          await logNote(work, 'notification.changed', row);
      });
      const reads = ports.reads(actor);
      return { unread: await countUnread(reads, await shownTypes(ports, actor, reads)) };
    },
  };
}

/** Without what the person does not want to see in the list, or may not see any more. */
async function shownTypes(ports: NotificationPorts, actor: Actor, reads: Reads): Promise<SeenTypes> {
  const chosen: NoticePreferences['types'] = isPerson(actor)
    ? (await loadPreferences(ports, reads, actor.userId)).types
    : {};
  const shown = [...ports.notices()].filter(
    ([type, declared]) => channelState('app', declared, chosen[type]) !== 'off',
  );
  return seenTypes(new Map(shown), actor);
}

interface Shown {
  readonly row: NotificationRow | undefined;
  readonly language: NoticeLanguage | undefined;
}

async function showOne(
  ports: NotificationPorts,
  reads: Reads,
  { row, language }: Shown,
): Promise<NotificationItem> {
  const item = row && (await openShowing(ports, reads, language))(row);
  if (item === undefined) throw notFound('notification');
  return item;
}

/** Undefined: of a type that this version does not know. */
async function openShowing(
  { notices, findOrganization, clock }: NotificationPorts,
  reads: Reads,
  language: NoticeLanguage | undefined,
): Promise<(row: NotificationRow) => NotificationItem | undefined> {
  const practice = await findOrganization(reads);
  if (practice === undefined) throw notFound('organization');
  const { zone } = practice;
  const reader = { language: language ?? languageOf(practice), today: localDate(clock(), zone) };
  return (row) => {
    const type = notices().get(row.type);
    if (type === undefined) return undefined;
    const { reason, severity, isWaiting, words } = type;
    return {
      id: row.id,
      version: row.version,
      createdAt: toInstant(row.created_at),
      updatedAt: toInstant(row.updated_at),
      type: row.type,
      reason,
      severity,
      waiting: isWaiting === true,
      ...renderNotice(words, { values: JSON.parse(row.content), count: row.count }, reader),
      subject: { kind: row.subject_kind, id: row.subject_id },
      count: row.count,
      occurredAt: toInstant(row.occurred_at),
      zone,
      readAt: toInstantOrNull(row.read_at),
    };
  };
}

export function languageOf({ language }: Pick<Practice, 'language'>): NoticeLanguage {
  return language.startsWith('de') ? 'de' : 'en';
}
