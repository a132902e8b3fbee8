/**
 * From an empty practice to a correct, issued invoice in the installed .vsix: each command, field that is filled, choice and
 * button counts, and there are at most fifteen.
 */
import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import type { Journey } from '../shared-window.ts';

interface Organization {
  readonly name: string;
  readonly countryCode: string;
  readonly currency: string;
  readonly countryChosen: boolean;
}

interface Invoice {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  readonly gross: { readonly minor: number; readonly currency: string };
}

interface Shown {
  readonly checks: readonly { readonly rule: string; readonly passed: boolean }[];
  readonly document: {
    readonly seller: { readonly name: string; readonly addressLines: readonly string[] };
    readonly buyer: { readonly name: string; readonly countryCode: string };
  };
}

export const firstInvoice: Journey = (window) => {
  describe('an empty practice to its first invoice', () => {
    let inputs = 0;

    const own = async () => {
      const { items } = await window().ask<{ items: readonly Organization[] }>('GET', '/organizations');
      return items[0] ?? assert.fail('there is a practice');
    };
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
    const answer = async (question: string, text: string) => {
      inputs += 1;
      await window().workbench.page.getByText(question).waitFor();
      await window().workbench.answer(text);
    };

    it('begins where the time zone is, whatever the language, and with no name', async () => {
      const { name, countryCode, currency, countryChosen } = await own();

      assert.deepEqual([name, countryCode, currency, countryChosen], ['', 'DE', 'EUR', false]);
    });

    it('asks for the client, which confirms country and currency, then for the practice', async () => {
      const { workbench } = window();
      inputs += 1;
      await workbench.runCommand('Vireo: Create Invoice…');
      const client = await workbench.webview('vireo-client');
      assert.equal(await client.getByRole('combobox', { name: 'Your country' }).inputValue(), 'DE');
      await fill(client, 'Name', 'Nordwind Handels GmbH');
      await fill(client, 'Street and number', 'Speicherstraße 4, 20457 Hamburg');
      await press(client, 'Save');

      const business = await workbench.webview('vireo-business');
      await fill(business, 'Name', 'Hale Software');
      await fill(business, 'Street and number', 'Lindenstraße 12, 20099 Hamburg');
      await fill(business, 'VAT ID', 'DE123456788');
      await fill(business, 'IBAN', 'DE89 3704 0044 0532 0130 00');
      await press(business, 'Save');
      await answer('Description, as it is printed', 'Review of the orders service');
      await answer('Amount in EUR, before VAT', '1200');

      await workbench.waitFor(async () => (await own()).name === 'Hale Software', 'the practice');
      assert.equal((await own()).countryChosen, true);
    });

    it('issues a draft that every check passes, in fifteen inputs', async () => {
      const { workbench } = window();
      const page = await workbench.webview('vireo-invoice');
      const { items } = await window().ask<{ items: readonly Invoice[] }>('GET', '/invoices');
      const [draft] = items;
      const { checks, document } = await window().ask<Shown>('GET', `/invoices/${draft?.id}/document`);
      assert.deepEqual(
        checks.filter(({ passed }) => !passed).map(({ rule }) => rule),
        [],
      );
      assert.deepEqual(
        [document.seller.name, document.seller.addressLines, document.buyer.countryCode],
        ['Hale Software', ['Lindenstraße 12', '20099 Hamburg'], 'DE'],
      );

      await press(page, /^Issue .*1\.428,00.*…$/);
      await press(page, /^Issue .*1\.428,00.*[^…]$/);
      const read = async () => await window().ask<Invoice>('GET', `/invoices/${draft?.id}`);
      await workbench.waitFor(async () => (await read()).state === 'issued', 'the invoice to be issued');

      const { gross, number } = await read();
      assert.deepEqual([gross, number?.endsWith('-0001')], [{ minor: 142_800, currency: 'EUR' }, true]);
      assert.ok(inputs <= 15, `${inputs} inputs`);
      await workbench.screenshot('first-invoice');
    });
  });
};
