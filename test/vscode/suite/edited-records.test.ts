import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { BusinessContent, BusinessRefusal } from '../../../webviews/business/messages.ts';
import type { ClientContent, ClientRefusal } from '../../../webviews/client/messages.ts';
import { createInvoice } from './support/billed-weeks.ts';
import { watchPanels } from './support/page-panels.ts';
import { ask, targetOf, waitFor, whenReady } from './support/records.ts';

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
