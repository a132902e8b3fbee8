import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { permissions } from '../domain/authorization.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { requireOk } from './testing/billing-practice.ts';
import { onPickedDatabase } from './testing/databases.ts';
import { createMailPractice, type MailPractice } from './testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from './testing/mail/mail-server.ts';
import { createPayingPractice, type PayingPractice } from './testing/paying-practice.ts';

/** What is sent, reminded of, issued or credited. */
const outward = ['send_invoice', 'send_reminder', 'issue_invoice', 'credit_invoice'];
const alwaysAsked = [...outward, 'add_recurring_invoice'];

describe('tools by which something leaves the practice', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: MailPractice;
    let server: MailServer;
    let practice: PayingPractice;
    let invoiceId: string;

    beforeEach(async () => {
      server = await startMailServer();
      vireo = await createMailPractice(await open(), { upTo: 'agents' });
      practice = await createPayingPractice(vireo);
      const contact = { name: 'Ms Petersen', role: 'billing', email: 'rechnung@nordwind.example' };
      requireOk(await vireo.ask('POST', `/clients/${practice.clientId}/contacts`, { body: contact }));
      await vireo.addAccount(server.port);
      ({ id: invoiceId } = await practice.bill());
    });

    afterEach(async () => {
      await vireo.app.close();
      await server.close();
    });

    async function call(tool: string, input: object, options: object = {}) {
      const body = { input, zone: 'Europe/Berlin', locale: 'en', asker: { kind: 'coach' }, ...options };
      return (await vireo.ask('POST', `/ai/tools/${tool}/calls`, { body })).body;
    }

    async function read(tool: string, input: object = {}) {
      const outcome = await call(tool, input);
      assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
      return outcome.output;
    }

    const apply = async (id: string) =>
      requireOk(await vireo.ask('POST', `/ai/proposals/${id}/apply`)).body.state;

    /** The invoice was sent, and is due for long: on a working day, by day. */
    async function becomeLate(): Promise<void> {
      const sent = { via: 'portal', to: 'ap@nordwind.example' };
      requireOk(await vireo.ask('POST', `/invoices/${invoiceId}/sent`, { body: sent }));
      const { dueDate } = await practice.get(`/invoices/${invoiceId}`);
      vireo.clock.now = Date.parse(`${dueDate}T10:00:00Z`) + 8 * 86_400_000;
      while ([0, 6].includes(new Date(vireo.clock.now).getUTCDay())) vireo.clock.now += 86_400_000;
    }

    const recurring = () => ({
      clientId: practice.clientId,
      name: 'Hosting',
      items: [{ description: 'Hosting {month}', quantity: '1', unitPrice: '40.00' }],
      unit: 'month',
      from: '2027-03-01',
    });

    async function inputs(): Promise<Readonly<Record<string, object>>> {
      const { id: draftId } = requireOk(await practice.draftItem()).body;
      return {
        send_invoice: { invoiceId },
        send_reminder: { invoiceId, step: 1 },
        issue_invoice: { invoiceId: draftId },
        credit_invoice: { invoiceId, reason: 'Wrong rate' },
        add_recurring_invoice: recurring(),
      };
    }

    const asker = { kind: 'mcp', name: 'claude-code' };

    async function put(of: 'own' | 'organization', rules: readonly object[]): Promise<void> {
      requireOk(await vireo.ask('PUT', '/ai/act-rules', { body: { of, rules } }));
    }

    async function always(more: object): Promise<void> {
      requireOk(await vireo.ask('POST', '/ai/act-rules/allow', { body: { asker, ...more } }));
    }

    const effects = ['read', 'propose', 'write', 'outward'];
    /** Each on top of those before it. */
    const letThrough: readonly (readonly [string, () => Promise<void>])[] = [
      ['no rule', async () => undefined],
      ['a rule of the person that allows all', async () => await put('own', [{ verdict: 'allow' }])],
      ['the same by name', async () => await put('own', [{ verdict: 'allow', tools: alwaysAsked, effects }])],
      ['a rule of the organization', async () => await put('organization', [{ verdict: 'allow' }])],
      ['always allow this client', async () => await always({})],
      ['always allow it these tools', async () => await always({ tools: alwaysAsked, effects })],
    ];

    it('are all that are not undone, and what sets up sending', () => {
      const tools = [...vireo.app.tools.values()];
      const names = tools
        .filter(({ effect, isAlwaysAsked }) => effect === 'outward' || isAlwaysAsked === true)
        .map(({ name }) => name);
      const final = tools.filter((tool) => tool.effect !== 'read' && tool.undo === undefined);

      assert.deepEqual(names.sort(), alwaysAsked.toSorted());
      assert.deepEqual(final.map(({ name }) => name).sort(), outward.toSorted());
    });

    it('wait for a click whatever allows them: each tool, by each rule, session and asker', async () => {
      await becomeLate();
      const given = await inputs();
      let waiting = 0;
      for (const [rule, letIn] of letThrough) {
        await letIn();
        for (const tool of alwaysAsked) {
          const permission = vireo.app.tools.get(tool)?.permission;
          for (const options of [
            { asker },
            { asker, allow: [permission] },
            { asker, allow: permissions },
            { asker: { ...asker, kind: 'agent' }, allow: permissions },
            { asker: { kind: 'coach' }, allow: permissions },
          ]) {
            const outcome = await call(tool, given[tool] ?? {}, options);
            const said = `${tool} by ${rule}, ${JSON.stringify(options.asker)}`;
            assert.equal(outcome.kind, 'proposed', `${said}: ${JSON.stringify(outcome)}`);
            assert.equal(outcome.proposal.state, 'waiting', said);
            waiting += 1;
          }
        }
      }
      await vireo.settle();

      assert.equal(waiting, letThrough.length * alwaysAsked.length * 5);
      assert.equal(server.accepted.length, 0);
      assert.deepEqual((await practice.get('/recurring-invoices')).items, []);
      assert.deepEqual(
        (await practice.get('/invoices')).items.map(({ state }: { state: string }) => state).sort(),
        ['draft', 'sent'],
      );
    });

    it('send an invoice once a person has seen its mail, and once alone', async () => {
      const { proposal } = await call('send_invoice', { invoiceId });
      const shown = new Map(
        proposal.changes.map(({ label, after }: { label: string; after: string }) => [label, after]),
      );
      assert.equal(await apply(proposal.id), 'applied');
      await vireo.settle();
      const again = await call('send_invoice', { invoiceId });
      const outbox = await read('list_mail');

      assert.equal(shown.get('To'), 'rechnung@nordwind.example');
      assert.match(String(shown.get('Text')), /find attached invoice/);
      assert.deepEqual([server.accepted.length, outbox.counts.sent, outbox.items[0].id], [1, 1, proposal.id]);
      assert.deepEqual([again.kind, again.code], ['refused', 'failed']);
      assert.match(again.message, /was sent by mail before/);
    });

    it('read and send the reminder that is next', async () => {
      await becomeLate();
      const [late] = (await read('list_reminders', { state: 'ready' })).items;
      const { letter, to } = await read('get_reminder', { invoiceId });
      const wrong = await call('send_reminder', { invoiceId, step: 3 });
      const { proposal } = await call('send_reminder', { invoiceId, step: letter.step });
      assert.equal(await apply(proposal.id), 'applied');
      await vireo.settle();
      const [accepted] = server.accepted;
      assert.ok(accepted);

      assert.deepEqual([late.invoiceId, late.reminder.step, to], [invoiceId, 1, 'rechnung@nordwind.example']);
      assert.equal(wrong.kind, 'refused');
      assert.equal(proposal.changes[2].after, letter.text);
      assert.equal((await server.parse(accepted)).subject, letter.subject);
      assert.equal((await read('get_reminder', { invoiceId })).letter?.step ?? 2, 2);
    });

    it('set up a recurring invoice of drafts, shown with its next three, and undo it', async () => {
      const past = await call('add_recurring_invoice', { ...recurring(), from: '2026-01-01' });
      const { proposal } = await call('add_recurring_invoice', recurring(), { locale: 'de' });
      assert.equal(await apply(proposal.id), 'applied');
      const [listed] = (await read('list_recurring_invoices')).items;
      const { items } = await read('list_schedules');
      requireOk(await vireo.ask('POST', `/ai/proposals/${proposal.id}/undo`));

      assert.match(past.message, /would have been invoiced by now/);
      assert.equal(proposal.title, 'Wiederkehrende Rechnung anlegen, Hosting');
      assert.deepEqual(
        proposal.changes.slice(2).map(({ label }: { label: string }) => label),
        ['2027-04-01', '2027-05-01', '2027-06-01'],
      );
      assert.deepEqual([listed.id, listed.result], [proposal.id, 'draft']);
      assert.ok(items.some(({ kind }: { kind: string }) => kind === 'recurring.invoice'));
      assert.deepEqual((await read('list_recurring_invoices')).items, []);
    });
  });
});
