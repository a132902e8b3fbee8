/** An issued invoice is marked as sent and paid from the editor, and a payment is taken back. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, targetOf, whenReady } from './support/records.ts';

const whole = {
  seller: {
    name: 'Mara Voss',
    addressLines: ['Lange Reihe 14', '20099 Hamburg'],
    countryCode: 'DE',
    vatId: 'DE312449871',
  },
  buyer: { name: 'Payer GmbH', addressLines: ['Am Sandtorkai 50', '20457 Hamburg'], countryCode: 'DE' },
  currency: 'EUR',
  lines: [{ description: 'Review', quantity: '1', unitPrice: '100', taxCategory: 'S', taxRate: '19' }],
};

interface InvoiceSeen {
  readonly id: string;
  readonly state: string;
  readonly settlement: string | null;
  readonly due: { readonly minor: number };
  readonly overpaid: { readonly minor: number };
  readonly sent: { readonly to: string | null; readonly via: string } | null;
}

describe('payments of an invoice', () => {
  const { showQuickPick, showInputBox, showInformationMessage } = vscode.window;
  let id: string;

  before(async () => await whenReady());
  beforeEach(async () => {
    id = (await ask<InvoiceSeen>('POST', '/invoices/complete', whole)).id;
    await ask('POST', `/invoices/${id}/issue`);
  });
  afterEach(() => Object.assign(vscode.window, { showQuickPick, showInputBox, showInformationMessage }));

  const read = async () => await ask<InvoiceSeen>('GET', `/invoices/${id}`);

  /** Takes the row of a list, and answers each box by what it proposes, or by what is typed; undefined is Escape. */
  function answer(
    typed: (proposed: string, box: number) => string | undefined,
    { row = 0, button }: { readonly row?: number; readonly button?: string } = {},
  ) {
    const boxes: vscode.InputBoxOptions[] = [];
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => items[row],
      showInputBox: async (options: vscode.InputBoxOptions) => {
        boxes.push(options);
        return typed(options.value ?? '', boxes.length);
      },
      showInformationMessage: async (_sentence: string, ...buttons: string[]) =>
        buttons.find((label) => label === button),
    });
    return boxes;
  }

  it('are all that is due, today, by one Enter', async () => {
    const boxes = answer((proposed) => proposed);

    await vscode.commands.executeCommand('vireo.recordPayment', targetOf('invoice', id));

    assert.equal(boxes.length, 0);
    assert.equal((await read()).state, 'paid');
  });

  it('are another amount of another day where that is chosen, from all that is due today', async () => {
    const boxes = answer((proposed) => proposed, { row: 1 });

    await vscode.commands.executeCommand('vireo.recordPayment', targetOf('invoice', id));

    assert.deepEqual(
      { value: boxes[0]?.value, boxesCount: boxes.length },
      { value: '119.00', boxesCount: 2 },
    );
    assert.equal((await read()).state, 'paid');
  });

  it('write nothing when one turns away, and say in the box what is wrong', async () => {
    const boxes = answer((proposed, box) => (box === 1 ? proposed : undefined), { row: 1 });

    await vscode.commands.executeCommand('vireo.recordPayment', targetOf('invoice', id));

    assert.equal((await read()).due.minor, 11_900);
    assert.match(String(await boxes[0]?.validateInput?.('much')), /Type an amount in EUR/);
    assert.match(String(await boxes[1]?.validateInput?.('2999-01-01')), /has not come yet/);
  });

  it('are given up where they will not come, and paid back where they were too much', async () => {
    answer((proposed) => proposed, { row: 1 });
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => items.at(-1),
      showInputBox: async () => 'Insolvent',
    });
    await vscode.commands.executeCommand('vireo.recordPayment', targetOf('invoice', id));
    const lost = await read();
    const { items: all } = await ask<{ items: readonly { id: string; note: string | null }[] }>(
      ...(['GET', `/payments?invoiceId=${id}`] as const),
    );
    await ask('POST', `/payments/${all[0]?.id}/reverse`, {});
    await ask('POST', '/payments', { kind: 'payment', allocations: [{ invoiceId: id }] });
    await ask('POST', `/invoices/${id}/credit`, { reason: 'Not delivered' });
    const overpaid = (await read()).overpaid.minor;
    answer((proposed) => proposed);
    await vscode.commands.executeCommand('vireo.recordPayment', targetOf('invoice', id));

    assert.deepEqual(
      { settlement: lost.settlement, note: all[0]?.note, overpaid },
      { settlement: 'written_off', note: 'Insolvent', overpaid: 11_900 },
    );
    assert.equal((await read()).overpaid.minor, 0);
  });

  it('are taken back by the button of the message', async () => {
    answer((proposed, box) => (box === 1 ? '19' : proposed), { row: 1, button: 'Reverse' });

    await vscode.commands.executeCommand('vireo.recordPayment', targetOf('invoice', id));

    const { items } = await ask<{ items: readonly { reversesId: string | null }[] }>(
      'GET',
      `/payments?invoiceId=${id}`,
    );
    assert.equal(items.filter(({ reversesId }) => reversesId !== null).length, 1);
    assert.equal((await read()).due.minor, 11_900);
  });

  it('follow what was sent, to whom and how', async () => {
    answer((proposed, box) => (box === 1 ? 'ap@payer.example' : proposed), { row: 1 });

    await vscode.commands.executeCommand('vireo.markInvoiceSent', targetOf('invoice', id));

    const { state, sent } = await read();
    assert.deepEqual(
      { state, to: sent?.to, via: sent?.via },
      { state: 'sent', to: 'ap@payer.example', via: 'email' },
    );
  });

  it('go with a mail that holds the PDF, and mark it as sent by its button', async () => {
    const { showSaveDialog } = vscode.window;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('a folder is open');
    const file = vscode.Uri.joinPath(folder, 'draft.eml');
    answer((proposed) => proposed, { button: 'Mark as Sent' });
    // Where the window is of another machine, the draft is saved instead of opened.
    Object.assign(vscode.window, { showSaveDialog: async () => file });

    await vscode.commands.executeCommand('vireo.emailInvoice', targetOf('invoice', id));

    Object.assign(vscode.window, { showSaveDialog });
    if (vscode.env.remoteName !== undefined) {
      const mail = Buffer.from(await vscode.workspace.fs.readFile(file)).toString('latin1');
      await vscode.workspace.fs.delete(file);
      assert.match(mail, /^X-Unsent: 1\r$/m);
      assert.match(mail, /filename=.*\.pdf/);
    }
    assert.equal((await read()).sent?.via, 'email');
  });
});
