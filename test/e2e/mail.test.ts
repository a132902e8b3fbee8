/**
 * Nothing waits unsent, in the installed .vsix by keyboard: an account is set up, an invoice leaves by it, and eight days later its
 * reminder is proposed and sent. The mail server is real, and speaks TLS with a certificate that the backend trusts.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type MailServer, startMailServer } from '../../src/backend/testing/mail/mail-server.ts';
import { testCertificate } from '../../src/backend/testing/mail/test-certificate.ts';
import { type InstalledWindow, openInstalled, timerShows } from '../support/vscode/installed.ts';
import { HostClock } from './host-clock.ts';
import { Keys } from './keys.ts';
import { zoneInTheMorning } from './zone-in-the-morning.ts';

interface Invoice {
  readonly id: string;
  readonly number: string;
  readonly sent: { readonly to: string | null; readonly via: string } | null;
}

const dayMs = 86_400_000;
const client = 'Elbtal Logistik GmbH';
const recipient = 'rechnung@elbtal.example';

describe('mail of the practice by keyboard', function () {
  this.timeout(300_000);
  this.bail(true);
  let window: InstalledWindow;
  let clock: HostClock;
  let server: MailServer;
  let keys: Keys;
  let invoice: Invoice;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vm-'));

  before(async () => {
    server = await startMailServer();
    const certificate = path.join(folder, 'certificate.pem');
    writeFileSync(certificate, testCertificate);
    clock = new HostClock();
    window = await openInstalled({
      beside: [clock.extension],
      environment: { ...clock.environment, TZ: zoneInTheMorning(), NODE_EXTRA_CA_CERTS: certificate },
    });
    await timerShows(window, '0:00');
    // A server of one's own network is reached where the user's settings name it.
    writeFileSync(
      path.join(window.editor.dataDirectory, 'outbound.json'),
      JSON.stringify({ hosts: ['127.0.0.1'] }),
    );
    keys = new Keys(window.workbench);
    invoice = await issueInvoice(window);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.keepScreenshot('mail-failed');
  });
  after(async () => {
    await window?.editor[Symbol.asyncDispose]();
    clock?.[Symbol.dispose]();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const texts = async () => await Promise.all(server.accepted.map(async (mail) => await server.parse(mail)));

  it('keeps no account whose test mail is refused, and one whose arrives', async () => {
    const { workbench } = window;
    await keys.run('Vireo: Set Up Email…');
    const page = await workbench.webview('vireo-email');
    await page.getByRole('radio', { name: 'Other' }).press('Space');
    await page.getByLabel('Address', { exact: true }).fill('mara@example.org');
    await page.getByLabel('Host', { exact: true }).fill('127.0.0.1');
    await page.getByLabel('Port', { exact: true }).fill(String(server.port));
    await page.getByLabel('Encryption').selectOption('starttls');
    await page.getByLabel('To', { exact: true }).fill('mara@example.org');
    const password = page.locator('input#password');
    await password.fill('wrong');
    server.replies.auth = '535 5.7.8 No';
    await password.press('Control+Enter');
    await page.getByRole('alert').getByText('535 5.7.8 No').waitFor();
    assert.deepEqual((await window.ask<{ items: readonly object[] }>('GET', '/mail/accounts')).items, []);
    await workbench.screenshot('mail-set-up-refused');
    assert.deepEqual(await workbench.findAxeViolations(), []);

    server.replies.auth = undefined;
    await password.fill('open sesame');
    await password.press('Control+Enter');
    await page.getByText('A test mail is on its way to mara@example.org.').waitFor();
    await page.locator('.state.ok', { hasText: 'Ready' }).waitFor();
    await workbench.screenshot('mail-set-up');
    assert.deepEqual(server.accepted.at(-1)?.to, ['mara@example.org']);
    assert.equal(server.signedIn.at(-1)?.secret, 'open sesame');
    await keys.run('View: Close All Editors');
  });

  it('sends the invoice after its whole text was seen, and marks it as sent by the receipt', async () => {
    const { workbench } = window;
    await keys.runAndChoose('Vireo: Send Invoice…', client);
    await keys.choose('PDF');
    const dialog = workbench.page.locator('.monaco-dialog-box', { hasText: `to ${recipient}?` });
    await dialog.waitFor();
    await workbench.answerDialog(dialog, 'Send');
    await workbench.waitFor(async () => (await read()).sent !== null, 'the receipt');

    assert.equal((await read()).sent?.to, recipient);
    const mail = (await texts()).at(-1);
    assert.match(mail?.subject ?? '', new RegExp(invoice.number));
    assert.deepEqual(
      mail?.attachments.map(({ contentType }) => contentType),
      ['application/pdf'],
    );
  });

  const read = async () => await window.ask<Invoice>('GET', `/invoices/${invoice.id}`);

  it('has what became of it in a page', async () => {
    const { workbench } = window;
    await keys.run('Vireo: Open Mail and Schedules');
    const page = await workbench.webview('vireo-outbox');
    await page.getByRole('button', { name: new RegExp(`^Rechnung ${invoice.number}`) }).press('Enter');
    await page.getByRole('complementary').getByText('The server said').waitFor();

    await workbench.screenshot('mail-outbox');
    assert.deepEqual(await workbench.findAxeViolations(), []);
    await keys.run('View: Close All Editors');
  });

  it('proposes the reminder eight days later, and sends it by a press', async () => {
    const { workbench } = window;
    const before = server.accepted.length;
    await clock.move({ passedMs: 8 * dayMs });
    // No reminder leaves on a weekend or a holiday.
    for (let day = 0; day < 5 && !(await isReady()); day += 1) await clock.move({ passedMs: dayMs });
    await keys.run('Vireo: Open Reminders');
    const page = await workbench.webview('vireo-reminders');
    await page.getByText('Ready to send').waitFor();
    assert.equal(server.accepted.length, before, 'it is proposed and not sent');
    await workbench.screenshot('mail-reminder');
    assert.deepEqual(await workbench.findAxeViolations(), []);

    await page.getByRole('button', { name: 'Send Reminder 1', exact: true }).press('Enter');
    await workbench.waitFor(async () => server.accepted.length === before + 1, 'the reminder');

    const mail = (await texts()).at(-1);
    assert.deepEqual(server.accepted.at(-1)?.to, [recipient]);
    assert.match(mail?.subject ?? '', /Zahlungserinnerung/);
    assert.match(mail?.text ?? '', new RegExp(invoice.number));
  });

  async function isReady(): Promise<boolean> {
    const { items } = await window.ask<{ items: readonly { plan: { state: string } }[] }>(
      'GET',
      '/reminders',
    );
    return items.some(({ plan }) => plan.state === 'ready');
  }
});

/** Due on the day on which it is issued. */
async function issueInvoice({ ask }: InstalledWindow): Promise<Invoice> {
  const { items } = await ask<{ items: readonly { id: string; zone: string }[] }>('GET', '/organizations');
  await ask('PATCH', `/organizations/${items[0]?.id}`, {
    address: { street: 'Lange Reihe 14', postcode: '20099', city: 'Hamburg' },
    countryCode: 'DE',
    name: 'Hale Software',
    vatId: 'DE123456788',
    taxRate: '19',
    language: 'en',
    iban: 'DE89370400440532013000',
    currency: 'EUR',
  });
  const { id: clientId } = await ask<{ id: string }>('POST', '/clients', {
    name: client,
    address: { street: 'Am Markt 1', postcode: '20457', city: 'Hamburg' },
    countryCode: 'DE',
    currency: 'EUR',
    email: recipient,
    paymentTermDays: 0,
  });
  const item = { description: 'Review', quantity: '1', unitPrice: '1000' };
  const draft = await ask<{ id: string }>('POST', '/invoices', { clientId, items: [item] });
  await ask('POST', `/invoices/${draft.id}/issue`);
  return await ask<Invoice>('GET', `/invoices/${draft.id}`);
}
