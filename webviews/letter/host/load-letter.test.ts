import assert from 'node:assert/strict';
import type { InvoiceMailPreview } from '../../../src/api-client/index.ts';
import { inEnglish } from '../../../src/pages/words.ts';
import { toContent } from './load-letter.ts';

const preview: InvoiceMailPreview = {
  recipient: { name: 'Ina', address: 'ap@nordwind.example' },
  subject: 'Invoice 12',
  text: 'Dear Ina',
  attachments: [{ filename: '12.pdf', size: 2_000 }],
  canSend: true,
  mails: [],
};
const mail = (state: InvoiceMailPreview['mails'][number]['state']) => ({
  id: state,
  state,
  to: ['ap@nordwind.example'],
  createdAt: '2026-11-27T09:00:00.000Z',
  sentAt: null,
});
const contentOf = (change: Partial<InvoiceMailPreview>) =>
  toContent(
    {
      invoice: { id: 'i1', number: '12', clientName: 'Nordwind' },
      preview: { ...preview, ...change },
      attached: 'pdf',
    },
    { locale: 'en', t: inEnglish },
  );

describe('what fills the page Send Invoice', () => {
  it('is the mail as it would be written, with nobody where no address is known', () => {
    const { title, to, files } = contentOf({});

    assert.deepEqual([title, to, files], ['12 · Nordwind', 'ap@nordwind.example', ['12.pdf']]);
    assert.equal(contentOf({ recipient: null }).to, '');
  });

  it('warns of what may have reached the client, and not of what certainly did not', () => {
    assert.equal(contentOf({ mails: [mail('refused'), mail('dropped')] }).isAgain, false);
    for (const state of ['sent', 'queued', 'may_have_been_sent', 'waiting_for_password'] as const)
      assert.equal(contentOf({ mails: [mail('refused'), mail(state)] }).isAgain, true);
  });
});
