import assert from 'node:assert/strict';
import { UnderWay } from './under-way.ts';

describe('what is on its way outside', () => {
  it('is waited for by a second try, also where it fails, and holds up nothing else', async () => {
    const underWay = new UnderWay();
    const order: string[] = [];
    const first = Promise.withResolvers<void>();
    const failing = underWay.next('push', async () => {
      await first.promise;
      order.push('first');
      throw new Error('lost');
    });
    const second = underWay.next('push', async () => order.push('second'));
    const third = underWay.next('push', async () => order.push('third'));
    await underWay.next('open', async () => order.push('other'));
    first.resolve();

    await assert.rejects(failing, /lost/);
    await Promise.all([second, third]);
    assert.deepEqual(order, ['other', 'first', 'second', 'third']);
  });
});
