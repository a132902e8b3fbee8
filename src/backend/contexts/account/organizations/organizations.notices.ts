/** Where clients pay to is changed: all who may change it hear of it, and the person who did as well. */

import { eachInLanguages } from '../../../../words/in-languages.ts';
import { text } from '../../../../words/text.ts';
import type { NoticeTypes } from '../../../platform/notices/notice.ts';

const fields = ['iban', 'bic', 'accountName'] as const;

export const organizationNotices: NoticeTypes = {
  'practice.account_changed': {
    seenWith: { permission: 'organization:write' },
    section: 'security',
    severity: 'warning',
    reason: 'owner',
    isLocked: true,
    words: {
      ...eachInLanguages({
        name: text`Bank account of invoices changed`,
        title: text`The bank account on invoices was changed`,
        detail: text`Clients pay to {account} from now on. If this was not you, change it back.`,
      }),
      sample: { account: 'DE89 … 3000' },
    },
    source: {
      kind: 'passing',
      on: ['organization.changed'],
      tell({ seq, id, at, before, after }) {
        const old = accountOf(before);
        const now = accountOf(after);
        // The first account of a practice replaces none.
        if (old['iban'] === undefined || fields.every((field) => old[field] === now[field])) return [];
        return [
          {
            subject: { kind: 'organization', id },
            key: `${id}:${seq}`,
            to: { permission: 'organization:write' },
            values: { account: masked(now['iban']) },
            at,
          },
        ];
      },
    },
  },
};

function accountOf(record: Readonly<Record<string, unknown>>): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    fields.map((field) => {
      const value = record[field];
      return [field, typeof value === 'string' && value !== '' ? value : undefined];
    }),
  );
}

function masked(iban: string | undefined): string {
  return iban === undefined ? '–' : `${iban.slice(0, 4)} … ${iban.slice(-4)}`;
}
