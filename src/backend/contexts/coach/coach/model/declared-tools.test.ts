/** What a model is shown of the tools is short, and names no tool that is left out. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ModelRequest } from '../../../../platform/models/gateway.ts';
import { openChat } from '../../../../testing/chat-client.ts';
import { openTestApp } from '../../../../testing/open-test-app.ts';

/** As it was before the tool `query` was there. */
const bytesBefore = 28_570;
/** For what no tool gave by then. */
const cameSince = ['explain_finding', 'list_checkpoints', 'replay_task'];

async function loadTools(as: string): Promise<ModelRequest['tools']> {
  const requests: ModelRequest[] = [];
  const models = {
    isSetUp: async () => true,
    async *stream(request: ModelRequest) {
      requests.push(request);
      yield { type: 'text', text: 'So.' } as const;
    },
  };
  const vireo = await openTestApp({ coach: { models } });
  await (await openChat(vireo.app, as)).ask('Why?');
  await vireo.close();
  return requests[0]?.tools ?? [];
}

describe('the tools that a model is shown', () => {
  it('are shorter than before there was one for all figures', async () => {
    const tools = await loadTools('org_admin');

    const size = JSON.stringify(tools.filter(({ name }) => !cameSince.includes(name))).length;
    assert.ok(size < bytesBefore, `${size} bytes`);
    assert.ok(tools.length > 45, `${tools.length} tools`);
  });

  it('leave out what the query gives as well, and name it in their place', async () => {
    const tools = await loadTools('org_admin');

    const names = tools.map(({ name }) => name);
    for (const kept of ['query', 'get_invoice', 'sum_hours', 'list_payments', 'list_unbilled'])
      assert.ok(names.includes(kept), kept);
    assert.doesNotMatch(JSON.stringify(tools), /list_invoices|get_budget/);
    const payment = tools.find(({ name }) => name === 'record_payment');
    assert.match(JSON.stringify(payment?.input), /Of an issued one, from query\./);
  });
});
