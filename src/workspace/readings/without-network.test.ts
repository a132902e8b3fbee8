import assert from 'node:assert/strict';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

describe('a thread that gave up the network', () => {
  it('has no global that reaches one', async () => {
    const file = pathToFileURL(path.join(import.meta.dirname, 'without-network.ts')).href;
    const thread = new Worker(
      `const { parentPort } = require('node:worker_threads');
      const ways = () => [typeof fetch, typeof WebSocket, typeof EventSource];
      const before = ways();
      import(${JSON.stringify(file)}).then(({ giveUpNetwork }) => {
        giveUpNetwork();
        parentPort.postMessage([before[0], ...ways()]);
      });`,
      { eval: true },
    );

    const [told] = await once(thread, 'message');
    assert.deepEqual(told, ['function', 'undefined', 'undefined', 'undefined']);
  });
});
