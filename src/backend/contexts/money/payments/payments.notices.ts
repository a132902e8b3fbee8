/** Money that came in, unless the person recorded it. */

import { eachInLanguages } from '../../../../words/in-languages.ts';
import { text } from '../../../../words/text.ts';
import type { NoticeTypes } from '../../../platform/notices/notice.ts';
import { paymentSchema } from './payments.schema.ts';

const contentSchema = paymentSchema.pick({ kind: true, clientName: true, amount: true, reversesId: true });

export const paymentNotices: NoticeTypes = {
  'payment.received': {
    seenWith: { permission: 'invoice:read' },
    section: 'money',
    severity: 'info',
    reason: 'owner',
    isListed: true,
    isMailed: true,
    words: {
      ...eachInLanguages({
        name: text`Payment received`,
        title: text`{amount} received`,
        detail: text`{client}`,
      }),
      sample: { amount: { minor: 482_000, currency: 'EUR' }, client: 'Nordwind' },
    },
    source: {
      kind: 'passing',
      on: ['payment.recorded'],
      tell({ id, at, actor, after }) {
        const { data } = contentSchema.safeParse(after);
        if (data?.kind !== 'payment' || data.reversesId !== null || data.amount.minor <= 0) return [];
        return [
          {
            subject: { kind: 'payment', id },
            to: { permission: 'invoice:read', except: actor },
            values: { amount: data.amount, client: data.clientName },
            at,
          },
        ];
      },
    },
  },
};
