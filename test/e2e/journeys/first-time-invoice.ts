/**
 * From an empty practice by recorded time to its first invoice in the installed .vsix: each command, field that is filled,
 * choice and button counts, and there are at most fifteen.
 */
import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import type { Journey } from '../shared-window.ts';

interface Invoice {
  readonly id: string;
  readonly state: string;
  readonly net: { readonly minor: number; readonly currency: string };
}

interface Entry {
  readonly localDate: string;
  readonly seconds: number;
  readonly note: string;
}

const dayMs = 86_400_000;
/** Never of today, of which some hours may be still to come. */
const threeDaysAgo = Date.now() - 3 * dayMs;
const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'Europe/Berlin' })
  .format(threeDaysAgo)
  .toLowerCase();

export const firstTimeInvoice: Journey = (window) => {
  describe('an empty practice by recorded time to its first invoice', () => {
    let inputs = 0;

    const fill = async (page: Frame, name: string, text: string) => {
      inputs += 1;
      const box = page.getByRole('textbox', { name, exact: true });
      await box.fill(text);
      await box.blur();
    };
    const press = async (page: Frame, name: string | RegExp) => {
      inputs += 1;
      await page.getByRole('button', { name }).press('Enter');
    };
    const answer = async (title: string | RegExp, text: string) => {
      inputs += 1;
      await window().workbench.page.getByText(title).first().waitFor();
      await window().workbench.answer(text);
    };
    const list = async <Item>(path: string) =>
      (await window().ask<{ items: readonly Item[] }>('GET', path)).items;

    it('asks for the client and for a project with its rate', async () => {
      const { workbench } = window();
      await workbench.showContainer('Vireo');
      inputs += 1;
      await workbench.view('Projects').getByRole('button', { name: 'Add Your First Client' }).click();
      const client = await workbench.webview('vireo-client');
      await fill(client, 'Name', 'Nordwind Handels GmbH');
      await fill(client, 'Street and number', 'Speicherstraße 4, 20457 Hamburg');
      await press(client, 'Save');
      await answer('Add Project for Nordwind Handels GmbH (1/2)', 'Webshop 95');

      const projects = async () => await list<{ name: string; hourlyRate: { minor: number } }>('/projects');
      await workbench.waitFor(async () => (await projects()).length === 1, 'the project');
      assert.deepEqual(
        (await projects()).map(({ name, hourlyRate }) => [name, hourlyRate.minor]),
        [['Webshop', 9_500]],
      );
    });

    it('takes time in one line, of the only project', async () => {
      const { workbench } = window();
      inputs += 1;
      await workbench.runCommand('Vireo: Add Entry…');
      await answer('Add Entry', `8h ${weekday} Checkout`);

      const entries = async () => await list<Entry>('/time-entries');
      await workbench.waitFor(async () => (await entries()).length === 1, 'the entry');
      const [entry] = await entries();
      assert.deepEqual([entry?.seconds, entry?.note], [8 * 3_600, 'Checkout']);
    });

    it('bills it without a question about weeks, in fifteen inputs', async () => {
      const { workbench } = window();
      inputs += 1;
      await workbench.runCommand('Vireo: Create Invoice…');
      const business = await workbench.webview('vireo-business');
      await fill(business, 'Name', 'Hale Software');
      await fill(business, 'Street and number', 'Lindenstraße 12, 20099 Hamburg');
      await fill(business, 'VAT ID', 'DE123456788');
      await fill(business, 'IBAN', 'DE89 3704 0044 0532 0130 00');
      await press(business, 'Save');

      const page = await workbench.webview('vireo-invoice');
      await press(page, /^Issue .*904,40.*…$/);
      await press(page, /^Issue .*904,40.*[^…]$/);
      const invoices = async () => await list<Invoice>('/invoices');
      await workbench.waitFor(
        async () => (await invoices())[0]?.state === 'issued',
        'the invoice to be issued',
      );

      const [invoice] = await invoices();
      assert.deepEqual(invoice?.net, { minor: 76_000, currency: 'EUR' });
      assert.ok(inputs <= 15, `${inputs} inputs`);
      await workbench.screenshot('first-time-invoice');
    });
  });
};
