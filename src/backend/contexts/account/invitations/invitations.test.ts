import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { portsOf } from '../../../testing/reach/slice-ports.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import { account } from '../context.ts';

const dayMs = 86_400_000;

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('invitations', () => {
    let test: TestApp;

    beforeEach(async () => {
      test = await createTestApp(await open(), {
        upTo: 'account',
        publicUrl: 'https://team.practice.example',
      });
    });
    afterEach(() => test.close());

    const invite = async (body: object = {}, as?: 'user') =>
      await test.ask('POST', '/invitations', {
        ...(as && { as }),
        body: { email: 'Ida@Practice.example', role: 'approver', ...body },
      });
    const secretOf = (link: string) => new URL(link).hash.slice(1);
    const system = (organizationId: string) =>
      ({ kind: 'system', organizationId, task: 'invitations' }) as const;
    const find = async (secret: string) => {
      const reads = portsOf(test).reads(system(''));
      return await account.findInvitation(reads, secret, test.clock.now);
    };
    const accept = async (secret: string, name = 'Ida Lund') => {
      const invitation = await find(secret);
      assert.ok(invitation, 'there is such an invitation');
      return await portsOf(test).unitOfWork.write(
        system(invitation.organizationId),
        async (work) =>
          await account.acceptInvitation(work, { invitation, name, email: invitation.email, language: null }),
      );
    };
    const stateOf = async (id: string) => (await test.ask('GET', `/invitations/${id}`)).body.state;

    it('say who has the address already, and how a deactivated person returns', async () => {
      const address = 'Ida@practice.example';
      const person = await test.ask('POST', '/users', {
        body: { name: 'Ida Lund', role: 'user', email: address },
      });
      assert.equal(person.status, 201, JSON.stringify(person.body));
      const active = await invite();
      assert.deepEqual(
        [active.status, active.body.error.message],
        [409, 'Ida Lund of your organization has this address.'],
      );
      const off = await test.ask('POST', `/users/${person.body.id}/deactivate`);
      assert.equal(off.status, 200, JSON.stringify(off.body));

      const { status, body } = await invite();
      assert.equal(status, 409);
      assert.match(body.error.message, /^Ida Lund has this address and was deactivated\. Reactivate them/);
    });

    it('show what opens them once, and keep a hash of it alone', async () => {
      const id = newId();
      const { status, body, headers } = await invite({ id });
      const again = await invite({ id });

      assert.deepEqual([status, again.status, again.body.link], [201, 200, null]);
      assert.match(body.link, /^https:\/\/team\.practice\.example\/join#[\w-]{43}$/);
      assert.deepEqual(
        [body.email, body.role, body.state, body.isMailed, headers['cache-control']],
        ['ida@practice.example', 'approver', 'pending', false, 'no-store'],
      );
      const secret = secretOf(body.link);
      const kept = [
        await test.database.query.selectFrom('invitations').selectAll().execute(),
        await test.database.query.selectFrom('events').selectAll().execute(),
        await test.database.query.selectFrom('event_contents').selectAll().execute(),
        (await test.ask('GET', '/invitations')).body,
      ];
      assert.ok(!JSON.stringify(kept).includes(secret));
    });

    it('make a member with their role, once', async () => {
      const { body } = await invite();
      const secret = secretOf(body.link);

      const userId = await accept(secret);

      const { body: user } = await test.ask('GET', `/users/${userId}`);
      assert.deepEqual(
        [user.name, user.email, user.role, user.deactivatedAt],
        ['Ida Lund', 'ida@practice.example', 'approver', null],
      );
      assert.equal(await stateOf(body.id), 'accepted');
      await assert.rejects(accept(secret), /was accepted/);
      assert.equal((await test.ask('POST', `/invitations/${body.id}/resend`)).status, 409);
      assert.equal((await test.ask('DELETE', `/invitations/${body.id}`)).status, 409);
      const types = (await test.ask('GET', '/events?limit=100')).body.items.map(
        ({ type }: { type: string }) => type,
      );
      assert.deepEqual(types.slice(-3), ['invitation.created', 'user.created', 'invitation.accepted']);
    });

    it('let one of those in who accept at once', async () => {
      const { body } = await invite();
      const people = (await test.ask('GET', '/users?limit=100')).body.items.length;

      const ended = await Promise.allSettled(
        Array.from({ length: 6 }, async (_none, at) => await accept(secretOf(body.link), `Ida ${at}`)),
      );

      assert.equal(ended.filter(({ status }) => status === 'fulfilled').length, 1);
      assert.equal((await test.ask('GET', '/users?limit=100')).body.items.length, people + 1);
    });

    it('hold for seven days, and for seven more when they are sent again, by the new link alone', async () => {
      const { body } = await invite();
      const old = secretOf(body.link);
      test.clock.now += 7 * dayMs - 1;
      assert.equal((await find(old))?.state, 'pending');
      test.clock.now += 1;
      assert.equal(await stateOf(body.id), 'expired');
      await assert.rejects(accept(old), /has expired/);

      const { body: sent } = await test.ask('POST', `/invitations/${body.id}/resend`);

      assert.notEqual(secretOf(sent.link), old);
      assert.equal(await find(old), undefined);
      test.clock.now += 6 * dayMs;
      await accept(secretOf(sent.link));
    });

    it('open nothing once they are revoked, nor when one is revoked as it is accepted', async () => {
      const { body } = await invite();
      assert.equal((await test.ask('DELETE', `/invitations/${body.id}`)).status, 204);
      assert.equal((await test.ask('DELETE', `/invitations/${body.id}`)).status, 204);
      await assert.rejects(accept(secretOf(body.link)), /was revoked/);

      const { body: next } = await invite();
      const [accepted, revoked] = await Promise.allSettled([
        accept(secretOf(next.link)),
        test.ask('DELETE', `/invitations/${next.id}`),
      ]);
      const isIn = accepted.status === 'fulfilled';
      assert.equal(await stateOf(next.id), isIn ? 'accepted' : 'revoked');
      assert.equal(revoked.status === 'fulfilled' && revoked.value.status, isIn ? 409 : 204);
    });

    it('give no more than who invites has, and nothing once that is less', async () => {
      assert.equal((await invite({ role: 'super_admin' })).status, 403);
      assert.equal((await invite({ role: 'client' })).status, 403);
      assert.equal((await invite({}, 'user')).status, 403);
      const { body } = await invite();
      await test.database.query
        .updateTable('users')
        .set({ role: 'viewer' })
        .where('id', '=', test.owner.userId)
        .execute();

      await assert.rejects(accept(secretOf(body.link)), /does not hold any more/);
    });

    it('are one an address, and none for who is there', async () => {
      const first = await invite();
      const second = await invite({ email: 'ida@practice.EXAMPLE' });
      assert.deepEqual([first.status, second.status], [201, 409]);
      await accept(secretOf(first.body.link));
      assert.equal((await invite()).status, 409);
    });

    it('are unknown by any other secret, and of another organization', async () => {
      const { body } = await invite();
      const secret = secretOf(body.link);
      for (const wrong of ['', secret.slice(1), `${secret}A`, secret.toUpperCase()])
        assert.equal(await find(wrong), undefined);
      const invitation = await find(secret);
      assert.ok(invitation);
      await assert.rejects(
        portsOf(test).unitOfWork.write(
          system(test.foreigner.organizationId),
          async (work) =>
            await account.acceptInvitation(work, {
              invitation,
              name: 'Eve',
              email: 'eve@example.com',
              language: null,
            }),
        ),
        /does not hold any more/,
      );
      assert.equal((await test.ask('GET', `/invitations/${body.id}`, { as: 'foreign' })).status, 404);
    });

    it('are refused where nobody joins', async () => {
      await test.close();
      test = await createTestApp(await open(), { upTo: 'account' });

      const { status, body } = await invite();

      assert.equal(status, 409);
      assert.match(body.error.message, /^People join on a server/);
    });
  });
});
