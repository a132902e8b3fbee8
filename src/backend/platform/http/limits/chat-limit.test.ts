import assert from 'node:assert/strict';
import { openChat } from '../../../testing/chat-client.ts';
import { openTestApp } from '../../../testing/open-test-app.ts';
import { createMemoryLimits } from '../../limits/limits.ts';
import { registerDearLimits, requestRules } from './request-limits.ts';

describe('the coach on a server', () => {
  it('answers no more questions of an open line than of requests', async () => {
    const rules = { ...requestRules, model: { capacity: 2, fillMs: 60_000 } };
    const clock = () => 0;
    const test = await openTestApp({
      setUp: (app) => registerDearLimits(app, { limits: createMemoryLimits(), clock, rules }),
    });
    try {
      const chat = await openChat(test.app);
      const ends: unknown[] = [];
      for (const question of ['help', 'help', 'help']) {
        const { frames } = await chat.ask(question);
        const end = frames.at(-1);
        ends.push(end?.type === 'failed' ? end.code : end?.type);
      }
      const limited = await test.ask('POST', '/ai/messages', {
        body: { messageId: '0193b2a0-0000-7000-8000-000000000001', text: 'help' },
      });

      assert.deepEqual(ends, ['done', 'done', 'too_many_requests']);
      assert.deepEqual([limited.status, limited.headers['retry-after']], [429, '30']);
      await chat.cut();
    } finally {
      await test.close();
    }
  });
});
