import assert from 'node:assert/strict';
import { type BackgroundReport, inBackground, reportBackgroundTo } from './in-background.ts';

describe('inBackground', () => {
  const reported: string[] = [];
  const collect: BackgroundReport = (what, error) => void reported.push(`${what}: ${String(error)}`);

  beforeEach(() => {
    reported.length = 0;
    reportBackgroundTo(collect);
  });
  after(() => reportBackgroundTo(() => undefined));

  it('reports a rejection with what failed, and goes on', async () => {
    const failing = Promise.reject(new TypeError('no text'));
    inBackground(failing, 'Reading a.ts');
    await failing.catch(() => undefined);

    assert.deepEqual(reported, ['Reading a.ts: TypeError: no text']);
  });

  it('says nothing of what succeeds, and takes what never began', async () => {
    const done = Promise.resolve(1);
    inBackground(done, 'Done');
    inBackground(undefined, 'Never begun');
    await done;

    assert.deepEqual(reported, []);
  });

  it('survives a log that fails itself', async () => {
    reportBackgroundTo(() => {
      throw new Error('disk full');
    });
    const failing = Promise.reject(new Error('first'));
    inBackground(failing, 'Writing');

    await assert.doesNotReject(failing.catch(() => undefined));
  });
});
