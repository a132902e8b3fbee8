import assert from 'node:assert/strict';
import { DisposableStore } from './disposables.ts';

describe('DisposableStore', () => {
  const refuse = (error: unknown): never => assert.fail(String(error));

  function recording(order: string[], name: string) {
    return { dispose: () => order.push(name) };
  }

  it('disposes in reverse order, each once', () => {
    const order: string[] = [];
    const store = new DisposableStore(refuse);
    store.addAll(recording(order, 'first'), recording(order, 'second'));

    store.dispose();
    store.dispose();

    assert.deepEqual(order, ['second', 'first']);
  });

  it('disposes at once what comes after its end', () => {
    const order: string[] = [];
    const store = new DisposableStore(refuse);
    store.dispose();

    store.add(recording(order, 'late'));

    assert.deepEqual(order, ['late']);
    assert.equal(store.size, 0);
  });

  it('goes on when one throws, and reports it', () => {
    const order: string[] = [];
    const errors: unknown[] = [];
    const store = new DisposableStore((error) => errors.push(error));
    const broken = new Error('broken');
    store.addAll(recording(order, 'first'), {
      dispose: () => {
        throw broken;
      },
    });

    store.dispose();

    assert.deepEqual(order, ['first']);
    assert.deepEqual(errors, [broken]);
  });
});
