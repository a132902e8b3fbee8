/** An invoice leaves the editor: as a file of the format that is chosen, or with what the format lacks. */
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
  buyer: { name: 'Export GmbH', addressLines: ['Am Sandtorkai 50', '20457 Hamburg'], countryCode: 'DE' },
  currency: 'EUR',
  lines: [{ description: 'Review', quantity: '1', unitPrice: '100', taxCategory: 'S', taxRate: '19' }],
};

describe('exporting an invoice', () => {
  const { showQuickPick, showSaveDialog, showWarningMessage, showInformationMessage } = vscode.window;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('a folder is open');
  let invoiceId: string;

  before(async () => {
    await whenReady();
    invoiceId = (await ask<{ id: string }>('POST', '/invoices/complete', whole)).id;
  });
  afterEach(() =>
    Object.assign(vscode.window, {
      showQuickPick,
      showSaveDialog,
      showWarningMessage,
      showInformationMessage,
    }),
  );

  /** Chooses the format; answers what was proposed as the file's name, and what was refused. */
  async function run(format: string, file: vscode.Uri): Promise<{ names: string[]; refusals: string[] }> {
    const names: string[] = [];
    const refusals: string[] = [];
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) =>
        items.find(({ label }) => label === format),
      showSaveDialog: async ({ defaultUri }: vscode.SaveDialogOptions) => {
        names.push(defaultUri?.path.split('/').at(-1) ?? '');
        return file;
      },
      showWarningMessage: async (_title: string, { detail }: vscode.MessageOptions) => {
        refusals.push(detail ?? '');
      },
      showInformationMessage: async () => undefined,
    });
    await vscode.commands.executeCommand('vireo.exportInvoice', targetOf('invoice', invoiceId));
    return { names, refusals };
  }

  for (const [format, ending, begins] of [
    ['PDF', 'pdf', '%PDF-'],
    ['CII', 'xml', '<?xml'],
    ['JSON', 'json', '{'],
  ] as const) {
    it(`writes ${format}`, async () => {
      const file = vscode.Uri.joinPath(folder, `exported-invoice.${ending}`);

      const { names, refusals } = await run(format, file);

      const bytes = Buffer.from(await vscode.workspace.fs.readFile(file));
      await vscode.workspace.fs.delete(file);
      assert.deepEqual(refusals, []);
      assert.equal(bytes.subarray(0, begins.length).toString(), begins);
      assert.ok(names[0]?.endsWith(`.${ending}`), names[0]);
    });
  }

  it('tells what an XRechnung lacks, and asks for no place', async () => {
    const { names, refusals } = await run('XRechnung (UBL)', vscode.Uri.joinPath(folder, 'never.xml'));

    assert.deepEqual(names, []);
    assert.match(refusals[0] ?? '', /BR-DE-15/);
  });
});
