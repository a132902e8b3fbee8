import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  issueWeek,
  requireOk,
} from '../../../../testing/billing-practice.ts';
import { type ChatClient, openChat } from '../../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

describe('the built-in coach on money', () => {
  // The inner suite's hooks run first: the app ends before its database does.
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('of a practice that bills', () => {
      let vireo: TestApp;
      let practice: BillingPractice;
      let chat: ChatClient;

      beforeEach(async () => {
        vireo = await createTestApp(await open());
        practice = await createBillingPractice(vireo);
        chat = await openChat(vireo.app);
      });

      afterEach(async () => await vireo.app.close());

      it('tells what is approved of what is unbilled, and agrees with the timer', async () => {
        const approved = await practice.addEntry();
        await practice.approveWeek();
        await practice.addEntry({ startedAt: '2026-11-10T09:00', endedAt: '2026-11-10T10:00' });

        const { text, links } = await chat.ask('what is unbilled?');
        const timer = await practice.get('/timer');

        assert.match(text, /\[2:30\].*\[€275\.00\]/);
        assert.match(text, /Of it \[1:30\]\(vireo:2\) are approved/);
        assert.deepEqual(links[2], { kind: 'entries', ids: [approved] });
        assert.deepEqual(timer.unbilled, [{ minor: 27_500, currency: 'EUR' }]);
      });

      it('counts time on a draft as unbilled, on an issued invoice no more', async () => {
        await practice.addEntry();
        await practice.approveWeek();
        const { id } = requireOk(await practice.draft()).body;
        const onDraft = await chat.ask('what is unbilled?');
        requireOk(await practice.issue(id));
        const issued = await chat.ask('what is unbilled?');

        assert.match(onDraft.text, /Unbilled: \[1:30\]/);
        assert.doesNotMatch(onDraft.text, /can go on an invoice now/);
        assert.match(onDraft.text, /\[1:30\]\(vireo:2\) are on a draft invoice/);
        assert.match(issued.text, /Nothing is unbilled/);
      });

      it('counts an overnight entry on each of its days, and links it to both', async () => {
        const id = await practice.addEntry({ startedAt: '2026-11-16T22:00', endedAt: '2026-11-17T03:00' });

        const monday = await chat.ask('how many hours on monday?');
        const yesterday = await chat.ask('how many hours yesterday?');
        const notes = await chat.ask('what did I work on yesterday?');

        assert.match(monday.text, /\[2:00\]/);
        assert.match(yesterday.text, /\[3:00\]/);
        assert.deepEqual(yesterday.links, [{ kind: 'entries', ids: [id] }]);
        assert.match(notes.text, /\[3:00\]/);
      });

      it('lists overdue invoices from the day after they were due, with what is still owed', async () => {
        const { id } = await issueWeek(practice);
        const { dueDate, number, gross } = await practice.get(`/invoices/${id}`);
        vireo.clock.now = Date.parse(`${dueDate}T12:00:00Z`);
        const onTime = await chat.ask('which invoices are overdue?');
        vireo.clock.now += 3 * 86_400_000;
        const late = await chat.ask('which invoices are overdue?');

        assert.match(onTime.text, /No invoice is overdue/);
        assert.match(late.text, /3 days overdue/);
        assert.ok(late.text.replaceAll('\\', '').includes(number), `${number} in ${late.text}`);
        assert.match(late.text, new RegExp(`€${(gross.minor / 100).toFixed(2)}`));
        assert.deepEqual(late.links.at(-1), { kind: 'invoice', ids: [id] });
      });

      it('lists invoices that are not paid, and which of them are overdue', async () => {
        const { id } = await issueWeek(practice);
        const { dueDate, number } = await practice.get(`/invoices/${id}`);
        vireo.clock.now = Date.parse(`${dueDate}T12:00:00Z`);
        const onTime = await chat.ask('Which invoices are open?');
        vireo.clock.now += 2 * 86_400_000;
        const late = await chat.ask('Welche Rechnungen sind noch nicht bezahlt?');
        const elsewhere = await chat.ask('unpaid invoices from last year');

        assert.match(onTime.text, /To be paid: \[€196\.35\].* in \[1\].* invoice; none is overdue:/);
        assert.match(onTime.text, /due \w{3},? \d/);
        assert.ok(onTime.text.replaceAll('\\', '').includes(number), `${number} in ${onTime.text}`);
        assert.match(late.text, /Zu zahlen: \[196,35\s€\].* in \[1\].* Rechnung, und überfällig:/);
        assert.match(late.text, /seit 2 Tagen überfällig/);
        assert.match(elsewhere.text, /Nothing is to be paid, issued /);
        for (const link of [...onTime.links, ...late.links]) {
          assert.deepEqual(link, { kind: 'invoice', ids: [id] });
        }
      });

      it('tells what was invoiced, less what was credited', async () => {
        const { id } = await issueWeek(practice);
        const before = await chat.ask('how much did I invoice this month?');
        requireOk(await practice.credit(id));
        const after = await chat.ask('how much did I invoice this month?');
        const lastMonth = await chat.ask('how much did I invoice last month?');

        assert.match(
          before.text,
          /\[€165\.00\]\(vireo:0\) net \(\[€196\.35\]\(vireo:1\) with tax\) in \[1\]\(vireo:2\) document/,
        );
        assert.match(
          after.text,
          /\[€0\.00\]\(vireo:0\) net \(\[€0\.00\]\(vireo:1\) with tax\) in \[2\]\(vireo:2\) documents/,
        );
        assert.match(lastMonth.text, /Nothing was invoiced/);
      });

      it('says what was invoiced of a project, and that what is open is of the whole client', async () => {
        await issueWeek(practice);
        const { name } = await practice.get(`/projects/${practice.projectId}`);

        const invoiced = await chat.ask(`how much did I invoice for "${name}" this month?`);
        const byProject = await chat.ask('Umsatz pro Projekt diesen Monat', { locale: 'de-DE' });
        const open = await chat.ask(`open invoices for "${name}"`);

        assert.match(invoiced.text, /\[€165\.00\]\(vireo:0\) net/);
        assert.match(byProject.text, new RegExp(`${name}\\*\\*: \\[165,00\\s€\\]`));
        assert.match(open.text, /cannot filter open amounts by project: invoices are kept by client/);
      });
    });
  });
});
