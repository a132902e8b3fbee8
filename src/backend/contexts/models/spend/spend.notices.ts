/** What models cost comes near a cap. */

import { eachInLanguages, inLanguages } from '../../../../words/in-languages.ts';
import { text } from '../../../../words/text.ts';
import type { NoticeTypes } from '../../../platform/notices/notice.ts';

const scopes = {
  day: inLanguages(text`today`),
  month: inLanguages(text`this month`),
} as const;

export const spendNotices: NoticeTypes = {
  'spending.threshold': {
    seenWith: { permission: 'spending:write' },
    section: 'budgets',
    severity: 'warning',
    reason: 'owner',
    words: {
      ...eachInLanguages({
        name: text`Cap of model costs`,
        title: text`Models used {percent} % of their cap`,
        detail: text`Cap of {cap} US$ {scope}`,
      }),
      sample: { percent: 80, cap: 20, scope: scopes.month },
    },
    source: {
      kind: 'passing',
      on: ['spending.threshold'],
      tell({ id, at, after }) {
        const { scope, percent, capMicroUsd } = after;
        if ((scope !== 'day' && scope !== 'month') || typeof percent !== 'number') return [];
        const cap = typeof capMicroUsd === 'number' ? capMicroUsd / 1_000_000 : 0;
        return [
          {
            subject: { kind: 'spending', id },
            key: scope,
            to: { permission: 'spending:write' },
            values: { percent, cap, scope: scopes[scope] },
            at,
          },
        ];
      },
    },
  },
};
