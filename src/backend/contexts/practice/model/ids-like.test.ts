import assert from 'node:assert/strict';
import { idsLike } from './ids-like.ts';

const named = (name: string, count: number) =>
  Array.from({ length: count }, (_none, at) => ({ id: `${name} ${at}`, name }));

describe('ids of names that look like one', () => {
  it('are fifty at most, and one that no row has where there are none', async () => {
    assert.deepEqual(await idsLike([...named('Zoo', 3), ...named('Acme GmbH', 1)], 'acme'), ['Acme GmbH 0']);
    assert.equal((await idsLike(named('Acme', 60), 'acme')).length, 50);
    assert.deepEqual(await idsLike(named('Zoo', 3), 'acme'), ['']);
  });

  it('are looked for in turns with others', async () => {
    let turns = 0;
    const count = (): NodeJS.Immediate =>
      setImmediate(() => {
        turns += 1;
        next = count();
      });
    let next = count();

    await idsLike(named('Zoo', 5_001), 'acme');
    clearImmediate(next);

    assert.ok(turns >= 4, `${turns} turns`);
  });
});
