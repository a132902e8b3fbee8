import assert from 'node:assert/strict';
import { PageOutcome } from './page-outcome.ts';

describe('the outcome of a form', () => {
  it('is told to all who wait, once', async () => {
    const outcome = new PageOutcome<string>();
    const [first, second] = [outcome.wait(), outcome.wait()];
    outcome.settle('saved');
    const next = outcome.wait();
    outcome.settle();

    assert.deepEqual(
      { first: await first, second: await second, next: await next },
      { first: 'saved', second: 'saved', next: undefined },
    );
  });
});
