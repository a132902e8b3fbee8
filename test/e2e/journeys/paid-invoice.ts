/**
 * From four weeks that nobody submitted to an invoice that is issued, exported, sent and paid, by keyboard alone: each
 * command and each confirmed box counts, and there are twelve.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { InstalledWindow } from '../../support/vscode/installed.ts';
import { Keys } from '../keys.ts';
import { clearWindow, type Journey } from '../shared-window.ts';

interface Invoice {
  readonly clientId: string;
  readonly number: string | null;
  readonly state: string;
  readonly settlement: string | null;
  readonly gross: { readonly minor: number };
  readonly sent: { readonly to: string | null } | null;
}

const dayMs = 86_400_000;

export const paidInvoice: Journey = (window) => {
  describe('four weeks to a paid invoice by keyboard', () => {
    let keys: Keys;
    let clientId: string;
    let inputs = 0;

    before(async () => {
      await clearWindow(window());
      keys = new Keys(window().workbench);
      clientId = await seedFourWeeks(window());
    });

    async function run(title: string): Promise<void> {
      inputs += 1;
      await keys.run(title);
    }

    async function runAndConfirm(title: string, text: string): Promise<void> {
      inputs += 2;
      await keys.runAndChoose(title, text);
      await keys.noQuestion();
    }

    const read = async () => {
      const { items } = await window().ask<{ items: readonly Invoice[] }>('GET', '/invoices');
      const own = items.filter((invoice) => invoice.clientId === clientId);
      assert.equal(own.length, 1);
      return own[0] ?? assert.fail('there is an invoice');
    };

    it('submits the weeks that are over at once, which approves them', async () => {
      await run('Vireo: Submit Timesheet');
      await keys.question('Which weeks?');
      await keys.rowIsThere('4');
      inputs += 1;
      await keys.press('Enter');

      await window().workbench.findNotification('4 weeks submitted and approved.');
    });

    it('makes the invoice of them and issues it', async () => {
      const { workbench } = window();
      // *Create Invoice…* of the notification, which is of these weeks: from the palette it asks which.
      await run('Notifications: Accept Notification Primary Action');
      const page = await workbench.webview('vireo-invoice');
      await page.getByText('Elbtal Logistik GmbH').first().waitFor();
      await run('Vireo: Issue Invoice…');
      const dialog = workbench.page.locator('.monaco-dialog-box', { hasText: 'Issue the invoice to Elbtal' });
      await dialog.waitFor();
      inputs += 1;
      await workbench.answerDialog(dialog, /^Issue /);
      await workbench.waitFor(async () => (await read()).number !== null, 'the invoice to be issued');

      // 4 weeks of 20 hours at 100.00, with 19 % VAT.
      assert.equal((await read()).gross.minor, 952_000);
      await page
        .getByText((await read()).number ?? '')
        .first()
        .waitFor();
      assert.deepEqual(await workbench.findAxeViolations(), []);
    });

    it('exports the file that the client gets', async () => {
      await runAndConfirm('Vireo: Export Invoice…', 'PDF');
      const file = path.join(window().workspace, 'invoice.pdf');
      inputs += 1;
      await window().workbench.saveAs(file, '.pdf');
      await window().workbench.waitFor(async () => isPdf(file), 'the file to be written');
    });

    it('marks it as sent and as paid, each by one Enter', async () => {
      const { workbench } = window();
      await runAndConfirm('Vireo: Mark as Sent…', 'By email to rechnung@elbtal.example, today');
      await workbench.waitFor(async () => (await read()).sent !== null, 'the invoice to be sent');
      await runAndConfirm('Vireo: Record Payment…', ', today');
      await workbench.waitFor(async () => (await read()).settlement === 'paid', 'the invoice to be paid');

      const { sent, state } = await read();
      assert.deepEqual([sent?.to, state], ['rechnung@elbtal.example', 'paid']);
      assert.ok(inputs <= 12, `it took ${inputs} commands and confirmed inputs`);
      await workbench.screenshot('paid-invoice');
    });
  });
};

function isPdf(file: string): boolean {
  try {
    return readFileSync(file).subarray(0, 5).toString() === '%PDF-';
  } catch {
    return false;
  }
}

/**
 * Five days of four hours in each of the four weeks before this one; the client. The zone of the practice stays: in another
 * one this invoice may be dated before the one that is issued.
 */
async function seedFourWeeks({ ask }: InstalledWindow): Promise<string> {
  const { items } = await ask<{ items: readonly { id: string }[] }>('GET', '/organizations');
  const party = { address: { street: 'Am Markt 1', postcode: '20457', city: 'Hamburg' }, countryCode: 'DE' };
  await ask('PATCH', `/organizations/${items[0]?.id}`, {
    ...party,
    name: 'Hale Software',
    vatId: 'DE123456788',
    taxRate: '19',
    language: 'en',
    iban: 'DE89370400440532013000',
    currency: 'EUR',
  });
  const client = await ask<{ id: string }>('POST', '/clients', {
    ...party,
    name: 'Elbtal Logistik GmbH',
    currency: 'EUR',
    email: 'rechnung@elbtal.example',
  });
  const hourlyRate = { minor: 10_000, currency: 'EUR' };
  const project = await ask<{ id: string }>('POST', '/projects', {
    name: 'Orders service',
    clientId: client.id,
    hourlyRate,
  });
  const today = Math.floor(Date.now() / dayMs) * dayMs;
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * dayMs;
  for (let week = 1; week <= 4; week += 1) {
    for (let day = 0; day < 5; day += 1) {
      const date = new Date(monday - week * 7 * dayMs + day * dayMs).toISOString().slice(0, 10);
      await ask('POST', '/time-entries', {
        projectId: project.id,
        note: 'Order search',
        zone: 'UTC',
        startedAt: `${date}T09:00`,
        endedAt: `${date}T13:00`,
      });
    }
  }
  return client.id;
}
