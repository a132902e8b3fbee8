/** An overdue invoice is reminded of from its row: the page shows the mail, and one click sends it. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import * as vscode from 'vscode';
import { watchPanels } from '../support/page-panels.ts';
import { ask, targetOf, waitFor, whenReady } from '../support/records.ts';

const dayMs = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);

const whole = {
  seller: {
    name: 'Mara Voss',
    addressLines: ['Lange Reihe 14', '20099 Hamburg'],
    countryCode: 'DE',
    vatId: 'DE312449871',
  },
  buyer: { name: 'Reminded GmbH', addressLines: ['Am Sandtorkai 50', '20457 Hamburg'], countryCode: 'DE' },
  currency: 'EUR',
  lines: [{ description: 'Review', quantity: '1', unitPrice: '100', taxCategory: 'S', taxRate: '19' }],
};

/** From west to east. */
const zones = [
  'Pacific/Pago_Pago',
  'America/Los_Angeles',
  'America/New_York',
  'Atlantic/Azores',
  'Europe/Berlin',
  'Asia/Karachi',
  'Asia/Tokyo',
  'Pacific/Auckland',
];

/** One where it is a working day between nine and five now; undefined on the weekend of all of them. */
function findWorkingZone(): string | undefined {
  return zones.find((timeZone) => {
    const parts = new Intl.DateTimeFormat('en', {
      timeZone,
      weekday: 'short',
      hour: 'numeric',
      hourCycle: 'h23',
    })
      .formatToParts(new Date())
      .map(({ type, value }) => [type, value] as const);
    const { weekday = '', hour = '' } = Object.fromEntries(parts);
    return !['Sat', 'Sun'].includes(weekday) && Number(hour) >= 9 && Number(hour) < 17;
  });
}

interface Shown {
  readonly detail: {
    readonly invoiceId: string;
    readonly plan: { readonly state: string; readonly step: number | null };
    readonly recipient: { readonly email: string | null };
    readonly letter: {
      readonly step: number;
      readonly subject: string;
      readonly open: object;
      readonly fee: object | null;
      readonly interest: object | null;
      readonly deadline: string;
    } | null;
    readonly attachments: readonly string[];
  } | null;
}

describe('reminders in the editor', () => {
  const accepted: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    logger: false,
    onData(stream, { envelope: { rcptTo } }, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = rcptTo.map(({ address }) => address).join(',');
        accepted.push(`${to} ${/^Subject: (.*)$/m.exec(Buffer.concat(chunks).toString())?.[1]?.trim()}`);
        callback();
      });
    },
  });
  const workingZone = findWorkingZone();
  let organizationId: string;
  let zone: string;

  before(async () => {
    await whenReady();
    ({ organizationId } = await ask<{ organizationId: string }>('GET', '/users/me'));
    ({ zone } = await ask<{ zone: string }>('GET', `/organizations/${organizationId}`));
    if (workingZone !== undefined)
      await ask('PATCH', `/organizations/${organizationId}`, { zone: workingZone });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const hosts = path.join(process.env['VIREO_DATA'] ?? '', 'outbound.json');
    writeFileSync(hosts, JSON.stringify({ hosts: ['127.0.0.1'] }));
    const address = server.server.address();
    await ask('POST', '/mail/accounts', {
      address: 'mara@reminders.example',
      host: '127.0.0.1',
      port: typeof address === 'object' ? address?.port : 0,
      security: 'none',
      signIn: 'none',
      isDefault: true,
    });
  });
  after(async () => {
    await ask('PATCH', `/organizations/${organizationId}`, { zone });
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  async function createOverdue(): Promise<string> {
    // A series of its own: one of the practice has later invoices by now.
    const client = { name: 'Reminded GmbH', currency: 'EUR', invoicePattern: 'RM-{####}' };
    const { id: clientId } = await ask<{ id: string }>('POST', '/clients', client);
    const dates = { issueDate: daysAgo(30), dueDate: daysAgo(12) };
    const { id } = await ask<{ id: string }>('POST', '/invoices/complete', { ...whole, ...dates, clientId });
    const contact = { name: 'Ms Petersen', email: 'ap@reminded.example', role: 'billing' };
    await ask('POST', `/clients/${clientId}/contacts`, contact);
    await ask('POST', `/invoices/${id}/issue`);
    await ask('POST', `/invoices/${id}/sent`, { date: daysAgo(30), via: 'post' });
    return id;
  }

  it('open from the row of an overdue invoice with its mail, and leave by one click', async () => {
    const id = await createOverdue();
    const { panels, stop } = watchPanels('vireo.reminders');
    try {
      await vscode.commands.executeCommand('vireo.remindInvoice', targetOf('invoice', id));
      const page = await waitFor('the page', () => panels[0]);
      const { detail } = await page.heard<Shown>('content', (shown) => shown.detail?.invoiceId === id);

      assert.equal(detail?.recipient.email, 'ap@reminded.example');
      assert.deepEqual([detail?.letter?.step, detail?.plan.step], [1, 1]);
      assert.ok(detail?.letter);
      const { open, fee, interest, deadline } = detail.letter;
      page.say({ type: 'send', invoiceId: id, step: 1, shown: { open, fee, interest, deadline } });
      const outcome = await page.heard<{ isRefusal: boolean; text: string }>('outcome');

      // No clock of a working day anywhere: the page says until when it waits.
      if (workingZone === undefined) {
        assert.deepEqual([detail.plan.state, outcome.isRefusal], ['scheduled', false]);
        assert.match(outcome.text, /leaves on/);
        return;
      }
      assert.deepEqual([detail.plan.state, outcome.isRefusal], ['ready', false], outcome.text);
      await waitFor('the mail', () => (accepted.length > 0 ? true : undefined));
      assert.deepEqual(accepted, [`ap@reminded.example ${detail.letter.subject}`]);
      await page.heard<{ detail: { history: readonly { kind: string; state?: string }[] } }>(
        'content',
        (shown) => shown.detail.history.some(({ kind, state }) => kind === 'reminder' && state === 'sent'),
      );
    } finally {
      stop();
      panels[0]?.panel.dispose();
    }
  });
});
