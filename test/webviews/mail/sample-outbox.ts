/** Mails in every state and schedules as the host of their page sends them. */
import {
  type OpenedMail,
  type OutboxContent,
  outboxHostMessageSchema,
} from '../../../webviews/outbox/messages.ts';

const mail = (id: string, subject: string, change: object = {}) => ({
  id,
  subject,
  to: 'Petersen <rechnung@nordwind.example>',
  at: 'Fri, Nov 27, 09:14',
  tone: 'ok',
  state: 'Sent',
  note: '',
  link: { kind: 'invoice', ids: [`i-${id}`] },
  acts: [],
  ...change,
});

const content = {
  type: 'content',
  rest: null,
  accounts: [{ id: 'a1', address: 'mara@example.org', lacksPassword: true }],
  asks: [
    mail('m1', 'Invoice 2026-0031', {
      tone: 'warn',
      state: 'May have been sent',
      note: 'The connection was lost after the message began. Look into your sent mail first.',
      acts: ['sendAgain', 'drop'],
    }),
    mail('m2', 'Last reminder: invoice 2026-0021', {
      tone: 'warn',
      state: 'Waits for the password',
      note: 'The password of mara@example.org is missing.',
      acts: ['enterPassword', 'drop'],
    }),
  ],
  waits: [mail('m3', 'Invoice 2026-0032', { tone: 'muted', state: 'Waits', acts: ['drop'] })],
  over: [
    mail('m4', 'Invoice 2026-0030'),
    mail('m5', 'Test mail', { link: undefined, to: 'mara@example.org' }),
  ],
  hasMore: true,
  schedules: [
    {
      id: 's1',
      title: 'Daily backup',
      rule: 'each day at 03:00',
      next: 'Sat, Nov 28, 03:00',
      last: 'Fri, Nov 27, 03:00',
      note: '',
      tone: 'ok',
      state: 'Active',
      acts: ['run', 'pause'],
    },
    {
      id: 's2',
      title: 'Recurring invoice · Maintenance',
      rule: 'each month at 06:00',
      next: '',
      last: '',
      note: 'Who set it up may no longer do what it does.',
      tone: 'warn',
      state: 'Rests',
      acts: ['resume'],
    },
  ],
  unreachable: [
    { id: 'u1', address: 'old@nordwind.example', since: 'Thu, Nov 26, 09:14', reason: 'Left the firm' },
  ],
};

export function outboxContent(change: Partial<OutboxContent> = {}): unknown {
  return outboxHostMessageSchema.parse({ ...content, ...change });
}

export const nothingYet: Partial<OutboxContent> = {
  accounts: [],
  asks: [],
  waits: [],
  over: [],
  hasMore: false,
  schedules: [],
  unreachable: [],
};

export const openedMail: OpenedMail = {
  type: 'mail',
  id: 'm1',
  from: 'Mara Hale <mara@example.org>',
  to: 'Petersen <rechnung@nordwind.example>',
  subject: 'Invoice 2026-0031',
  attached: '2026-0031.pdf (81 kB)',
  text: 'Dear Ms Petersen,\n\nattached is invoice 2026-0031 of €2,380.00, due on 27 December 2026.\n\nKind regards\nMara Hale',
  history: ['Written Fri, Nov 27, 09:12', 'Attempts: 1', 'The server said: 354 go on'],
  canMark: true,
};
