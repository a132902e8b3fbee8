import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createReadings } from './readings.ts';

describe('readings', () => {
  it('refuse a log that takes more memory than it may have, and say what to do (#41)', async () => {
    const readings = createReadings({ logMegabytes: 32 });
    const results = Array.from({ length: 400_000 }, (_, at) => ({ ruleId: `c/${at}` }));
    const body = { log: { version: '2.1.0', runs: [{ results }] } };
    try {
      await assert.rejects(readings.openLog(Buffer.from(JSON.stringify(body))), ({ code, message }) => {
        assert.equal(code, 'too-large');
        assert.match(message, /takes more memory than an import may have\. Let the tool report less/);
        return true;
      });
    } finally {
      readings.dispose();
    }
  });
});
