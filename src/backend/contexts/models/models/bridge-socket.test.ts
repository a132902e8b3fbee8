import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { WebSocket } from 'ws';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import {
  type BridgeBackendFrame,
  bridgeBackendFrameSchema,
} from '../../../../contract/coach/model-bridge.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { type Answered, type ChatClient, openChat } from '../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { startFaultServer } from '../../../testing/models/fault-server.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const model = { id: 'copilot/gpt-x', title: 'GPT X', contextTokens: 64_000 };

interface Window {
  readonly frames: BridgeBackendFrame[];
  send(frame: unknown): void;
  close(): void;
}

describe('models of an editor window', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let chat: ChatClient;

    beforeEach(async () => {
      vireo = await createTestApp(await open(), { models: { limits: { backoffMs: 1 } } });
      chat = await openChat(vireo.app);
    });
    afterEach(async () => await vireo.app.close());

    async function openWindow(as = 'org_admin'): Promise<Window> {
      const { port } = vireo.app.server.address() as AddressInfo;
      const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/ai/bridge`, {
        headers: { authorization: `Bearer ${as}` },
      });
      const frames: BridgeBackendFrame[] = [];
      socket.on('message', (data) => frames.push(bridgeBackendFrameSchema.parse(JSON.parse(String(data)))));
      await once(socket, 'open');
      const window = {
        frames,
        send: (frame: unknown) => socket.send(JSON.stringify(frame)),
        close: () => socket.terminate(),
      };
      window.send({ type: 'models', models: [model] });
      await waitFor(() => frames.some(({ type }) => type === 'listed'), 'the models to be listed');
      return window;
    }

    const listModels = async (as = 'org_admin') => (await vireo.ask('GET', '/ai/models', { as })).body.items;

    async function askFor(window: Window, chosen = 'editor/copilot/gpt-x') {
      const messageId = newId();
      const asked = { type: 'ask', sessionId: newId(), messageId, text: 'What can I still bill?' };
      chat.send({ ...asked, locale: 'en-GB', zone: 'Europe/Berlin', model: chosen });
      await waitFor(() => window.frames.some(({ type }) => type === 'call'), 'the call of the model');
      const [call] = window.frames.filter((frame) => frame.type === 'call');
      assert.ok(call);
      return { call, callId: call.callId, ended: chat.waitForEnd(messageId) };
    }

    const noticeOf = ({ frames }: Answered): string =>
      frames.flatMap((frame) => (frame.type === 'notice' ? [frame.message] : [])).join('');

    it('are listed for the person whose window it is, free, and for nobody else', async () => {
      const window = await openWindow();

      const [listed, ...more] = await listModels();
      assert.deepEqual(
        {
          id: listed.id,
          title: listed.title,
          providerId: listed.providerId,
          privacy: listed.privacy,
          key: listed.key,
          more,
        },
        {
          id: 'editor/copilot/gpt-x',
          title: 'GPT X',
          providerId: 'editor',
          privacy: 'cloud',
          key: 'not_needed',
          more: [],
        },
      );
      assert.deepEqual(listed.price, { inputMicroUsd: 0, outputMicroUsd: 0 });
      assert.deepEqual(await listModels('user'), []);

      window.close();
      await waitFor(async () => (await listModels()).length === 0, 'the models to leave');
    });

    it('answer where they are chosen, and cost nothing', async () => {
      const window = await openWindow();
      const { call, callId, ended } = await askFor(window);
      assert.equal(call.model, 'copilot/gpt-x');
      assert.match(JSON.stringify(call.call.messages), /What can I still bill\?/);
      assert.ok(call.call.tools.length > 5);

      window.send({ type: 'part', callId, part: { type: 'text', text: 'Nothing at ' } });
      window.send({ type: 'part', callId, part: { type: 'text', text: 'all.' } });
      window.send({ type: 'end', callId, why: 'stop' });

      const { text, frames } = await ended;
      assert.equal(text, 'Nothing at all.');
      const usage = frames.find((frame) => frame.type === 'usage')?.usage;
      assert.equal(usage?.costMicroUsd, 0);
      assert.equal(usage?.title, 'GPT X');
    });

    it('answer no question of another person who names them', async () => {
      const window = await openWindow();
      const asked = { text: 'What can I still bill?', locale: 'en-GB', zone: 'Europe/Berlin' };
      const other = await openChat(vireo.app, 'user');
      const messageId = newId();
      other.send({ type: 'ask', sessionId: newId(), messageId, ...asked, model: 'editor/copilot/gpt-x' });
      const refused = noticeOf(await other.waitForEnd(messageId));
      // Of their own they ask their own.
      const theirs = await openWindow('user');
      const again = newId();
      other.send({
        type: 'ask',
        sessionId: newId(),
        messageId: again,
        ...asked,
        model: 'editor/copilot/gpt-x',
      });
      await waitFor(() => theirs.frames.some(({ type }) => type === 'call'), 'the call in their own window');

      assert.match(refused, /^No open window offers gpt-x/);
      assert.deepEqual(
        window.frames.map(({ type }) => type),
        ['listed'],
      );
    });

    it('answer nothing that nobody asked them', async () => {
      await openWindow();

      const { frames } = await chat.ask('Which invoices are overdue?');

      assert.equal(frames.find((frame) => frame.type === 'started')?.coach, 'built-in');
    });

    it('end with a sentence where consent is missing, the window closes, or is closed already', async () => {
      const window = await openWindow();
      const refused = await askFor(window);
      window.send({ type: 'fault', callId: refused.callId, code: 'wrong_key' });
      assert.match(
        noticeOf(await refused.ended),
        /^The editor has not allowed Vireo to use GPT X; the built-in/,
      );

      window.close();
      const second = await openWindow();
      const cut = await askFor(second);
      second.send({ type: 'part', callId: cut.callId, part: { type: 'text', text: 'Half an ' } });
      await waitFor(() => chat.frames.some((frame) => frame.type === 'delta'), 'the first words');
      second.close();
      const { text, frames } = await cut.ended;
      assert.equal(text, 'Half an ');
      assert.equal(frames.at(-1)?.type, 'failed');

      const messageId = newId();
      const asked = { type: 'ask', sessionId: newId(), messageId, text: 'And now?', zone: 'UTC' };
      chat.send({ ...asked, model: 'editor/copilot/gpt-x' });
      assert.match(noticeOf(await chat.waitForEnd(messageId)), /^No open window offers gpt-x; the built-in/);
    });

    it('are asked once, and no model that costs in their place', async () => {
      const server = await startFaultServer();
      const price = { inputMicroUsd: 1_000_000, outputMicroUsd: 2_000_000 };
      const paid = { kind: 'compatible', title: 'Paid', baseUrl: server.url, needsKey: false };
      const models = [{ id: 'p', privacy: 'cloud', price }];
      requireOk(await vireo.ask('POST', '/ai/providers', { body: { ...paid, models } }));
      const window = await openWindow();
      const { callId, ended } = await askFor(window);
      window.send({ type: 'fault', callId, code: 'cut' });

      assert.equal(
        noticeOf(await ended),
        'The answer of Editor broke off; the built-in coach answers instead.',
      );
      assert.equal(window.frames.filter(({ type }) => type === 'call').length, 1);
      assert.equal(server.calls.length, 0);
      await server.close();
    });

    it('are stopped in the window when the answer is', async () => {
      const window = await openWindow();
      const { callId, ended } = await askFor(window);
      chat.send({ type: 'stop', messageId: chat.frames.at(-1)?.messageId });

      assert.equal((await ended).frames.at(-1)?.type, 'stopped');
      await waitFor(() => window.frames.some(({ type }) => type === 'cancel'), 'the word to stop');
      assert.deepEqual(window.frames.at(-1), { type: 'cancel', callId });
    });

    it('come from nobody without the coach, and from frames of the contract alone', async () => {
      const { port } = vireo.app.server.address() as AddressInfo;
      const refused = new WebSocket(`ws://127.0.0.1:${port}/api/v1/ai/bridge`, {
        headers: { authorization: 'Bearer viewer' },
      });
      const [error] = await once(refused, 'error');
      assert.match(String(error), /403/);

      const window = await openWindow();
      window.send({ type: 'models', models: [{ ...model, key: 'sk' }] });
      window.send({ type: 'fault', callId: 'x', code: 'cap_reached' });
      window.send({ type: 'models', models: [] });
      await waitFor(async () => (await listModels()).length === 0, 'what the contract allows');
    });
  });
});
