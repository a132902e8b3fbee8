/** An account for mail is set up in the editor, and an invoice leaves by it. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import * as vscode from 'vscode';
import { watchPanels } from '../support/page-panels.ts';
import { ask, targetOf, waitFor, whenReady } from '../support/records.ts';

const whole = {
  seller: {
    name: 'Mara Voss',
    addressLines: ['Lange Reihe 14', '20099 Hamburg'],
    countryCode: 'DE',
    vatId: 'DE312449871',
  },
  buyer: { name: 'Mailed GmbH', addressLines: ['Am Sandtorkai 50', '20457 Hamburg'], countryCode: 'DE' },
  currency: 'EUR',
  lines: [{ description: 'Review', quantity: '1', unitPrice: '100', taxCategory: 'S', taxRate: '19' }],
};

interface EmailRefused {
  readonly type: 'refused';
  readonly message: string;
}

interface AccountSeen {
  readonly id: string;
  readonly address: string;
  readonly state: string;
}

describe('mail of the practice', () => {
  const { showQuickPick, showInputBox, showInformationMessage, showWarningMessage } = vscode.window;
  const accepted: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    logger: false,
    onData(stream, { envelope: { rcptTo } }, callback) {
      stream.on('end', () => {
        accepted.push(...rcptTo.map(({ address }) => address));
        callback();
      });
      stream.resume();
    },
  });

  before(async () => {
    await whenReady();
    // A server of one's own network is reached where the user's settings name it.
    const hosts = path.join(process.env['VIREO_DATA'] ?? '', 'outbound.json');
    writeFileSync(hosts, JSON.stringify({ hosts: ['127.0.0.1'] }));
    await new Promise<void>((resolve) => server.listen(2525, '127.0.0.1', resolve));
  });
  afterEach(() =>
    Object.assign(vscode.window, { showQuickPick, showInputBox, showInformationMessage, showWarningMessage }),
  );
  after(async () => await new Promise<void>((resolve) => server.close(() => resolve())));

  const accounts = async () => (await ask<{ items: readonly AccountSeen[] }>('GET', '/mail/accounts')).items;

  /** Takes the row with that label, else the first; types the texts in their order, and presses the button. */
  function answer({
    row = '',
    typed,
    button = '',
  }: {
    readonly row?: string;
    readonly typed: readonly string[];
    readonly button?: string;
  }): string[] {
    const shown: string[] = [];
    const texts = [...typed];
    const message = async (sentence: string, ...rest: (string | vscode.MessageOptions)[]) => {
      const details = rest.flatMap((each) => (typeof each === 'object' ? [each.detail ?? ''] : []));
      shown.push([sentence, ...details].join('\n'));
      return rest.find((each) => each === button);
    };
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) =>
        items.find(({ label }) => label === row) ?? items[0],
      showInputBox: async ({ validateInput }: vscode.InputBoxOptions) => {
        const text = texts.shift() ?? '';
        assert.equal(await validateInput?.(text), undefined);
        return text;
      },
      showInformationMessage: message,
      showWarningMessage: message,
    });
    return shown;
  }

  it('is kept once its test mail was taken, on a page that closes then; before that nothing is', async () => {
    const { panels, stop } = watchPanels('vireo.email');
    const done = vscode.commands.executeCommand('vireo.setUpEmail', 'wait');
    const page = await waitFor('the page', () => panels[0]);
    await page.heard('content');
    const server = { preset: 'other', address: 'mara@example.org', host: '127.0.0.1', port: '2525' };
    const values = { ...server, testTo: 'mara@example.org', security: 'starttls', signIn: 'password' };
    page.say({ type: 'save', saveId: 1, values: { ...values, password: 'open sesame' } });
    const refused = await page.heard<EmailRefused>('refused');
    const none = await accounts();
    page.say({ type: 'save', saveId: 2, values: { ...values, security: 'none', signIn: 'none' } });

    assert.equal(await done, true);
    stop();
    assert.match(refused.message, /certificate of 127\.0\.0\.1/);
    assert.deepEqual(none, []);
    const [account] = await accounts();
    assert.deepEqual([account?.address, account?.state], ['mara@example.org', 'ready']);
    assert.deepEqual(accepted.splice(0), ['mara@example.org']);
  });

  it('carries an invoice after its whole text was seen, and marks it as sent by the receipt', async () => {
    const { id } = await ask<{ readonly id: string }>('POST', '/invoices/complete', whole);
    await ask('POST', `/invoices/${id}/issue`);
    const shown = answer({ typed: ['ap@mailed.example'], button: 'Send' });

    await vscode.commands.executeCommand('vireo.mailInvoice', targetOf('invoice', id));

    const { sent } = await waitFor('the receipt', async () => {
      const invoice = await ask<{ sent: { to: string; via: string } | null }>('GET', `/invoices/${id}`);
      return invoice.sent === null ? undefined : { sent: invoice.sent };
    });
    assert.deepEqual([sent.to, sent.via, accepted], ['ap@mailed.example', 'email', ['ap@mailed.example']]);
    assert.match(shown[0] ?? '', /ap@mailed\.example[\s\S]*Subject: Rechnung[\s\S]*Attached: .*\.pdf/);
  });

  it('opens in a page where its text is to be another one, and sends nothing yet', async () => {
    const { id } = await ask<{ readonly id: string }>('POST', '/invoices/complete', whole);
    await ask('POST', `/invoices/${id}/issue`);
    const before = accepted.length;
    answer({ typed: ['ap@mailed.example'], button: 'Edit…' });

    await vscode.commands.executeCommand('vireo.mailInvoice', targetOf('invoice', id));

    const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const letter = await waitFor('the page', async () =>
      tabs().find(
        ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('vireo.letter'),
      ),
    );
    assert.equal(letter.label, 'Send Invoice');
    assert.equal(accepted.length, before);
    await vscode.window.tabGroups.close(letter);
  });
});
