/** What a model looked up is shown in the language of the question. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { germanTitles } from '../../../../platform/tools/german-titles.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { openChat } from '../../../../testing/chat-client.ts';
import {
  type FaultServer,
  openAiBytes,
  send,
  startFaultServer,
} from '../../../../testing/models/fault-server.ts';
import { openTestApp } from '../../../../testing/open-test-app.ts';
import type { TestApp } from '../../../../testing/test-app.ts';

const manifest = path.join(import.meta.dirname, '../../../../../../package.nls.de.json');

describe('tools of a model in German', () => {
  let vireo: TestApp;
  let server: FaultServer;

  before(async () => {
    server = await startFaultServer();
    vireo = await openTestApp();
    const body = { preset: 'ollama', title: 'Own', baseUrl: server.url, models: [{ id: 'm' }] };
    requireOk(await vireo.ask('POST', '/ai/providers', { body }));
  });
  after(async () => {
    await vireo.close();
    await server.close();
  });

  async function titlesIn(locale: string): Promise<readonly string[]> {
    const calls = [
      { tool: 'list_clients', input: ['{}'] },
      { tool: 'get_invoice', input: [JSON.stringify({ invoiceId: newId() })] },
    ];
    server.play(send(openAiBytes({ calls, finish: 'tool_calls' })), send(openAiBytes({ text: ['So.'] })));
    const { frames } = await (await openChat(vireo.app)).ask('Why?', { locale });
    return frames.flatMap((frame) => (frame.type === 'tool' ? frame.title : []));
  }

  it('are called as in the manifest, and say in German what was refused', async () => {
    assert.deepEqual(await titlesIn('de'), [
      'Kunden auflisten',
      'Rechnung abrufen: Nicht gefunden: Rechnung.',
    ]);
    assert.deepEqual(await titlesIn('en'), ['List Clients', 'Get Invoice: There is no such invoice.']);
  });

  it('have a German title each', () => {
    const texts: Record<string, string> = JSON.parse(readFileSync(manifest, 'utf8'));
    const known = Object.entries(texts).filter(([key]) => key.startsWith('tool.'));

    assert.deepEqual(germanTitles, Object.fromEntries(known.map(([key, text]) => [key.slice(5), text])));
    assert.deepEqual(
      [...vireo.app.tools.keys()].filter((name) => germanTitles[name] === undefined),
      [],
    );
  });
});
