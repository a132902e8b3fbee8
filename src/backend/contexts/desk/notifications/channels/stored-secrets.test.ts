import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { migrations } from '../../../../migrations/index.ts';
import type { Database } from '../../../../platform/db/database.ts';
import { createSeal, type InstallationKey, keyInMemory } from '../../../../platform/secrets/seal.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../../../testing/mail/mail-practice.ts';
import { unsubscribeUrlOf } from '../unsubscribe/unsubscribe-link.ts';

interface Heard {
  readonly headers: Record<string, string>;
  readonly body: string;
}

const missing = 'Its secret is not here: enter or make a new one.';

describe('secrets of notifications', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let database: Database<Schema>;
    let vireo: MailPractice;
    let hook: Server;
    let url: string;
    let heard: Heard[];
    let key: InstallationKey;
    const here = keyInMemory();

    beforeEach(async () => {
      heard = [];
      hook = createServer(async (request, reply) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const body = Buffer.concat(chunks).toString();
        heard.push({ headers: request.headers as Record<string, string>, body });
        reply.writeHead(204).end();
      });
      await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`;
      database = await open();
      await start(here);
    });
    afterEach(async () => {
      await vireo.app.close();
      await new Promise((resolve) => hook.close(resolve));
    });

    async function start(installationKey: InstallationKey): Promise<void> {
      key = installationKey;
      const publicUrl = 'https://vireo.example';
      vireo = await createMailPractice(database, { upTo: 'desk', publicUrl, installationKey });
    }
    /** As a restore on another machine does, or a move back. */
    async function restart(installationKey: InstallationKey): Promise<void> {
      await vireo.app.close();
      await start(installationKey);
    }
    const add = async () =>
      requireOk(await vireo.ask('POST', '/notifications/webhooks', { body: { url } })).body;
    const list = async () => requireOk(await vireo.ask('GET', '/notifications/webhooks')).body.items;
    const stored = async () =>
      (await database.query.selectFrom('notification_webhooks').select('secret').execute()).map(
        ({ secret }) => secret,
      );
    async function sendTest(): Promise<unknown> {
      requireOk(await vireo.ask('POST', '/notifications/send', { body: { channels: ['webhook'] } }));
      await vireo.settle();
      const { items } = requireOk(await vireo.ask('GET', '/notifications/deliveries')).body;
      return [items[0].state, items[0].reason];
    }
    const isSignedBy = (secret: string, { headers, body }: Heard) =>
      new Webhook(secret).sign(
        String(headers['webhook-id']),
        new Date(Number(headers['webhook-timestamp']) * 1_000),
        body,
      ) === headers['webhook-signature'];
    const linkOf = async () => {
      const { reads, writes } = vireo.app.mail.ports;
      const ports = { reads, writes, seal: createSeal(key), publicUrl: 'https://vireo.example' };
      const from = { organizationId: vireo.owner.organizationId, userId: vireo.owner.userId, what: 'digest' };
      return new URL((await unsubscribeUrlOf(ports, from)) ?? '').pathname;
    };
    const click = async (method: 'GET' | 'POST', path: string) =>
      await vireo.app.inject({
        method,
        url: path,
        headers: { host: '127.0.0.1', 'content-type': 'application/x-www-form-urlencoded' },
        ...(method === 'POST' && { payload: 'List-Unsubscribe=One-Click' }),
      });

    it('stand nowhere in the database', async () => {
      const { secret } = await add();
      await linkOf();
      const keys = await database.query.selectFrom('notification_keys').select('secret').execute();

      assert.match(secret, /^whsec_/);
      const kept = [...(await stored()), ...keys.map((each) => each.secret)];
      assert.equal(kept.length, 2);
      for (const each of kept) assert.match(each, /^sealed:1:/);
      assert.deepEqual(await sendTest(), ['sent', null]);
      assert.ok(heard[0] && isSignedBy(secret, heard[0]));
    });

    it('are asked for where their key is not here, and nothing is signed or sent without', async () => {
      await add();
      await restart(keyInMemory());
      const [webhook] = await list();

      assert.equal(webhook.signing, 'missing');
      assert.deepEqual(await sendTest(), ['failed', missing]);
      assert.deepEqual(heard, []);
    });

    it('work again where the key is back', async () => {
      const { secret } = await add();
      await restart(keyInMemory());
      await restart(here);

      assert.equal((await list())[0].signing, 'ready');
      assert.deepEqual(await sendTest(), ['sent', null]);
      assert.ok(heard[0] && isSignedBy(secret, heard[0]));
    });

    it('are entered or made again, by their own person alone', async () => {
      const { id, secret } = await add();
      await restart(keyInMemory());
      const path = `/notifications/webhooks/${id}/secret`;
      const foreign = await vireo.ask('PUT', path, { as: 'approver', body: {} });
      const short = await vireo.ask('PUT', path, { body: { secret: 'whsec_short' } });
      const made = requireOk(await vireo.ask('PUT', path, { body: {} })).body;
      await sendTest();
      const entered = requireOk(await vireo.ask('PUT', path, { body: { secret } })).body;
      await sendTest();

      assert.deepEqual([foreign.status, short.status], [404, 422]);
      assert.notEqual(made.secret, secret);
      assert.deepEqual([entered.secret, entered.signing], [secret, 'ready']);
      const [first, second] = heard;
      assert.ok(first && second);
      assert.deepEqual([isSignedBy(made.secret, first), isSignedBy(secret, second)], [true, true]);
    });

    it('that an older version kept plain are sealed at the next start, and stay the same', async () => {
      const { secret } = await add();
      const plain = 'a2V5IG9mIGxpbmtzIGluIG1haWxz';
      const link = await linkOf();
      await database.query.updateTable('notification_webhooks').set({ secret }).execute();
      await database.query.updateTable('notification_keys').set({ secret: plain }).execute();
      const replaced = await click('GET', link);
      const before = await linkOf();
      await restart(here);
      const [kept] = await database.query.selectFrom('notification_keys').selectAll().execute();

      assert.equal(replaced.statusCode, 404);
      assert.match([...(await stored()), kept?.secret].join(' '), /^sealed:1:\S+ sealed:1:\S+$/);
      assert.equal(await linkOf(), before);
      assert.deepEqual(await sendTest(), ['sent', null]);
      assert.ok(heard[0] && isSignedBy(secret, heard[0]));
    });

    it('of links: old ones change nothing and say so, and new mail has new ones', async () => {
      const old = await linkOf();
      await restart(keyInMemory());
      const digest = { on: true, at: '12:00' };
      requireOk(await vireo.ask('PUT', '/notifications/preferences', { body: { digest } }));
      const replies = [await click('GET', old), await click('POST', old)];
      const fresh = await linkOf();
      const isOn = async () => requireOk(await vireo.ask('GET', '/notifications/preferences')).body.digest.on;
      const before = await isOn();
      const ended = await click('POST', fresh);

      for (const { statusCode, payload, headers } of replies) {
        assert.equal(statusCode, 404);
        assert.match(String(headers['content-type']), /^text\/html/);
        assert.match(payload, /no longer works.*funktioniert nicht mehr/s);
      }
      assert.deepEqual([before, ended.statusCode, await isOn()], [true, 200, false]);
      assert.notEqual(fresh, old);
    });
  });
});
