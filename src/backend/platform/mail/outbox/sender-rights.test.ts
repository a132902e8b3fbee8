import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Permission } from '../../../../domain/authorization.ts';
import type { Actor, Person } from '../../../../domain/policy/actor.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../testing/mail/mail-server.ts';

interface Case {
  readonly who: string;
  readonly role: string;
  readonly permission: Permission;
  /** What takes their rights away. */
  readonly lose: (userId: string) => Promise<unknown>;
  readonly isKey?: true;
}

onEveryDatabase<Schema>(migrations, (_kind, open) => {
  describe('a waiting mail whose sender has lost the right to send it', () => {
    let practice: MailPractice;
    let server: MailServer;
    let account: string;

    beforeEach(async () => {
      server = await startMailServer();
      practice = await createMailPractice(await open());
      account = await practice.addAccount(server.port, {}, '');
    });
    afterEach(async () => {
      await practice.app.close();
      await server.close();
    });

    const setUser = (change: object) => async (userId: string) =>
      await practice.database.query.updateTable('users').set(change).where('id', '=', userId).execute();
    const setKeys = (change: object) => async () =>
      await practice.database.query.updateTable('api_keys').set(change).execute();
    const viewer = setUser({ role: 'viewer' });

    const cases: readonly Case[] = [
      { who: 'member', role: 'user', permission: 'time:write', lose: viewer },
      { who: 'lead', role: 'user', permission: 'project:write', lose: viewer },
      { who: 'approver', role: 'approver', permission: 'timesheet:decide', lose: viewer },
      { who: 'billing administrator', role: 'billing_admin', permission: 'invoice:send', lose: viewer },
      {
        who: 'member who left',
        role: 'user',
        permission: 'time:write',
        lose: (id) => setUser({ deactivated_at: 1 })(id),
      },
      {
        who: 'key that lost its scope',
        role: 'user',
        permission: 'time:write',
        isKey: true,
        lose: () => setKeys({ scopes: '["time:read"]' })(),
      },
      {
        who: 'key that was revoked',
        role: 'user',
        permission: 'time:write',
        isKey: true,
        lose: () => setKeys({ revoked_at: 1 })(),
      },
      {
        who: 'key of a member who is none any more',
        role: 'user',
        permission: 'time:write',
        isKey: true,
        lose: viewer,
      },
    ];

    const senderOf = async ({ role, isKey }: Pick<Case, 'role' | 'isKey'>): Promise<Person> => {
      const { organizationId } = practice.owner;
      const { id: userId } = await practice.database.query
        .selectFrom('users')
        .select('id')
        .where('role', '=', role as 'user')
        .where('organization_id', '=', organizationId)
        .executeTakeFirstOrThrow();
      const person = { organizationId, userId, role: role as 'user' } as const;
      if (isKey !== true) return { kind: 'user', ...person };
      const body = { name: 'Sender', scopes: ['time:read', 'time:write'] };
      const { id: keyId } = requireOk(await practice.ask('POST', '/keys', { body, as: 'user' })).body;
      const { prefix } = await practice.database.query
        .selectFrom('api_key_secrets')
        .select('prefix')
        .executeTakeFirstOrThrow();
      return { kind: 'key', keyId, prefix, permissions: ['time:read', 'time:write'], ...person };
    };

    const queueAs = async (actor: Actor, kind: string): Promise<string> => {
      const mail = { kind, to: [{ address: 'a@example.net' }], subject: 'Hours', text: 'Hello' };
      const { id } = await practice.app.mail.ports.unitOfWork.write(
        actor,
        async (work) => await practice.app.mail.enqueue(work, mail),
      );
      return id;
    };
    const handPassword = async () => {
      requireOk(
        await practice.ask('PUT', `/mail/accounts/${account}/password`, { body: { password: 'secret' } }),
      );
      await practice.settle();
    };

    for (const { who, lose, ...of } of cases)
      it(`waits for an administrator: ${who}`, async () => {
        practice.app.mail.declare({ name: 'test.sent', afterUnknownEnd: 'ask', permission: of.permission });
        const sender = await senderOf(of);
        const [lost, owners] = [
          await queueAs(sender, 'test.sent'),
          await queueAs(practice.owner, 'test.sent'),
        ];
        await practice.settle();
        await lose(sender.userId);
        await handPassword();
        const [waits, sent] = [await practice.find(lost), await practice.find(owners)];
        const taken = server.accepted.length;
        const refused = await practice.ask('POST', `/mail/outbox/${lost}/release`, { as: 'billing_admin' });
        requireOk(await practice.ask('POST', `/mail/outbox/${lost}/release`));
        await practice.settle();

        assert.deepEqual(
          [waits.state, waits['fault'], waits['nextAt'], waits['attempts'], sent.state, taken],
          ['queued', 'rights_missing', null, 0, 'sent', 1],
        );
        assert.match(String(waits['message']), /An administrator releases it/);
        assert.deepEqual([refused.status, (await practice.find(lost)).state], [403, 'sent']);
      });

    it('leaves where the right is still there, and where the product itself sent it', async () => {
      practice.app.mail.declare({ name: 'test.sent', afterUnknownEnd: 'ask', permission: 'time:write' });
      const { organizationId } = practice.owner;
      const ids = [
        await queueAs(await senderOf({ role: 'user' }), 'test.sent'),
        await queueAs(await senderOf({ role: 'user', isKey: true }), 'test.sent'),
        await queueAs({ kind: 'system', organizationId, task: 'test' }, 'test.sent'),
      ];
      await practice.settle();
      await handPassword();

      const states = await Promise.all(ids.map(async (id) => (await practice.find(id)).state));
      assert.deepEqual(states, ['sent', 'sent', 'sent']);
    });

    it('waits where what it is about is no longer within the reach of its sender', async () => {
      let isReached = true;
      practice.app.mail.declare({
        name: 'test.sent',
        afterUnknownEnd: 'ask',
        isReached: async (reads) => reads.actor.kind === 'user' && isReached,
      });
      const sender = await senderOf({ role: 'user' });
      const first = await queueAs(sender, 'test.sent');
      await practice.settle();
      await handPassword();
      isReached = false;
      const second = await queueAs(sender, 'test.sent');
      await practice.settle();

      const found = [await practice.find(first), await practice.find(second)];
      assert.deepEqual(
        found.map(({ state, fault }) => [state, fault]),
        [
          ['sent', null],
          ['queued', 'rights_missing'],
        ],
      );
    });
  });
});
