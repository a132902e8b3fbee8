/** What is open or under way keeps nothing of rights that were changed: each holder by each kind of change (HOUSE 20). */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import type { WebSocket } from 'ws';
import { waitFor } from '../../test/support/wait-for.ts';
import type { ModelGateway } from './platform/models/gateway.ts';
import type { Schema } from './schema.ts';
import { requireOk } from './testing/billing-practice.ts';
import { onPickedDatabase } from './testing/databases.ts';
import { serverMigrations } from './testing/team/server-migrations.ts';
import { bearer, createTeamApp, publicUrl, type TeamApp } from './testing/team/team-app.ts';

const changes = ['role', 'project', 'scopes', 'deactivation', 'sign-out', 'nothing'] as const;
type Change = (typeof changes)[number];

/** A model that has begun to answer, and goes on when the test lets it. */
function createHeldModel() {
  const goOn = Promise.withResolvers<void>();
  const begun: string[] = [];
  const models: ModelGateway = {
    isSetUp: async () => true,
    async *stream({ messageId }) {
      begun.push(messageId);
      yield { type: 'text', text: 'Let me see. ' };
      await goOn.promise;
      yield { type: 'text', text: 'What only the past could read.' };
    },
  };
  return { models, begun, goOn: () => goOn.resolve() };
}

interface Holder {
  readonly userId: string;
  readonly token: string;
  readonly keyId: string;
  readonly messageId: string;
  readonly events: WebSocket;
  readonly chat: WebSocket;
  readonly key: WebSocket;
  /** How each ended; `open` where it did not. */
  readonly ends: Record<'events' | 'chat' | 'key' | 'stream', number | 'ended' | 'open'>;
}

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('rights of the past', () => {
    let test: TeamApp;
    let model: ReturnType<typeof createHeldModel>;
    let projectId: string;
    const holders = new Map<Change, Holder>();

    const socket = async (path: string, token: string): Promise<WebSocket> =>
      await test.app.injectWS(`/api/v1/ws/${path}`.replace('/ws/chat', '/ai/chat'), {
        headers: bearer(token),
      });

    async function join(change: Change): Promise<{ readonly userId: string; readonly token: string }> {
      const email = `${change}@example.net`;
      const invited = requireOk(
        await test.ask('POST', '/invitations', { body: { email, role: 'user' } }),
      ).body;
      const token = /#([\w-]+)/.exec(invited.link)?.[1];
      const body = { token, name: change, password: 'eight lorries over the hill' };
      const joined = requireOk(await test.program('POST', '/auth/join', { body })).body;
      return { userId: joined.account.userId, token: joined.access.accessToken };
    }

    async function hold(change: Change): Promise<Holder> {
      const { userId, token } = await join(change);
      const headers = bearer(token);
      const made = await test.program('POST', '/keys', {
        headers,
        body: { name: change, scopes: ['event:read', 'project:read'] },
      });
      const { id: keyId, key: secret } = requireOk(made).body;
      const [events, chat, key] = [
        await socket('notifications', token),
        await socket('chat', token),
        await socket('notifications', secret),
      ];
      const ends: Holder['ends'] = { events: 'open', chat: 'open', key: 'open', stream: 'open' };
      for (const [name, each] of Object.entries({ events, chat, key }))
        each.on('close', (code) => Object.assign(ends, { [name]: code }));
      const messageId = newId();
      const ask = { messageId, sessionId: newId(), text: 'What is unbilled?', zone: 'UTC', model: 'auto' };
      const streamed = await test.app.inject({
        method: 'POST',
        url: '/api/v1/ai/messages',
        headers: { host: 'time.example.com', ...headers },
        payload: ask,
        payloadAsStream: true,
      });
      const stream = streamed.stream();
      stream.on('error', () => undefined);
      stream.on('close', () => Object.assign(ends, { stream: 'ended' }));
      stream.resume();
      return { userId, token, keyId, messageId, events, chat, key, ends };
    }

    async function apply(change: Change, { userId, token, keyId }: Holder): Promise<void> {
      const rows = test.database.query;
      switch (change) {
        case 'role':
          requireOk(await test.ask('PATCH', `/users/${userId}`, { body: { role: 'viewer' } }));
          break;
        case 'project':
          requireOk(
            await test.ask('PUT', `/projects/${projectId}/members/${userId}`, { body: { role: 'member' } }),
          );
          break;
        case 'scopes':
          // By another process: no route takes a scope from a key.
          await rows
            .updateTable('api_keys')
            .set({ scopes: '["event:read"]' })
            .where('id', '=', keyId)
            .execute();
          break;
        case 'deactivation':
          requireOk(await test.ask('POST', `/users/${userId}/deactivate`));
          break;
        case 'sign-out':
          requireOk(await test.program('POST', '/auth/logout', { headers: bearer(token) }));
          break;
        case 'nothing':
          break;
      }
    }

    const expected: Readonly<Record<Change, Holder['ends']>> = {
      role: { events: 4403, chat: 4403, key: 4403, stream: 'ended' },
      project: { events: 4403, chat: 4403, key: 4403, stream: 'ended' },
      scopes: { events: 'open', chat: 'open', key: 4403, stream: 'open' },
      deactivation: { events: 4401, chat: 4401, key: 4401, stream: 'ended' },
      'sign-out': { events: 4401, chat: 4401, key: 'open', stream: 'ended' },
      nothing: { events: 'open', chat: 'open', key: 'open', stream: 'open' },
    };

    before(async () => {
      model = createHeldModel();
      test = await createTeamApp(await open(), { upTo: 'coach', publicUrl, coach: { models: model.models } });
      await test.app.ready();
      await test.setUp();
      ({ projectId } = await test.createProject({ withMembers: false }));
      for (const change of changes) holders.set(change, await hold(change));
      await waitFor(() => model.begun.length === changes.length, 'all answers to begin');
      for (const [change, holder] of holders) await apply(change, holder);
      await waitFor(
        () =>
          [...holders].every(([change, { ends }]) =>
            Object.entries(expected[change]).every(([name, end]) => end === Reflect.get(ends, name)),
          ),
        'every connection to end that should',
      ).catch(() => undefined);
    });
    after(async () => {
      model.goOn();
      for (const { events, chat, key } of holders.values())
        for (const each of [events, chat, key]) each.terminate();
      await test.app.close();
    });

    for (const change of changes)
      it(`are held by no connection after a change of: ${change}`, () => {
        assert.deepEqual(holders.get(change)?.ends, expected[change]);
      });

    it('show nobody the rest of an answer that another role began', async () => {
      test.clock.now += 1_000;
      model.goOn();
      const stateOf = async (change: Change) => {
        const { messageId = '' } = holders.get(change) ?? {};
        const row = await test.database.query
          .selectFrom('coach_messages')
          .select(['state', 'answer_text'])
          .where('id', '=', messageId)
          .executeTakeFirstOrThrow();
        return { state: row.state, text: row.answer_text?.trim() };
      };
      const cut = { state: 'failed', text: 'Let me see.' };
      const whole = { state: 'done', text: 'Let me see. What only the past could read.' };
      await waitFor(
        async () => (await Promise.all(changes.map(stateOf))).every(({ state }) => state !== 'streaming'),
        'all answers to end',
      );

      const states = Object.fromEntries(
        await Promise.all(changes.map(async (change) => [change, await stateOf(change)])),
      );
      assert.deepEqual(states, {
        role: cut,
        project: whole,
        scopes: whole,
        deactivation: cut,
        'sign-out': cut,
        nothing: whole,
      });
    });

    it('give way to those of now: a new member hears of the project on the next line', async () => {
      const { token = '' } = holders.get('project') ?? {};
      const again = await socket('notifications', token);
      const heard: unknown[] = [];
      again.on('message', (data) => heard.push(JSON.parse(String(data))));

      const body = { name: 'API rewrite, second part' };
      requireOk(await test.ask('PATCH', `/projects/${projectId}`, { body }));

      await waitFor(() => heard.some((each) => Reflect.get(Object(each), 'id') === projectId), 'the project');
      again.terminate();
    });
  });
});
