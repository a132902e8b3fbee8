import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { approve, approveWeek, recordTwoHours } from './support/billed-weeks.ts';
import { ask, createProject, targetOf, whenReady } from './support/records.ts';

describe('an invoice', () => {
  const { showQuickPick, showInputBox, showWarningMessage } = vscode.window;

  before(whenReady);
  afterEach(() => {
    Object.assign(vscode.window, { showQuickPick, showInputBox, showWarningMessage });
  });

  it('is made of what is ready to bill, and taken back by a credit note', async () => {
    const clientId = await approveWeek('Credited', '2026-03-16');
    // Of a single client nobody is asked.
    const otherId = await approveWeek('Beside', '2025-10-06');
    const offered: (string | undefined)[] = [];
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => {
        const item = items.find(({ label }) => label.endsWith('Credited Ltd')) ?? items[0];
        offered.push(item?.description);
        return item;
      },
      showInputBox: async () => 'Billed by mistake',
      showWarningMessage: async (_text: string, _options: unknown, again: string) => again,
    });

    await vscode.commands.executeCommand('vireo.createInvoice');
    const [draft] = await invoicesOf(clientId);
    await issue(draft?.id ?? '', clientId);
    await vscode.commands.executeCommand('vireo.creditInvoice', targetOf('invoice', draft?.id ?? ''));

    assert.match(offered[0] ?? '', /^2:00 h · .*220.* to bill$/);
    const states = (await invoicesOf(clientId)).map(({ documentType, state }) => `${documentType} ${state}`);
    assert.deepEqual(states.sort(), ['380 cancelled', '381 issued']);
    for (const each of [clientId, otherId]) await ask('POST', '/invoices', { clientId: each });
  });
});

describe('an invoice of several weeks', () => {
  const { showQuickPick } = vscode.window;
  const mondays = ['2025-06-02', '2025-06-09', '2025-06-16'];
  let clientId: string;
  const weeks: string[] = [];

  before(async () => {
    await whenReady();
    const projectId = await createProject('Chosen');
    for (const monday of mondays) {
      await recordTwoHours(projectId, monday);
      weeks.push(await approve(monday));
    }
    ({ clientId } = await ask<{ clientId: string }>('GET', `/projects/${projectId}`));
  });
  afterEach(() => {
    Object.assign(vscode.window, { showQuickPick });
  });

  const secondsOf = async (): Promise<readonly number[]> => {
    const { items } = await ask<ReadyClients>('GET', '/invoices/billable');
    const own = items.find((item) => item.clientId === clientId);
    return (own?.timesheets ?? []).map(({ seconds }) => seconds);
  };

  it('takes those that are not unticked', async () => {
    const asked: (string | undefined)[] = [];
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[], options: vscode.QuickPickOptions) => {
        asked.push(options.title);
        if (!options.canPickMany) return items.find(({ label }) => label.endsWith('Chosen Ltd'));
        assert.deepEqual(
          items.map(({ label, picked }) => [label, picked]),
          [25, 24, 23].map((week) => [`Week ${week}`, true]),
        );
        return items.slice(2);
      },
    });

    await vscode.commands.executeCommand('vireo.createInvoice');

    assert.equal(asked.at(-1), 'Invoice for Chosen Ltd');
    assert.deepEqual(await secondsOf(), [7_200, 7_200]);
  });

  it('takes the week whose row asks for it, without a question', async () => {
    const row = targetOf('timesheet', weeks[1] ?? '');

    await vscode.commands.executeCommand('vireo.createInvoice', row);

    assert.deepEqual(await secondsOf(), [7_200]);
    for (const { id } of await invoicesOf(clientId)) await ask('DELETE', `/invoices/${id}`);
    await ask('POST', '/invoices', { clientId });
  });
});

interface ReadyClients {
  readonly items: readonly {
    readonly clientId: string;
    readonly timesheets: readonly { readonly seconds: number }[];
  }[];
}

interface InvoiceSeen {
  readonly id: string;
  readonly documentType: string;
  readonly state: string;
}

async function invoicesOf(clientId: string): Promise<readonly InvoiceSeen[]> {
  return (await ask<{ items: InvoiceSeen[] }>('GET', `/invoices?clientId=${clientId}`)).items;
}

/** With all that an invoice needs of both parties. */
async function issue(invoiceId: string, clientId: string): Promise<void> {
  const place = { street: 'Am Markt 1', postcode: '20457', city: 'Hamburg' };
  const address = { address: place, countryCode: 'DE' };
  const { items } = await ask<{ items: { id: string }[] }>('GET', '/organizations');
  const seller = { ...address, name: 'Max', vatId: 'DE123456788' };
  await ask('PATCH', `/organizations/${items[0]?.id}`, { ...seller, taxRate: '19' });
  await ask('PATCH', `/clients/${clientId}`, address);
  await ask('POST', `/invoices/${invoiceId}/issue`);
}
