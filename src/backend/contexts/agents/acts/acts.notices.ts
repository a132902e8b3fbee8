/** What assistants propose waits for the person whom they work for. */

import { eachInLanguages } from '../../../../words/in-languages.ts';
import { text } from '../../../../words/text.ts';
import type { NoticeTypes } from '../../../platform/notices/notice.ts';
import type { ToolPreview } from '../../../platform/tools/tool.ts';

export const actNotices: NoticeTypes = {
  'proposal.waiting': {
    seenWith: { table: 'act_proposals' },
    section: 'agents',
    severity: 'info',
    reason: 'owner',
    isWaiting: true,
    words: {
      ...eachInLanguages({
        name: text`Proposal to decide`,
        title: text`{title}`,
        detail: text`A proposal waits for you.`,
      }),
      sample: { title: 'Add 2:00 h to Supplier portal' },
    },
    source: {
      kind: 'standing',
      on: ['proposal.created', 'proposal.changed'],
      async list(reads, { subjectId }) {
        let waiting = reads
          .invariant('act_proposals')
          .select(['id', 'user_id', 'preview', 'created_at'])
          .where('state', '=', 'waiting');
        if (subjectId !== undefined) waiting = waiting.where('id', '=', subjectId);
        return (await waiting.execute()).map(({ id, user_id, preview, created_at }) => ({
          subject: { kind: 'proposal', id },
          to: { users: [user_id] },
          values: { title: (JSON.parse(preview) as ToolPreview).title },
          at: Number(created_at),
        }));
      },
    },
  },
};
