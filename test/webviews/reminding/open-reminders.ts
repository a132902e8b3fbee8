/** The Reminders page, filled, before a host that answers as far as these tests ask. */
import assert from 'node:assert/strict';
import {
  type Letter,
  type RemindersContent,
  remindersViewMessageSchema,
  type Shown,
} from '../../../webviews/reminders/messages.ts';
import type { OpenOptions, OpenView, WebviewBench } from '../webview-page.ts';
import { detailOf, remindersContent } from './sample-reminders.ts';

export const texts = {
  consentHash: 'a'.repeat(64),
  recipient: { name: 'Ms Petersen', email: 'rechnung@nordwind.example' },
  asksDebtor: false,
  letters: [
    {
      step: 1,
      afterDays: 7,
      subject: 'Reminder: invoice 2026-0001',
      text: 'Dear Ms Petersen,\n\nPlease pay.',
    },
  ],
};

export async function openReminders(
  bench: WebviewBench,
  change: Partial<RemindersContent> = {},
  options: Partial<OpenOptions> = {},
): Promise<OpenView> {
  const host = (input: unknown): readonly unknown[] => {
    const message = remindersViewMessageSchema.parse(input);
    switch (message.type) {
      case 'ready':
        return [
          { type: 'connection', state: 'online', asOf: '2026-12-09T09:02:00Z' },
          remindersContent(change),
        ];
      case 'select':
        return [{ type: 'detail', detail: detailOf(message.invoiceId) }];
      case 'previewRule':
        return [{ type: 'ruleTexts', turn: message.turn, texts }];
      default:
        return [];
    }
  };
  const view = await bench.open({ host, width: 1440, height: 900, ...options });
  await view.filled();
  return view;
}

/** The letter of an invoice, and what it shows. */
export function shownOf(invoiceId: string): { readonly letter: Letter; readonly shown: Shown } {
  const { letter } = detailOf(invoiceId);
  assert.ok(letter);
  const { open, fee, interest, deadline } = letter;
  return { letter, shown: { open, fee, interest, deadline } };
}

export const textOf = (text: string | null) =>
  (text ?? '')
    .replace(/\p{Co}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
