/** What models cost comes near a cap. */
import type { NoticeTypes } from '../../../platform/notices/notice.ts';

const scopes = {
  day: { en: 'today', de: 'heute' },
  month: { en: 'this month', de: 'in diesem Monat' },
} as const;

export const spendNotices: NoticeTypes = {
  'spending.threshold': {
    seenWith: { permission: 'spending:write' },
    section: 'budgets',
    severity: 'warning',
    reason: 'owner',
    words: {
      en: {
        name: 'Cap of model costs',
        title: 'Models used {percent} % of their cap',
        detail: 'Cap of {cap} US$ {scope}',
      },
      de: {
        name: 'Obergrenze der Modellkosten',
        title: 'Modelle haben {percent} % ihrer Obergrenze verbraucht',
        detail: 'Obergrenze {cap} US$ {scope}',
      },
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
