/** The same gateway before a server that others wrote: their idea of what providers send. */
import assert from 'node:assert/strict';
import { LLMock } from '@copilotkit/aimock';
import { createModelPractice, eventsOf, testProvider } from '../../testing/models/model-practice.ts';

const tool = { name: 'time_list', description: 'Lists time', input: { type: 'object', properties: {} } };

for (const kind of ['compatible', 'openai', 'anthropic'] as const) {
  describe(`a mock of ${kind}`, () => {
    let mock: LLMock;

    before(async () => {
      mock = new LLMock({ port: 0 });
      mock.onMessage('hours', { content: 'You worked 8:15 hours.' });
      mock.onMessage('list', { toolCalls: [{ name: tool.name, arguments: '{"from":"2026-11-01"}' }] });
      mock.onMessage('busy', {
        error: { message: 'Too many requests', type: 'rate_limit_error' },
        status: 429,
      });
      await mock.start();
    });
    after(async () => await mock.stop());

    const ask = async (text: string) => {
      const practice = createModelPractice([testProvider(kind, `${mock.url}/v1`)]);
      return await practice.ask({ messages: [{ role: 'user', text }], tools: [tool] });
    };

    it('answers, calls a tool, and refuses', async () => {
      const said = await ask('How many hours?');
      const called = await ask('Please list');
      const busy = await ask('Are you busy?');

      assert.equal(said.text, 'You worked 8:15 hours.');
      assert.deepEqual(
        eventsOf(called, 'call').map(({ call }) => [call.tool, call.input]),
        [[tool.name, { from: '2026-11-01' }]],
      );
      assert.equal(busy.code, 'rate_limited');
    });
  });
}
