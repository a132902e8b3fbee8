import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../../testing/mail/mail-server.ts';
import type { Delivery } from './channels.schema.ts';

interface Heard {
  readonly headers: Record<string, string>;
  readonly body: string;
}

const minute = 60_000;
const tuesday = Date.parse('2026-11-17T10:00:00Z');
const night = Date.parse('2026-11-17T21:00:00Z');

describe('notifications that leave', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: MailPractice;
    let server: MailServer;
    let hook: Server;
    let hookUrl: string;
    let heard: Heard[];
    let statuses: number[];
    let submitted = 0;

    beforeEach(async () => {
      heard = [];
      statuses = [];
      hook = createServer(async (request, reply) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        heard.push({
          headers: request.headers as Record<string, string>,
          body: Buffer.concat(chunks).toString(),
        });
        reply.writeHead(statuses.shift() ?? 204).end();
      });
      await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
      hookUrl = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`;
      server = await startMailServer();
      vireo = await createMailPractice(await open(), { upTo: 'desk', publicUrl: 'https://vireo.example' });
      vireo.clock.now = tuesday;
      await vireo.addAccount(server.port);
      await setEmail('approver', 'ada@example.net');
    });
    afterEach(async () => {
      await vireo.app.close();
      await server.close();
      await new Promise((resolve) => hook.close(resolve));
    });

    async function setEmail(role: string, email: string): Promise<void> {
      const { items } = requireOk(await vireo.ask('GET', '/users')).body;
      const { id } = items.find((user: { role: string }) => user.role === role);
      requireOk(await vireo.ask('PATCH', `/users/${id}`, { body: { email } }));
    }
    /** A week of the user, which waits for the approver. */
    async function submitWeek(): Promise<string> {
      submitted += 1;
      const { projectId } = await vireo.createProject();
      const entry = {
        projectId,
        startedAt: '2026-11-16T08:00:00Z',
        endedAt: '2026-11-16T10:00:00Z',
        zone: 'UTC',
      };
      requireOk(
        await vireo.ask('POST', '/time-entries', {
          as: 'user',
          body: { ...entry, note: `Work ${submitted}` },
        }),
      );
      const body = { weekStart: '2026-11-16' };
      const { id } = requireOk(await vireo.ask('POST', '/timesheets', { as: 'user', body })).body;
      requireOk(await vireo.ask('POST', `/timesheets/${id}/submit`, { as: 'user', body: {} }));
      await waitFor(async () => (await items()).length > 0, 'the notification');
      return id;
    }
    const items = async () =>
      requireOk(await vireo.ask('GET', '/notifications', { as: 'approver' })).body.items;
    const deliveries = async (as = 'approver'): Promise<Delivery[]> =>
      requireOk(await vireo.ask('GET', '/notifications/deliveries', { as })).body.items;
    const choose = async (body: object, as = 'approver') =>
      requireOk(await vireo.ask('PUT', '/notifications/preferences', { as, body })).body;
    /** What is due by then has left, or not. */
    async function pass(ms: number): Promise<void> {
      vireo.clock.now += ms;
      // A delivery makes a mail, and that one is sent.
      for (let round = 0; round < 3; round += 1) await vireo.settle();
    }

    it('wait some minutes as a mail, which says that a program wrote it and how it ends', async () => {
      await submitWeek();
      await pass(4 * minute);
      assert.equal(server.accepted.length, 0);
      await pass(2 * minute);
      const [accepted] = server.accepted;
      assert.ok(accepted);
      const mail = await server.parse(accepted);

      assert.equal(mail.subject, 'user submitted week 47');
      assert.equal(mail.headers.get('auto-submitted'), 'auto-generated');
      const raw = accepted.raw.toString();
      assert.match(raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
      assert.match(raw, /List-Unsubscribe: *(\r\n *)?<https:\/\/vireo\.example\/api\/v1\/unsubscribe\//);
      assert.deepEqual(
        (await deliveries()).map(({ channel, state }) => [channel, state]),
        [['email', 'sent']],
      );
      assert.deepEqual(await deliveries('user'), []);
    });

    it('are mailed in the language of the person, whatever the practice writes in', async () => {
      const users = vireo.database.query.updateTable('users');
      await users.set({ language: 'de' }).where('email', '=', 'ada@example.net').execute();
      await submitWeek();
      await pass(6 * minute);
      const [accepted] = server.accepted;
      assert.ok(accepted);
      const url = /\/api\/v1\/unsubscribe\/[^>\s]+/.exec(String(accepted.raw))?.[0] ?? '';

      assert.equal((await server.parse(accepted)).subject, 'user hat Woche 47 eingereicht');
      const { body } = await vireo.app.inject({ url });
      assert.match(body, /<html lang="de">.*Du erhältst E-Mails über <strong>Stundenzettel zur Freigabe/s);
    });

    it('are not mailed once they were read, settled or turned off in between', async () => {
      await submitWeek();
      await vireo.ask('POST', '/notifications/read', { as: 'approver', body: {} });
      await pass(6 * minute);
      const read = await deliveries();
      await choose({ types: { 'timesheet.submitted': { email: 'off' } } });
      await pass(6 * minute);

      assert.equal(server.accepted.length, 0);
      assert.deepEqual(
        read.map(({ state, reason }) => [state, reason]),
        [['dropped', 'It was read before.']],
      );
    });

    it('are not mailed to a person who may no longer see what they speak of', async () => {
      await submitWeek();
      await vireo.database.query
        .updateTable('users')
        .set({ role: 'viewer' })
        .where('email', '=', 'ada@example.net')
        .execute();
      await pass(6 * minute);

      assert.equal(server.accepted.length, 0);
      assert.deepEqual(
        (await deliveries()).map(({ state, reason }) => [state, reason]),
        [['dropped', 'The person may no longer see it.']],
      );
    });

    it('are not mailed where their cause is settled', async () => {
      const id = await submitWeek();
      requireOk(await vireo.ask('POST', `/timesheets/${id}/approve`, { as: 'approver', body: {} }));
      await waitFor(async () => (await items()).length === 0, 'no notification');
      await pass(6 * minute);

      assert.equal(server.accepted.length, 0);
      assert.equal((await deliveries())[0]?.reason, 'Its cause was settled.');
    });

    it('wait for the end of quiet hours, in the zone of the person', async () => {
      vireo.clock.now = night;
      await submitWeek();
      await pass(30 * minute);
      const waiting = await deliveries();
      await pass(11 * 60 * minute);

      assert.deepEqual(
        waiting.map(({ state, dueAt }) => [state, dueAt]),
        [['waiting', '2026-11-18T07:00:00.000Z']],
      );
      assert.equal(server.accepted.length, 1);
    });

    it('cannot be turned off where they are about security or money, and are mailed at night', async () => {
      await setEmail('org_admin', 'mara@example.net');
      const off = { types: { 'practice.account_changed': { email: 'off' } } };
      const refused = await vireo.ask('PUT', '/notifications/preferences', { body: off });
      vireo.clock.now = night;
      for (const iban of ['DE89370400440532013000', 'DE02120300000000202051'])
        requireOk(
          await vireo.ask('PATCH', `/organizations/${vireo.owner.organizationId}`, { body: { iban } }),
        );
      await waitFor(async () => (await deliveries('org_admin')).length > 0, 'a delivery');
      await pass(0);

      assert.equal(refused.status, 422);
      assert.equal(server.accepted.length, 1);
    });

    it('end by one click without a sign-in, and by a look at the link not at all', async () => {
      await submitWeek();
      await pass(6 * minute);
      const raw = String(server.accepted[0]?.raw).replaceAll(/\r\n\s+/g, ' ');
      const [, path = ''] = /List-Unsubscribe: *<https:\/\/vireo\.example([^>]+)>/.exec(raw) ?? [];
      const click = async (method: 'GET' | 'POST', url: string) =>
        await vireo.app.inject({
          method,
          url,
          headers: {
            host: '127.0.0.1',
            ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
          },
          ...(method === 'POST' && { payload: 'List-Unsubscribe=One-Click' }),
        });
      const state = async () => {
        const { types } = requireOk(
          await vireo.ask('GET', '/notifications/preferences', { as: 'approver' }),
        ).body;
        return types.find(({ type }: { type: string }) => type === 'timesheet.submitted').channels.email;
      };
      const looked = await click('GET', path);
      const before = await state();
      const forged = await click(
        'POST',
        path.replace(/.{3}$/, (last) => (last === 'AAA' ? 'BBB' : 'AAA')),
      );
      const ended = await click('POST', path);

      assert.deepEqual([looked.statusCode, before], [200, 'on']);
      assert.match(looked.payload, /<form method="post">/);
      assert.equal(forged.statusCode, 404);
      assert.deepEqual([ended.statusCode, await state()], [200, 'off']);
      assert.match(ended.payload, /no longer receive/);
    });

    describe('by webhook', () => {
      const add = async () =>
        requireOk(
          await vireo.ask('POST', '/notifications/webhooks', { as: 'approver', body: { url: hookUrl } }),
        ).body;

      it('are signed, and tried again until they are taken', async () => {
        const { secret } = await add();
        statuses = [500, 204];
        await submitWeek();
        await pass(0);
        await pass(10 * minute);
        await waitFor(
          async () =>
            (await deliveries()).some(({ state, channel }) => state === 'sent' && channel === 'webhook'),
          'the delivery',
        );

        assert.equal(heard.length, 2);
        const [first, second] = heard;
        assert.equal(first?.headers['webhook-id'], second?.headers['webhook-id']);
        const wired = new Webhook(secret);
        for (const { body, headers } of heard) {
          // The clock of the practice is not that of the library.
          const at = new Date(Number(headers['webhook-timestamp']) * 1000);
          assert.equal(wired.sign(headers['webhook-id'] ?? '', at, body), headers['webhook-signature']);
          assert.equal(JSON.parse(body).data.type, 'timesheet.submitted');
        }
      });

      it('show their secret once, and are nobody else’s', async () => {
        const { id } = await add();
        const own = requireOk(await vireo.ask('GET', '/notifications/webhooks', { as: 'approver' })).body
          .items;
        const others = requireOk(await vireo.ask('GET', '/notifications/webhooks')).body.items;
        const foreign = await vireo.ask('DELETE', `/notifications/webhooks/${id}`);

        assert.deepEqual([own.length, own[0].secret, others], [1, undefined, []]);
        assert.equal(foreign.status, 404);
        assert.equal(
          (await vireo.ask('DELETE', `/notifications/webhooks/${id}`, { as: 'approver' })).status,
          204,
        );
      });

      it('are named as what they are, by their host alone, while all that leaves rests', async () => {
        await add();
        await vireo.app.mail.ports.outgoing.rest('demo');
        vireo.clock.now = night;
        await submitWeek();
        const { items } = requireOk(await vireo.ask('GET', '/outgoing')).body;

        const ofKind = (wanted: string) =>
          items
            .filter(({ kind }: { readonly kind: string }) => kind === wanted)
            .map(({ title, to }: Record<string, unknown>) => [title, to]);
        assert.deepEqual(ofKind('webhook'), [['Timesheet to approve', new URL(hookUrl).host]]);
        assert.deepEqual(ofKind('mail')[0], ['Timesheet to approve', null]);
      });

      it('rest with all that leaves', async () => {
        await add();
        await vireo.app.mail.ports.outgoing.rest('demo');
        await submitWeek();
        await pass(10 * minute);

        assert.deepEqual([heard.length, server.accepted.length], [0, 0]);
        assert.equal((await deliveries()).find(({ channel }) => channel === 'webhook')?.state, 'dropped');
      });
    });

    it('are tried by Send Test, to oneself alone but for an administrator', async () => {
      const mine = await vireo.ask('POST', '/notifications/send', { as: 'approver', body: {} });
      const other = { type: 'invoice.overdue' };
      const refused = await vireo.ask('POST', '/notifications/send', { as: 'approver', body: other });
      const allowed = await vireo.ask('POST', '/notifications/send', {
        body: { ...other, channels: ['app'] },
      });
      await pass(0);

      assert.deepEqual([mine.status, refused.status, allowed.status], [202, 403, 202]);
      assert.deepEqual(
        mine.body.items.map(({ channel }: Delivery) => channel),
        ['app', 'email'],
      );
      assert.equal(server.accepted.length, 1);
      assert.equal((await items())[0].type, 'test');
    });

    it('come once a day in one mail where the person wants it', async () => {
      await choose({ digest: { on: true, at: '12:00' }, types: { 'timesheet.submitted': { email: 'off' } } });
      await submitWeek();
      await pass(2 * 60 * minute);
      await waitFor(async () => {
        await vireo.settle();
        return server.accepted.length === 1;
      }, 'the digest');
      const [accepted] = server.accepted;
      assert.ok(accepted);

      assert.equal((await server.parse(accepted)).subject, '1 unread notification');
      await choose({ digest: { on: false } });
      await pass(24 * 60 * minute);
      assert.equal(server.accepted.length, 1);
    });
  });
});
