/** An operator of the server looks into the organization: its administrators hear of it at once, also by mail. */

import { eachInLanguages } from '../../../../../words/in-languages.ts';
import { text } from '../../../../../words/text.ts';
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
      ...eachInLanguages({
        name: text`Operator looks into your data`,
        title: text`{operator} looks into your data`,
        detail: text`The operator of the server can read your organization for 30 minutes. Reason: {reason}`,
      }),
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
