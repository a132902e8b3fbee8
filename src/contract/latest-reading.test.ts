import assert from 'node:assert/strict';
import { LatestReading } from './latest-reading.ts';

describe('LatestReading', () => {
  /** Each reading takes down what is true when it begins, and answers when it is told to. */
  function create() {
    const state = { truth: 'first', shown: '', begun: 0, mostAtOnce: 0, atOnce: 0 };
    const answers: PromiseWithResolvers<void>[] = [];
    const reading = new LatestReading(async () => {
      const seen = state.truth;
      const answer = Promise.withResolvers<void>();
      answers.push(answer);
      state.begun += 1;
      state.atOnce += 1;
      state.mostAtOnce = Math.max(state.mostAtOnce, state.atOnce);
      try {
        await answer.promise;
        state.shown = seen;
      } finally {
        state.atOnce -= 1;
      }
    });
    return { state, answers, reading };
  }

  it('reads once more for whoever asked while it was reading, and once for all of them', async () => {
    const { state, answers, reading } = create();
    const first = reading.ask();
    state.truth = 'second';
    const [second, third] = [reading.ask(), reading.ask()];

    answers[0]?.resolve();
    await first;
    assert.equal(state.shown, 'first');
    await Promise.resolve();
    answers[1]?.resolve();
    await Promise.all([second, third]);

    assert.deepEqual(
      { shown: state.shown, begun: state.begun, mostAtOnce: state.mostAtOnce },
      { shown: 'second', begun: 2, mostAtOnce: 1 },
    );
    assert.equal(reading.running, undefined);
  });

  it('reads again after one that failed, and tells each of them its own end', async () => {
    const { state, answers, reading } = create();
    const first = reading.ask();
    const second = reading.ask();

    answers[0]?.reject(new Error('offline'));
    await assert.rejects(first, /offline/);
    await Promise.resolve();
    answers[1]?.resolve();
    await second;

    assert.deepEqual({ shown: state.shown, begun: state.begun }, { shown: 'first', begun: 2 });
  });
});
