import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { BusinessContent, BusinessRefusal } from '../../../webviews/business/messages.ts';
import type { ClientContent, ClientRefusal } from '../../../webviews/client/messages.ts';
import { watchPanels } from './page-panels.ts';
import { ask, createProject, targetOf, waitFor, whenReady } from './records.ts';

const { contributes } = vscode.extensions.getExtension('vireo.vireo')?.packageJSON ?? { contributes: {} };

describe('the manifest', () => {
  it('has commands that are all registered', async () => {
    const named: string[] = contributes.commands.map(({ command }: { command: string }) => command);
    await whenReady();
    const registered = new Set(await vscode.commands.getCommands(true));

    assert.ok(named.length > 100);
    assert.deepEqual(
      named.filter((command) => !registered.has(command)),
      [],
    );
  });

  it('has settings with their defaults as the editor reads them', () => {
    const settings = Object.entries<{ default: unknown }>(contributes.configuration.properties);

    assert.ok(settings.length > 10);
    for (const [key, { default: value }] of settings) {
      assert.deepEqual(vscode.workspace.getConfiguration().inspect(key)?.defaultValue, value, key);
    }
  });

  it('keeps paths away from workspaces', () => {
    assert.equal(contributes.configuration.properties['vireo.dataDirectory'].scope, 'machine');
  });
});

describe('the views', () => {
  before(whenReady);

  for (const { id: view } of contributes.views.vireo) {
    it(`show ${view} without an error`, async () => {
      await vscode.commands.executeCommand(`${view}.focus`);
    });
  }

  it('open an invoice in a panel, and the same one but once', async () => {
    const invoiceId = await createInvoice('Billed');
    const panels = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(
          ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('vireo.invoice'),
        );

    await vscode.commands.executeCommand('vireo.previewInvoice', targetOf('invoice', invoiceId));
    await vscode.commands.executeCommand('vireo.previewInvoice', targetOf('invoice', invoiceId));

    const shown = await waitFor('a titled panel', () => {
      const [panel] = panels();
      return panel?.label.includes('Billed Ltd') ? panels() : undefined;
    });
    assert.equal(shown.length, 1);
  });

  it('open the coach', async () => {
    await vscode.commands.executeCommand('vireo.openCoach');
  });

  it('show what is stored as a page', async () => {
    await vscode.commands.executeCommand('vireo.showStorage');

    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.from({ scheme: 'vireo-storage', path: '/What Vireo stores.md' }),
    );
    assert.match(document.getText(), /vireo\.db/);
    assert.match(document.getText(), /To delete/);
  });
});

describe('what is edited', () => {
  const { showQuickPick, showInputBox, showWarningMessage } = vscode.window;

  before(whenReady);
  afterEach(() => {
    Object.assign(vscode.window, { showQuickPick, showInputBox, showWarningMessage });
  });

  it('are the own details, on a page that closes once they are saved', async () => {
    const { panels, stop } = watchPanels('vireo.business');
    const done = vscode.commands.executeCommand('vireo.editOrganization');
    const page = await waitFor('the page', () => panels[0]);
    const content = await page.heard<BusinessContent>('content');
    const refused = { countryCode: 'CH', vatId: 'CHE-123.456.789' };
    page.say({ type: 'save', saveId: 1, values: refused });
    const { faults } = await page.heard<BusinessRefusal>('refused');
    const values = { street: 'Am Markt 1', postcode: '8001', city: 'Zürich' };
    page.say({ type: 'save', saveId: 2, values });

    assert.equal(await done, true);
    stop();
    const { items } = await ask<{ items: { address: unknown }[] }>('GET', '/organizations');
    assert.deepEqual(items[0]?.address, { street: 'Am Markt 1', postcode: '8001', city: 'Zürich' });
    assert.deepEqual(
      faults.map(({ field }) => field),
      ['vatId'],
    );
    assert.equal(content.values.street, '');
  });

  it('are the contacts of a client, added and changed in a list of their own', async () => {
    const { id } = await ask<{ id: string }>('POST', '/clients', { name: 'People Ltd', currency: 'EUR' });
    const chosen = ['$(add) Add Contact…', 'Billing', undefined];
    const typed = ['Ina Holt', 'ina@people.example', ''];
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => {
        const label = chosen.shift();
        return items.find((item) => item.label === label);
      },
      showInputBox: async () => typed.shift(),
    });

    const { panels, stop } = watchPanels('vireo.client');
    const done = vscode.commands.executeCommand('vireo.editClient', targetOf('client', id));
    const page = await waitFor('the page', () => panels[0]);
    await page.heard('content');
    page.say({ type: 'editContacts' });
    const { contacts } = await page.heard<ClientContent>('content', (one) => one.contacts !== '');
    page.say({ type: 'cancel' });

    assert.equal(await done, undefined);
    stop();
    assert.equal(contacts, 'Ina Holt (Billing)');
    type Contacts = { items: { name: string; role: string; email: string; primary: boolean }[] };
    const { items } = await ask<Contacts>('GET', `/clients/${id}/contacts`);
    assert.deepEqual(
      items.map(({ name, role, email, primary }) => [name, role, email, primary]),
      [['Ina Holt', 'billing', 'ina@people.example', true]],
    );
  });

  it('are clients of a CSV file, once what it brings was seen', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'vireo-clients-'));
    const file = path.join(folder, 'kunden.csv');
    await writeFile(file, 'Firma;Ort\nHafen AG;Hamburg\n');
    const { showInformationMessage } = vscode.window;
    const asked: (string | undefined)[] = [];
    Object.assign(vscode.window, {
      showInformationMessage: async (_text: string, { detail }: vscode.MessageOptions, act: string) => {
        asked.push(detail);
        return act;
      },
    });

    await vscode.commands.executeCommand('vireo.importClients', vscode.Uri.file(file));
    Object.assign(vscode.window, { showInformationMessage });
    await rm(folder, { recursive: true });

    const { items } = await ask<{ items: { name: string }[] }>('GET', '/clients?limit=500');
    assert.deepEqual(asked, ['Hafen AG']);
    assert.ok(items.some(({ name }) => name === 'Hafen AG'));
  });

  it('is a new client, and a change of it that the service refuses stays on its page', async () => {
    const { panels, stop } = watchPanels('vireo.client');
    const added = vscode.commands.executeCommand<string>('vireo.addClient');
    const first = await waitFor('the page', () => panels[0]);
    await first.heard('content');
    first.say({
      type: 'save',
      saveId: 1,
      values: { name: 'Refused Ltd', city: 'Aarhus', countryCode: 'DK' },
    });
    const id = await added;
    const edited = vscode.commands.executeCommand<string>('vireo.editClient', targetOf('client', id));
    const page = await waitFor('its page', () => panels[1]);
    await page.heard('content');
    // The page would not send it: the service is asked as a page of an older version might.
    page.say({ type: 'save', saveId: 1, values: { email: `${'a'.repeat(300)}@example.com` } });
    const { faults } = await page.heard<ClientRefusal>('refused');
    page.say({ type: 'save', saveId: 2, values: { email: 'office@example.com' } });

    assert.equal(await edited, id);
    stop();
    const client = await ask<{ email: string | null; countryCode: string; countryChosen: boolean }>(
      'GET',
      `/clients/${id}`,
    );
    assert.deepEqual(
      { email: client.email, countryCode: client.countryCode, countryChosen: client.countryChosen },
      { email: 'office@example.com', countryCode: 'DK', countryChosen: true },
    );
    assert.deepEqual(
      faults.map(({ field }) => field),
      ['email'],
    );
  });

  describe('whose name looks like another', () => {
    const { showQuickPick, showInputBox } = vscode.window;
    afterEach(() => void Object.assign(vscode.window, { showQuickPick, showInputBox }));

    interface Asked {
      readonly title: string | undefined;
      readonly labels: readonly string[];
    }
    /** Takes the row that begins with the next text; turns away where there is none. */
    const answer = (...texts: readonly string[]): readonly Asked[] => {
      const left = [...texts];
      const asked: Asked[] = [];
      Object.assign(vscode.window, {
        showQuickPick: async (
          items: readonly vscode.QuickPickItem[],
          { title, canPickMany }: vscode.QuickPickOptions,
        ) => {
          asked.push({ title, labels: items.map(({ label }) => label) });
          const text = left.shift();
          const found = items.find(({ label }) => text !== undefined && label.includes(text));
          return canPickMany && found !== undefined ? items.filter(({ picked }) => picked) : found;
        },
      });
      return asked;
    };
    const countNamed = async (path: string, pattern: RegExp) =>
      (await ask<{ items: { name: string }[] }>('GET', path)).items.filter(({ name }) => pattern.test(name))
        .length;

    it('is asked about once, and is the client that is there, or another one', async () => {
      const there = await ask<{ id: string }>('POST', '/clients', {
        name: 'Ufer Labor GmbH',
        currency: 'EUR',
      });
      const asked = answer('Nobody answers', 'Use “Ufer Labor GmbH”', 'Create “Ufer-Labor”');
      const { panels, stop } = watchPanels('vireo.client');
      const open = async (at: number) => {
        const added = vscode.commands.executeCommand<string>('vireo.addClient');
        const page = await waitFor('the page', () => panels[at]);
        await page.heard('content');
        return { added, page };
      };

      const first = await open(0);
      first.page.say({ type: 'save', saveId: 1, values: { name: 'Ufer-Labor' } });
      const { message } = await first.page.heard<ClientRefusal>('refused');
      first.page.say({ type: 'save', saveId: 2, values: { name: 'Ufer-Labor' } });
      const used = await first.added;
      const before = await countNamed('/clients?limit=500', /Ufer/);
      const second = await open(1);
      second.page.say({ type: 'save', saveId: 1, values: { name: 'Ufer-Labor' } });
      const created = await second.added;
      stop();

      assert.deepEqual(asked[0], {
        title: 'Did you mean “Ufer Labor GmbH”?',
        labels: ['$(organization) Use “Ufer Labor GmbH”', '$(add) Create “Ufer-Labor”'],
      });
      assert.match(message, /a client of a similar name is there already/);
      assert.deepEqual(
        { used, before, askedCount: asked.length },
        { used: there.id, before: 1, askedCount: 3 },
      );
      assert.notEqual(created, there.id);
      assert.equal(await countNamed('/clients?limit=500', /Ufer/), 2);
    });

    it('takes what was typed along to the client that is there, as not saved yet', async () => {
      const body = { name: 'Halde Bau GmbH', currency: 'EUR' };
      const there = await ask<{ id: string }>('POST', '/clients', body);
      answer('Use “Halde Bau GmbH”');
      const { panels, stop } = watchPanels('vireo.client');
      const added = vscode.commands.executeCommand<string>('vireo.addClient');
      const page = await waitFor('the page', () => panels[0]);
      await page.heard('content');

      page.say({ type: 'save', saveId: 1, values: { name: 'Halde-Bau', email: 'a@halde.example' } });
      const used = await added;
      const shown = await waitFor('the client that is there', () => panels[1]);
      const { subject, values } = await shown.heard<{ subject: string; values: object }>('typed');
      stop();
      shown.panel.dispose();

      const { email } = await ask<{ email: string | null }>('GET', `/clients/${there.id}`);
      assert.deepEqual(
        { used, subject, values },
        { used: there.id, subject: there.id, values: { email: 'a@halde.example' } },
      );
      assert.equal(email, null);
    });

    it('is the project of the client that is there, which is restored where it is archived', async () => {
      const client = await ask<{ id: string }>('POST', '/clients', { name: 'Kiesel', currency: 'EUR' });
      const hourlyRate = { minor: 0, currency: 'EUR' };
      const body = { clientId: client.id, name: 'Website Relaunch', hourlyRate };
      const there = await ask<{ id: string }>('POST', '/projects', body);
      await ask('PATCH', `/projects/${there.id}`, { archived: true });
      const asked = answer('Use “Website Relaunch”');
      Object.assign(vscode.window, { showInputBox: async () => 'Website-Relaunch' });

      const id = await vscode.commands.executeCommand('vireo.addProject', targetOf('client', client.id));

      const { archivedAt } = await ask<{ archivedAt: string | null }>('GET', `/projects/${there.id}`);
      assert.deepEqual(
        { id, archivedAt, askedCount: asked.length },
        { id: there.id, archivedAt: null, askedCount: 1 },
      );
      assert.equal(await countNamed(`/projects?clientId=${client.id}`, /./), 1);
    });

    it('is listed of a file of clients, with the client that is there ticked', async () => {
      await ask('POST', '/clients', { name: 'Deich Verlag', currency: 'EUR' });
      const folder = await mkdtemp(path.join(tmpdir(), 'vireo-clients-'));
      const file = path.join(folder, 'kunden.csv');
      await writeFile(file, 'Firma\nDeich-Verlag AG\nPriel Film\n');
      const { showInformationMessage } = vscode.window;
      Object.assign(vscode.window, {
        showInformationMessage: async (_text: string, _options: vscode.MessageOptions, act: string) => act,
      });
      const asked = answer('Deich Verlag');

      await vscode.commands.executeCommand('vireo.importClients', vscode.Uri.file(file));
      Object.assign(vscode.window, { showInformationMessage });
      await rm(folder, { recursive: true });

      assert.deepEqual(asked, [{ title: 'Did you mean these?', labels: ['$(organization) Deich Verlag'] }]);
      assert.equal(await countNamed('/clients?limit=500', /Deich/), 1);
      assert.equal(await countNamed('/clients?limit=500', /Priel/), 1);
    });
  });

  it('is no more, once the draft of an invoice was deleted: its time can be billed again', async () => {
    const invoiceId = await createInvoice('Deleted', '2026-03-30');
    const { clientId } = await ask<{ clientId: string }>('GET', `/invoices/${invoiceId}`);
    const answers: (string | undefined)[] = [undefined, 'Delete Draft'];
    Object.assign(vscode.window, { showWarningMessage: async () => answers.shift() });

    await vscode.commands.executeCommand('vireo.deleteInvoice', targetOf('invoice', invoiceId));
    await ask('GET', `/invoices/${invoiceId}`);
    await vscode.commands.executeCommand('vireo.deleteInvoice', targetOf('invoice', invoiceId));

    await assert.rejects(ask('GET', `/invoices/${invoiceId}`), /404/);
    await ask('POST', '/invoices', { clientId });
  });
});

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

/** A week of time, approved and on an invoice. */
async function createInvoice(name: string, monday = '2026-03-23'): Promise<string> {
  const clientId = await approveWeek(name, monday);
  // The practice is where the machine's locale is, which may have no standard rate of VAT.
  const { items } = await ask<{ items: { id: string }[] }>('GET', '/organizations');
  await ask('PATCH', `/organizations/${items[0]?.id}`, { taxRate: '19' });
  return (await ask<{ id: string }>('POST', '/invoices', { clientId })).id;
}

/** Two hours on the Monday; the id of their client. */
async function approveWeek(name: string, monday: string): Promise<string> {
  const projectId = await createProject(name);
  await recordTwoHours(projectId, monday);
  await approve(monday);
  return (await ask<{ clientId: string }>('GET', `/projects/${projectId}`)).clientId;
}

async function recordTwoHours(projectId: string, date: string): Promise<void> {
  const [startedAt, endedAt] = [`${date}T09:00:00Z`, `${date}T11:00:00Z`];
  await ask('POST', '/time-entries', { projectId, startedAt, endedAt, zone: 'UTC' });
}

/** Id of the timesheet of the week. */
async function approve(monday: string): Promise<string> {
  const { id } = await ask<{ id: string }>('POST', '/timesheets', { weekStart: monday });
  await vscode.commands.executeCommand('vireo.submitTimesheet', targetOf('timesheet', id));
  await vscode.commands.executeCommand('vireo.approveTimesheet', targetOf('timesheet', id));
  return id;
}

describe('the scanner', () => {
  it('underlines a flaw in an open file', async () => {
    const file = await writeFlaw('flaw.py');

    await vscode.window.showTextDocument(file);

    const [finding] = await waitFor('a finding', () => {
      const found = vscode.languages.getDiagnostics(file);
      return found.length > 0 ? found : undefined;
    });
    assert.match(String(finding?.source), /vireo/i);
  });

  it('shows and explains what an agent found in a file that nobody opened, and no more once it was dismissed', async () => {
    const projectId = await createProject('Scanned');
    const file = await writeFlaw('unopened.py');
    const ofAgent = () =>
      vscode.languages.getDiagnostics(file).filter(({ source }) => source?.includes('Security agent'));

    await ask('POST', `/projects/${projectId}/requests`, { agent: 'security' });

    await waitFor('a finding of the agent', () => (ofAgent().length > 0 ? true : undefined));
    const { items } = await ask<{ items: { id: string; path: string }[] }>(
      'GET',
      `/findings?projectId=${projectId}`,
    );
    const [record] = items.filter(({ path }) => path === 'unopened.py');
    await vscode.commands.executeCommand('vireo.explainFinding', targetOf('finding', record?.id ?? ''));
    await waitFor('its explanation', () => findPanel('Command injection'));
    const shown = vscode.window.visibleTextEditors.map(({ document }) => document.uri.path);
    assert.ok(shown.some((path) => path.endsWith('/unopened.py')));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const { id } of items.filter(({ path }) => path === 'unopened.py')) {
      await ask('POST', `/findings/${id}/dismiss`, { reason: 'only a test' });
    }
    await waitFor('the findings to go', () => (ofAgent().length === 0 ? true : undefined));
  });

  it('explains a finding in a panel beside its code, and copies it as Markdown', async () => {
    const file = await writeFlaw('explained.py');
    const editor = await vscode.window.showTextDocument(file);
    const [finding] = await waitFor('a finding', () => {
      const found = vscode.languages.getDiagnostics(file);
      return found.length > 0 ? found : undefined;
    });
    const start = finding?.range.start ?? assert.fail();
    editor.selection = new vscode.Selection(start, start);

    await vscode.commands.executeCommand('vireo.copyFinding');
    await vscode.commands.executeCommand('vireo.explainFinding');

    assert.match(await vscode.env.clipboard.readText(), /^# Command injection[\s\S]*`explained\.py:\d+`/);
    const panel = await waitFor('the panel', () => findPanel('Command injection'));
    assert.notEqual(panel.group.viewColumn, editor.viewColumn);
    await vscode.window.tabGroups.close(panel);
  });

  it('explains a rule, and says when there is nothing at the cursor', async () => {
    const said: string[] = [];
    const { showInformationMessage } = vscode.window;
    Object.assign(vscode.window, { showInformationMessage: async (text: string) => said.push(text) });
    const empty = await vscode.workspace.openTextDocument({ language: 'python', content: '' });
    await vscode.window.showTextDocument(empty);

    await vscode.commands.executeCommand('vireo.explainFinding');
    await vscode.commands.executeCommand('vireo.explainFinding', { ruleId: 'sql-injection' });

    Object.assign(vscode.window, { showInformationMessage });
    assert.match(said[0] ?? '', /no finding at the cursor/);
    await waitFor('the panel', () => findPanel('SQL injection'));
  });
});

function findPanel(label: string): vscode.Tab | undefined {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find(
      (tab) =>
        tab.label === label &&
        tab.input instanceof vscode.TabInputWebview &&
        tab.input.viewType.endsWith('vireo.explain'),
    );
}

async function writeFlaw(name: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  const file = vscode.Uri.joinPath(folder, name);
  const lines = [
    'import subprocess',
    'from fastapi import APIRouter, Request',
    '',
    'router = APIRouter()',
    '',
    '@router.post("/archive")',
    'async def archive(request: Request) -> None:',
    '    month = request.query_params["month"]',
    '    subprocess.run(f"tar czf /tmp/{month}.tgz .", shell=True)',
    '',
  ];
  await vscode.workspace.fs.writeFile(file, Buffer.from(lines.join('\n')));
  return file;
}
