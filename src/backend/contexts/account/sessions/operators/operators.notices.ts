/** An operator of the server looks into the organization: its administrators hear of it at once, also by mail. */
import type { NoticeTypes } from '../../../../platform/notices/notice.ts';
import { operatorNoteSchema } from './operators.schema.ts';

export const operatorNotices: NoticeTypes = {
  'operator.entered': {
    seenWith: { permission: 'organization:write' },
    section: 'security',
    severity: 'warning',
    reason: 'owner',
    isLocked: true,
    words: {
      en: {
        name: 'Operator looks into your data',
        title: '{operator} looks into your data',
        detail: 'The operator of the server can read your organization for 30 minutes. Reason: {reason}',
      },
      de: {
        name: 'Betreiber sieht deine Daten ein',
        title: '{operator} sieht deine Daten ein',
        detail:
          'Der Betreiber des Servers kann 30 Minuten lang in deiner Organisation lesen. Grund: {reason}',
      },
      sample: { operator: 'ops@example.com', reason: 'Ticket 4711: a report stays empty' },
    },
    source: {
      kind: 'passing',
      on: ['operator.entered'],
      tell({ seq, id, at, after }) {
        const note = operatorNoteSchema.safeParse(after);
        if (!note.success) return [];
        const { operator, reason } = note.data;
        return [
          {
            subject: { kind: 'organization', id },
            key: `${id}:${seq}`,
            to: { permission: 'organization:write' },
            values: { operator, reason },
            at,
          },
        ];
      },
    },
  },
};
