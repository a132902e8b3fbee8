/**
 * Histories of reminders around their sending, against what a person would demand of each that a server took: in its hours,
 * as far apart as the rule says, step by step, over what is open at that moment, and by a consent that holds.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { leastGapDays } from '../../../../../domain/reminders/reminder-rule.ts';
import { daysBetween, localDate, localTime } from '../../../../../domain/zones.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createDyingTransport, type DyingTransport } from '../../../../testing/mail/dying-transport.ts';
import { createMailPractice, type MailPractice } from '../../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../../testing/mail/mail-server.ts';
import { createPayingPractice, type PayingPractice } from '../../../../testing/paying-practice.ts';
import {
  anyAct,
  anyStart,
  judgeOne,
  judgeOrder,
  type Mail,
  type Moment,
  type Name,
  rule,
  total,
  type Written,
} from '../../../../testing/reminders/reminder-history.ts';

const at = (instant: string) => Date.parse(instant);
const hourMs = 3_600_000;
const zone = 'Europe/Berlin';

describe('histories of reminders in the outbox', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: MailPractice;
    let server: MailServer;
    let practice: PayingPractice;
    let accountId: string;
    let contactId: string;
    let addresses = 0;
    let transport: DyingTransport;

    beforeEach(async () => {
      server = await startMailServer();
      transport = createDyingTransport();
      vireo = await createMailPractice(await open(), { upTo: 'money', mail: { transport } });
      practice = await createPayingPractice(vireo);
      accountId = await vireo.addAccount(server.port, { dailyLimit: 100_000 });
      const contact = { name: 'Ms Petersen', role: 'billing', email: 'r0@nordwind.example' };
      contactId = requireOk(await ask('POST', `/clients/${practice.clientId}/contacts`, { body: contact }))
        .body.id;
    });
    afterEach(async () => {
      await vireo.app.close();
      await server.close();
    });

    const ask: MailPractice['ask'] = (...given) => vireo.ask(...given);

    /** What a plain model and the backend do at once. */
    class Walk {
      readonly taken: Moment[] = [];
      private open = total;
      private isPaused = false;
      private isAllowed = false;
      private address: string;
      private isCut = false;
      private readonly id: string;

      constructor(id: string, address: string) {
        this.id = id;
        this.address = address;
        server.beforeReply = async () => {
          const mail = server.accepted.at(-1);
          assert.ok(mail);
          const { text = '' } = await server.parse(mail);
          this.taken.push({
            messageId: mail.messageId,
            to: mail.to,
            text,
            date: localDate(vireo.clock.now, zone),
            time: localTime(vireo.clock.now, zone),
            open: this.open,
            isPaused: this.isPaused,
            isAllowed: this.isAllowed,
            address: this.address,
          });
          if (this.isCut) server.cutAll();
          this.isCut = false;
        };
      }

      readonly acts: Readonly<Record<Name, (by: number) => Promise<unknown>>> = {
        wait: async (by) => await this.settleAt(vireo.clock.now + by * hourMs),
        back: async (by) =>
          await this.settleAt(Math.max(at('2026-11-02T10:00:00Z'), vireo.clock.now - by * hourMs)),
        sweep: async () => await this.sweep(),
        send: async () => await this.send(),
        kill: async (by) => {
          transport.death = by === 0 ? 'claimed' : 'sent';
        },
        cut: async () => {
          this.isCut = true;
        },
        later: async (by) => {
          server.replies.data = by === 0 ? '451 4.7.1 Later' : undefined;
        },
        lock: async () => requireOk(await ask('DELETE', `/mail/accounts/${accountId}/password`)),
        unlock: async () => await this.unlock(),
        pay: async (by) => {
          const minor = Math.min(by, this.open);
          if (minor === 0) return;
          await practice.pay(this.id, minor);
          this.open -= minor;
        },
        credit: async () => {
          if (this.open !== total) return;
          const { status } = await practice.credit(this.id);
          // None is dated before the last one of its series, which another history may have written.
          if (status === 422) return;
          assert.equal(status, 201);
          this.open = 0;
        },
        pause: async () => {
          if (this.open === 0) return;
          requireOk(
            await ask('POST', `/invoices/${this.id}/reminder/pause`, { body: { reason: 'Disputed' } }),
          );
          this.isPaused = true;
        },
        resume: async () => await this.resume(),
        allow: async () => {
          const shown = requireOk(await ask('POST', `${rulePath()}/preview`, { body: rule })).body;
          const { consentHash } = shown;
          requireOk(await ask('PUT', rulePath(), { body: { ...rule, consentHash } }));
          this.isAllowed = true;
        },
        withdraw: async () => {
          requireOk(await ask('PUT', rulePath(), { body: { ...rule, sending: 'ask' } }));
          this.isAllowed = false;
        },
        move: async () => {
          this.address = await moveContact();
          this.isAllowed = false;
        },
        resend: async () => {
          if (this.open > 0)
            requireOk(await ask('POST', `/invoices/${this.id}/mail`, { body: { again: true } }));
          await vireo.settle();
        },
      };

      private async settleAt(instant: number): Promise<void> {
        vireo.clock.now = instant;
        await vireo.settle();
      }

      private async unlock(): Promise<void> {
        const body = { password: 'open sesame' };
        requireOk(await ask('PUT', `/mail/accounts/${accountId}/password`, { body }));
        await vireo.settle();
      }

      private async resume(): Promise<void> {
        requireOk(await ask('POST', `/invoices/${this.id}/reminder/resume`));
        this.isPaused = false;
      }

      private async sweep(): Promise<void> {
        const kind = vireo.app.scheduleKinds.get('reminder.due');
        assert.ok(kind);
        const { organizationId } = vireo.owner;
        await kind.run({
          ...{ scheduleId: '', subjectId: '', period: '', isAsked: false, dueAt: vireo.clock.now },
          signal: new AbortController().signal,
          organizationId,
          actor: { kind: 'system', organizationId, task: 'test' },
        });
        await vireo.settle();
      }

      /** As the page does: what is shown can be sent where it says so. */
      private async send(): Promise<void> {
        const { plan, letter, leavesAt } = await practice.get(`/invoices/${this.id}/reminder`);
        const shown = letter && {
          ...{ open: letter.open, fee: letter.fee, interest: letter.interest, deadline: letter.deadline },
        };
        const body = { step: plan.step ?? 1, ...(shown && { shown }) };
        const { status } = await ask('POST', `/invoices/${this.id}/reminders`, { body });
        assert.equal(status, plan.state === 'ready' || leavesAt !== null ? 201 : 409);
        await vireo.settle();
      }

      /** Nothing stands in the way any more: whatever waits ends within weeks. */
      async finish(): Promise<void> {
        transport.death = undefined;
        this.isCut = false;
        server.replies.data = undefined;
        await this.unlock();
        await this.resume();
        for (const days of [1, 1, 1, 1, 1, 3, 3, 3, 7, 7, 7, 7]) await this.settleAt(noonIn(days));
        const { plan } = await practice.get(`/invoices/${this.id}/reminder`);
        const isOver = this.open === 0 || plan.because === 'no_step_left';
        assert.ok(isOver ? plan.state === 'nothing' : plan.step !== null, JSON.stringify(plan));
        if (this.open > 0) await practice.pay(this.id);
        this.open = 0;
      }

      async judge(): Promise<void> {
        const mails = new Map((await this.mails()).map((mail) => [mail.messageId, mail]));
        const { items } = await practice.get(`/invoices/${this.id}/reminders`);
        const written = new Map(items.map((each: Written) => [each.id, each]));
        const reminded: { readonly step: number; readonly date: string }[] = [];
        for (const [index, moment] of this.taken.entries()) {
          const mail = mails.get(moment.messageId);
          assert.ok(mail);
          if (mail.about.kind !== 'reminder') continue;
          const reminder = written.get(mail.about.id) as Written;
          judgeOne(moment, reminder);
          for (const earlier of this.taken.slice(0, index)) {
            assert.ok(
              daysBetween(earlier.date, moment.date) >= leastGapDays,
              `${earlier.date} ${moment.date}`,
            );
          }
          reminded.push({ step: reminder.step, date: moment.date });
        }
        judgeOrder(reminded);
        const live = items.filter(({ state }: Written) => state !== 'dropped');
        assert.deepEqual(
          live.map(({ step }: Written) => step),
          live.map((_: Written, index: number) => index + 1),
        );
        this.judgeEnds(items, mails);
      }

      /** The count of the server and ours agree, row by row. */
      private judgeEnds(items: readonly Written[], mails: ReadonlyMap<string, Mail>): void {
        for (const { id, state, step, writtenOn } of items) {
          const [mail] = [...mails.values()].filter(({ about }) => about.id === id);
          const taken = this.taken.filter(({ messageId }) => messageId === mail?.messageId);
          const said = `step ${step} is ${state}, its mail ${mail?.state}, taken ${taken.length} times`;
          assert.notEqual(state, 'queued', said);
          assert.ok(taken.length <= 1, said);
          if (state === 'sent') assert.deepEqual([taken[0]?.date], [writtenOn], said);
          if (state === 'dropped') assert.equal(taken.length, 0, said);
        }
      }

      private async mails(): Promise<readonly Mail[]> {
        return requireOk(await ask('GET', '/mail/outbox?limit=200')).body.items;
      }
    }

    const rulePath = () => `/clients/${practice.clientId}/reminder-rule`;

    const noonIn = (days: number) =>
      at(`${localDate(vireo.clock.now + days * 24 * hourMs, 'UTC')}T11:00:00Z`);

    async function moveContact(): Promise<string> {
      addresses += 1;
      const email = `r${addresses}@nordwind.example`;
      const path = `/clients/${practice.clientId}/contacts/${contactId}`;
      requireOk(await ask('PATCH', path, { body: { email } }));
      return email;
    }

    const histories = Number(process.env['VIREO_HISTORIES'] ?? 30);
    const seed = process.env['VIREO_SEED'];

    it('hand over only what holds, and each end in one state that the server agrees with', async function () {
      this.timeout(60_000 + histories * 5_000);
      await fc.assert(
        fc.asyncProperty(anyStart, fc.array(anyAct, { minLength: 3, maxLength: 14 }), async (start, acts) => {
          vireo.clock.now = at('2026-10-01T10:00:00Z');
          const { id } = await practice.bill();
          requireOk(await ask('POST', `/invoices/${id}/sent`, { body: {} }));
          // Its first reminder is ready that Monday.
          vireo.clock.now = at('2026-11-09T08:00:00Z');
          const walk = new Walk(id, await moveContact());
          await walk.acts.allow(0);
          for (const act of start) await walk.acts[act](0);
          for (const { act, by } of acts) await walk.acts[act as Name](by);
          await walk.finish();
          await walk.judge();
        }),
        { numRuns: histories, ...(seed !== undefined && { seed: Number(seed) }) },
      );
    });
  });
});
