/** A recurring invoice is made of an invoice, and its first three are seen before it is saved. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { RecurringDraft, RecurringPreview } from '../../../../webviews/recurring/messages.ts';
import { watchPanels } from '../support/page-panels.ts';
import { ask, targetOf, waitFor, whenReady } from '../support/records.ts';

const whole = {
  seller: {
    name: 'Mara Voss',
    addressLines: ['Lange Reihe 14', '20099 Hamburg'],
    countryCode: 'DE',
    vatId: 'DE312449871',
  },
  buyer: { name: 'Returning GmbH', addressLines: ['Am Sandtorkai 50', '20457 Hamburg'], countryCode: 'DE' },
  currency: 'EUR',
  lines: [{ description: 'Hosting', quantity: '1', unitPrice: '90', taxCategory: 'S', taxRate: '19' }],
};

interface Template {
  readonly clientId: string;
  readonly name: string;
  readonly result: string;
  readonly items: readonly { readonly description: string }[];
}

describe('recurring invoices in the editor', () => {
  before(async () => await whenReady());

  it('begin with the lines of an invoice, show the next three, and are saved as they were typed', async () => {
    const { id, clientId } = await ask<{ id: string; clientId: string }>('POST', '/invoices/complete', whole);
    const { panels, stop } = watchPanels('vireo.recurring');
    try {
      await vscode.commands.executeCommand('vireo.makeRecurring', targetOf('invoice', id));
      const page = await waitFor('the page', () => panels[0]);
      const { draft } = await page.heard<{ draft: RecurringDraft }>('begin');
      assert.deepEqual([draft.clientId, draft.items[0]?.description], [clientId, 'Hosting']);

      const items = draft.items.map((item) => ({ ...item, description: 'Hosting {month}' }));
      const typed: RecurringDraft = { ...draft, items };
      // The page asks for one of its own, of what it began with.
      const turn = 1_001;
      page.say({ type: 'preview', turn, draft: typed });
      const { preview } = await page.heard<{ turn: number; preview: RecurringPreview }>(
        'preview',
        (heard) => heard.turn === turn,
      );
      assert.deepEqual(
        preview.invoices.map(({ net, lines }) => [
          net.minor,
          /Hosting \p{L}+/u.test(lines[0]?.description ?? ''),
        ]),
        [
          [9_000, true],
          [9_000, true],
          [9_000, true],
        ],
      );
      page.say({ type: 'save', turn, draft: typed, previewHash: preview.previewHash });
      await page.heard<{ id: string }>('saved');

      const { items: made } = await ask<{ items: readonly Template[] }>('GET', '/recurring-invoices');
      const own = made.filter((template) => template.clientId === clientId);
      assert.deepEqual(
        own.map(({ name, result }) => [name, result]),
        [['Hosting {month}', 'draft']],
      );
    } finally {
      stop();
      panels[0]?.panel.dispose();
    }
  });
});
