import assert from 'node:assert/strict';
import { takeNewest } from './take-newest.ts';

describe('takeNewest', () => {
  it('takes what the load that began last brings, whichever ends last', async () => {
    const loads: PromiseWithResolvers<string | undefined>[] = [];
    const taken: string[] = [];
    const read = takeNewest(
      async () => {
        const load = Promise.withResolvers<string | undefined>();
        loads.push(load);
        return await load.promise;
      },
      (loaded: string) => taken.push(loaded),
    );
    const both = [read(), read()];
    loads[1]?.resolve('new');
    loads[0]?.resolve('old');
    await Promise.all(both);
    const none = read();
    loads[2]?.resolve(undefined);
    await none;

    assert.deepEqual(taken, ['new']);
  });
});
