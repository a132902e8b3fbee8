import assert from 'node:assert/strict';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../../testing/mail/mail-server.ts';
import { createPayingPractice, type PayingPractice } from '../../../../testing/paying-practice.ts';

const at = (instant: string) => Date.parse(instant);
const password = 'open sesame';

describe('reminders in the outbox', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: MailPractice;
    let server: MailServer;
    let practice: PayingPractice;

    beforeEach(async () => {
      server = await startMailServer();
      vireo = await createMailPractice(await open(), { upTo: 'money' });
      practice = await createPayingPractice(vireo);
      const contact = { name: 'Ms Petersen', role: 'billing', email: 'rechnung@nordwind.example' };
      requireOk(await vireo.ask('POST', `/clients/${practice.clientId}/contacts`, { body: contact }));
      vireo.clock.now = at('2026-10-01T10:00:00Z');
    });

    afterEach(async () => {
      await vireo.app.close();
      await server.close();
    });

    /** Due on 31 October; on Monday, 9 November its first reminder is ready. */
    async function overdue(): Promise<string> {
      vireo.clock.now = at('2026-10-01T10:00:00Z');
      const { id } = await practice.bill();
      requireOk(await vireo.ask('POST', `/invoices/${id}/sent`, { body: {} }));
      vireo.clock.now = at('2026-11-09T10:00:00Z');
      return id;
    }

    const remind = async (id: string, step = 1) =>
      await vireo.ask('POST', `/invoices/${id}/reminders`, { body: { step } });
    const planOf = async (id: string) => (await practice.get(`/invoices/${id}/reminder`)).plan;
    const whyDropped = async (id: string): Promise<string> => {
      const { items } = await practice.get(`/invoices/${id}/reminders`);
      const [first] = items.filter(({ state }: { state: string }) => state === 'dropped');
      return String(first?.droppedBecause);
    };
    const reminded = async (id: string) =>
      (await practice.get(`/invoices/${id}/history`)).items.filter(
        ({ step }: { step: string }) => step === 'reminded',
      );

    it('are sent to the contact for invoices, once, and then stand in the history', async () => {
      await vireo.addAccount(server.port);
      const id = await overdue();
      const { attachments } = await practice.get(`/invoices/${id}/reminder`);
      const queued = await remind(id);
      await vireo.settle();
      const again = await remind(id);
      await vireo.settle();
      const [accepted] = server.accepted;
      assert.ok(accepted);
      const parsed = await server.parse(accepted);
      const [step] = await reminded(id);
      const { items } = await practice.get(`/invoices/${id}/reminders`);

      assert.deepEqual([queued.status, queued.body.state, again.status], [201, 'queued', 409]);
      assert.equal(server.accepted.length, 1);
      assert.deepEqual(
        [items.length, items[0].state, items[0].text.trim()],
        [1, 'sent', parsed.text?.trim()],
      );
      assert.deepEqual(accepted.to, ['rechnung@nordwind.example']);
      assert.match(parsed.subject ?? '', /^Reminder: invoice /);
      const [pdf] = parsed.attachments;
      assert.deepEqual([parsed.attachments.length, pdf?.contentType], [1, 'application/pdf']);
      assert.deepEqual([pdf?.filename], attachments);
      assert.equal(pdf?.content.subarray(0, 5).toString(), '%PDF-');
      assert.match(parsed.text ?? '', /Open amount: €119\.00/);
      assert.deepEqual([step.to, step.via, step.date], ['rechnung@nordwind.example', 'email', '2026-11-09']);
      assert.equal((await planOf(id)).step, 2);
    });

    it('need an account, and an address', async () => {
      const id = await overdue();
      const none = await remind(id);

      assert.deepEqual([none.status, none.body.error.code], [409, 'state_forbids']);
      assert.match(none.body.error.message, /No mail account/);
      assert.equal((await planOf(id)).step, 1);
    });

    it('are dropped, and may be written again, where they no longer hold once the password is at hand', async () => {
      const account = await vireo.addAccount(server.port, {}, '');
      const [paid, partly, paused] = [await overdue(), await overdue(), await overdue()];
      for (const id of [paid, partly, paused]) requireOk(await remind(id));
      await vireo.settle();
      const waiting = await reminded(paid);
      await practice.pay(paid);
      await practice.pay(partly, 1_900);
      requireOk(
        await vireo.ask('POST', `/invoices/${paused}/reminder/pause`, { body: { reason: 'Disputed' } }),
      );
      requireOk(await vireo.ask('PUT', `/mail/accounts/${account}/password`, { body: { password } }));
      await vireo.settleAll();

      assert.deepEqual(waiting, []);
      assert.deepEqual(server.accepted, []);
      assert.deepEqual(
        [await whyDropped(paid), await whyDropped(partly), await whyDropped(paused)],
        [
          'The invoice is paid.',
          'What is open has changed since it was written.',
          'Reminders of this invoice are paused: Disputed',
        ],
      );
      assert.deepEqual((await planOf(paid)).because, 'paid');
      assert.deepEqual([(await planOf(partly)).state, (await planOf(partly)).step], ['ready', 1]);
      requireOk(await remind(partly));
      await vireo.settle();
      const [accepted] = server.accepted;
      assert.ok(accepted);
      assert.match((await server.parse(accepted)).text ?? '', /Open amount: €100\.00/);
    });

    const mailOf = async (subject: RegExp) => {
      const { items } = requireOk(await vireo.ask('GET', '/mail/outbox')).body;
      return items.find((mail: { subject: string }) => subject.test(mail.subject));
    };
    const enterPassword = async (account: string) => {
      requireOk(await vireo.ask('PUT', `/mail/accounts/${account}/password`, { body: { password } }));
      await vireo.settle();
    };
    const daysSent = () => server.accepted.map(() => new Date(vireo.clock.now).toISOString());

    it('wait for the morning of a working day where the password comes at night', async () => {
      const account = await vireo.addAccount(server.port, {}, '');
      const id = await overdue();
      requireOk(await remind(id));
      await vireo.settle();
      vireo.clock.now = at('2026-11-13T20:00:00Z');
      await enterPassword(account);
      const waiting = await mailOf(/^Reminder/);
      const early = server.accepted.length;
      await vireo.settleAll();

      assert.deepEqual(
        [early, waiting.state, waiting.fault, waiting.nextAt, waiting.attempts],
        [0, 'queued', 'not_yet', '2026-11-16T07:00:00.000Z', 0],
      );
      assert.deepEqual(daysSent(), ['2026-11-16T07:00:00.000Z']);
      assert.equal((await reminded(id))[0].date, '2026-11-16');
    });

    it('are dropped where their deadline is too near by the day on which they may leave', async () => {
      const account = await vireo.addAccount(server.port, {}, '');
      const id = await overdue();
      const short = { steps: [{ afterDays: 7 }], deadlineDays: 7 };
      requireOk(await vireo.ask('PUT', '/reminder-rules', { body: short }));
      requireOk(await remind(id));
      await vireo.settle();
      // A Friday evening: the deadline is the Monday.
      vireo.clock.now = at('2026-11-13T20:00:00Z');
      await enterPassword(account);
      const dropped = await mailOf(/^Reminder/);

      assert.deepEqual([dropped.state, server.accepted.length], ['dropped', 0]);
      assert.match(dropped.dropText, /too near/);
    });

    it('are taken from a person at night, say when they leave, and are written for that day', async () => {
      await vireo.addAccount(server.port);
      const id = await overdue();
      vireo.clock.now = at('2026-11-13T20:00:00Z');
      const { leavesAt, letter } = await practice.get(`/invoices/${id}/reminder`);
      const { body } = requireOk(await remind(id));
      await vireo.settle();
      const early = server.accepted.length;
      await vireo.settleAll();
      const { items } = await practice.get(`/invoices/${id}/reminders`);

      assert.deepEqual(
        [leavesAt, body.leavesAt, body.writtenOn, body.deadline],
        ['2026-11-16T07:00:00.000Z', leavesAt, '2026-11-16', letter.deadline],
      );
      assert.deepEqual([early, daysSent()], [0, [leavesAt]]);
      assert.deepEqual([items[0].state, items[0].leavesAt, items[0].bySelf], ['sent', null, false]);
    });

    it('wait a week after the invoice itself was mailed, whatever became of that mail', async () => {
      await vireo.addAccount(server.port);
      const id = await overdue();
      vireo.clock.now = at('2026-11-06T10:00:00Z');
      server.beforeReply = async () => {
        server.beforeReply = async () => undefined;
        server.cutAll();
      };
      requireOk(await vireo.ask('POST', `/invoices/${id}/mail`, { body: {} }));
      await vireo.settleAll();
      const unknown = await mailOf(/^Invoice/);
      vireo.clock.now = at('2026-11-09T10:00:00Z');
      const plan = await planOf(id);
      const { items } = await practice.get('/reminders');

      assert.equal(unknown.state, 'may_have_been_sent');
      assert.deepEqual([plan.state, plan.on, items[0].plan.on], ['scheduled', '2026-11-13', '2026-11-13']);
    });

    it('wait a week where the invoice is mailed again while they wait', async () => {
      const account = await vireo.addAccount(server.port, {}, '');
      const id = await overdue();
      requireOk(await remind(id));
      vireo.clock.now = at('2026-11-10T10:00:00Z');
      requireOk(await vireo.ask('POST', `/invoices/${id}/mail`, { body: {} }));
      await vireo.settle();
      await enterPassword(account);
      const first = server.accepted.length;
      const waiting = await mailOf(/^Reminder/);

      assert.deepEqual([first, waiting.fault, waiting.nextAt], [1, 'not_yet', '2026-11-17T07:00:00.000Z']);
    });

    it('are not written again where one may have been sent', async () => {
      await vireo.addAccount(server.port);
      const id = await overdue();
      server.beforeReply = async () => server.cutAll();
      requireOk(await remind(id));
      await vireo.settleAll();
      const { state, step } = await planOf(id);

      assert.equal(server.accepted.length, 1);
      assert.deepEqual([state, step, (await remind(id)).status], ['scheduled', 2, 409]);
    });

    const rulePath = () => `/clients/${practice.clientId}/reminder-rule`;
    const rule = { steps: [{ afterDays: 7 }, { afterDays: 21 }], sending: 'auto' };

    async function allow(): Promise<void> {
      const shown = requireOk(await vireo.ask('POST', `${rulePath()}/preview`, { body: rule })).body;
      const { consentHash } = shown;
      requireOk(await vireo.ask('PUT', rulePath(), { body: { ...rule, consentHash } }));
    }

    async function sweep(): Promise<void> {
      const kind = vireo.app.scheduleKinds.get('reminder.due');
      assert.ok(kind);
      const { organizationId } = vireo.owner;
      const signal = new AbortController().signal;
      const run = {
        scheduleId: '',
        subjectId: '',
        period: '',
        isAsked: false,
        dueAt: vireo.clock.now,
        signal,
      };
      await kind.run({ ...run, organizationId, actor: { kind: 'system', organizationId, task: 'test' } });
      await vireo.settle();
    }

    const endings: readonly (readonly [string, () => Promise<unknown>])[] = [
      [
        'was withdrawn',
        async () => await vireo.ask('PUT', rulePath(), { body: { ...rule, sending: 'ask' } }),
      ],
      ['was removed with its rule', async () => await vireo.ask('DELETE', rulePath())],
      [
        'is of other texts',
        async () => {
          await vireo.ask('PUT', rulePath(), { body: { ...rule, sending: 'ask', deadlineDays: 20 } });
          await vireo.ask('PATCH', `/organizations/${vireo.owner.organizationId}`, {
            body: { iban: 'DE02120300000000202051' },
          });
          await allow();
        },
      ],
      [
        'shows another recipient',
        async () => {
          const contact = { name: 'Mr Petersen', role: 'billing', email: 'other@nordwind.example' };
          const { items } = await practice.get(`/clients/${practice.clientId}/contacts`);
          await vireo.ask('DELETE', `/clients/${practice.clientId}/contacts/${items[0].id}`);
          await vireo.ask('POST', `/clients/${practice.clientId}/contacts`, { body: contact });
        },
      ],
    ];
    for (const [how, end] of endings)
      it(`do not leave by themselves where the consent ${how} while they wait`, async () => {
        const account = await vireo.addAccount(server.port, {}, '');
        const id = await overdue();
        await allow();
        await sweep();
        const queued = (await practice.get(`/invoices/${id}/reminders`)).items[0];
        await end();
        await enterPassword(account);
        const { items } = await practice.get(`/invoices/${id}/reminders`);

        assert.deepEqual([queued.state, queued.bySelf], ['queued', true]);
        assert.deepEqual([server.accepted.length, items[0].state], [0, 'dropped']);
        assert.match((await mailOf(/^Reminder/)).dropText, /turned off for this client, or the texts/);
        assert.deepEqual([(await planOf(id)).state, (await planOf(id)).step], ['ready', 1]);
      });

    it('leave by themselves after a wait through which the consent held', async () => {
      const account = await vireo.addAccount(server.port, {}, '');
      await overdue();
      await allow();
      await sweep();
      requireOk(await vireo.ask('PUT', rulePath(), { body: { ...rule, sending: 'ask' } }));
      await allow();
      await enterPassword(account);

      assert.equal(server.accepted.length, 1);
    });

    it('leave by themselves where their texts were seen, once, and to nobody else', async () => {
      await vireo.addAccount(server.port);
      const id = await overdue();
      await sweep();
      const unasked = server.accepted.length;
      await allow();
      await sweep();
      await sweep();
      const once = server.accepted.length;
      vireo.clock.now = at('2026-11-23T22:00:00Z');
      await sweep();
      const atNight = server.accepted.length;
      vireo.clock.now = at('2026-11-24T10:00:00Z');
      requireOk(
        await vireo.ask('PATCH', `/organizations/${vireo.owner.organizationId}`, {
          body: { iban: 'DE02120300000000202051' },
        }),
      );
      await sweep();

      assert.deepEqual([unasked, once, atNight, server.accepted.length], [0, 1, 1, 1]);
      assert.deepEqual([(await planOf(id)).state, (await planOf(id)).bySelf], ['ready', false]);
    });
  });
});
