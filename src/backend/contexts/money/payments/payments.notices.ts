/** Money that came in, unless the person recorded it. */
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
      en: { name: 'Payment received', title: '{amount} received', detail: '{client}' },
      de: { name: 'Zahlung eingegangen', title: '{amount} eingegangen', detail: '{client}' },
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
