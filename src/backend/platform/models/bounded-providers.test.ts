import assert from 'node:assert/strict';
import { drip, firstEvent, openAiBytes, send, silence, status } from '../../testing/models/fault-server.ts';
import { createModelPractice, eventsOf, testProvider } from '../../testing/models/model-practice.ts';
import { good, setUpProviders, usage } from '../../testing/models/set-up-providers.ts';

describe('limits and rests of a provider', () => {
  const stage = setUpProviders();
  const { one } = stage;

  it('are bounded in time: silence, a drip without end, and a stream that stalls', async () => {
    const limits = { firstPartMs: 60, stallMs: 60, wholeMs: 500 };
    const text = openAiBytes({ text: ['Some'], usage });
    for (const script of [silence, drip(text, 5), send(firstEvent(text), { end: 'never' })]) {
      stage.server.play(script);
      const asked = await one(limits).ask();
      assert.equal(asked.code, 'slow');
      await stage.server.calls.at(-1)?.over;
    }
  });

  it('are bounded in length: a stream that never ends is cut', async () => {
    const endless = openAiBytes({ text: Array(50).fill('x'.repeat(500)), usage });
    stage.server.play(send(endless, { end: 'never' }));
    const asked = await one().ask({ maxOutputTokens: 20 });

    assert.equal(asked.code, 'too_large');
    assert.match(
      String(asked.error),
      /wrote more than 480 characters, more than it was asked for; ask for less/,
    );
    await stage.server.calls[0]?.over;
  });

  const twoProviders = (restMs: number) =>
    createModelPractice(
      [testProvider('compatible', stage.server.url, 'a'), testProvider('compatible', stage.other.url, 'b')],
      { limits: { faultsInRow: 2, restMs } },
    );

  it('let a provider rest after some in a row', async () => {
    const practice = twoProviders(3_600_000);
    stage.server.play(status(500, {}));
    for (let at = 0; at < 4; at += 1) await practice.ask({ chosen: 'a/m' });

    assert.equal(stage.server.calls.length, 2);
  });

  it('try a provider again that has rested', async () => {
    const practice = twoProviders(30);
    stage.server.play(status(500, {}), status(500, {}), good);
    const isOfFirst = async () =>
      eventsOf(await practice.ask({ chosen: 'a/m' }), 'usage')[0]?.usage.model === 'a/m';
    while (!(await isOfFirst()));

    assert.equal(stage.server.calls.length, 3);
  });
});
