import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import type { Person } from '../../../../domain/policy/actor.ts';
import { migrations } from '../../../migrations/index.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Schema } from '../../../schema.ts';
import { openHosting } from '../../../testing/agents/hosted-work.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createEffectLedger, type EffectError, type IntendedEffect } from './effect-ledger.ts';

describe('the ledger of effects', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let ports: SlicePorts;
    let actor: Person;
    let done: string[];

    beforeEach(async () => {
      ({ ports, actor } = await openHosting(await open()));
      done = [];
    });

    const intend = (change: Partial<IntendedEffect> = {}): IntendedEffect => ({
      actor,
      key: { runId: 'run-1', node: 'push', key: 'k' },
      effect: 'push',
      input: { branch: 'b', force: false },
      signal: new AbortController().signal,
      async perform() {
        done.push('pushed');
        return { at: done.length };
      },
      lookUp: async () => (done.length > 0 ? { outcome: { at: 1 } } : undefined),
      ...change,
    });
    const isOf = (code: string) => (error: unknown) => (error as EffectError).code === code;

    it('does it once, and tells the outcome to whoever asks again', async () => {
      const first = await createEffectLedger(ports).once(intend());
      const again = await createEffectLedger(ports).once(intend({ input: { force: false, branch: 'b' } }));

      assert.deepEqual(first, { outcome: { at: 1 }, isRepeated: false });
      assert.deepEqual(again, { outcome: { at: 1 }, isRepeated: true });
      assert.deepEqual(done, ['pushed']);
    });

    it('waits for one that is under way', async () => {
      const ledger = createEffectLedger(ports);
      let go: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => {
        go = resolve;
      });
      const perform = async () => {
        await gate;
        done.push('pushed');
        return { at: 1 };
      };
      const all = [1, 2, 3].map(async () => await ledger.once(intend({ perform })));
      go();
      const outcomes = await Promise.all(all);

      assert.deepEqual(
        outcomes.map(({ isRepeated }) => isRepeated),
        [false, true, true],
      );
      assert.deepEqual(done, ['pushed']);
    });

    it('looks outside where a try ended between doing and saying so', async () => {
      const dying = async () => {
        done.push('pushed');
        throw new Error('the backend was killed');
      };
      await assert.rejects(createEffectLedger(ports).once(intend({ perform: dying })), /killed/);
      const again = await createEffectLedger(ports).once(intend());

      assert.deepEqual(again, { outcome: { at: 1 }, isRepeated: true });
      assert.deepEqual(done, ['pushed']);
    });

    it('does it where a try ended before, and nothing of it is outside', async () => {
      const failing = async () => {
        throw new Error('no route to host');
      };
      await assert.rejects(createEffectLedger(ports).once(intend({ perform: failing })), /no route/);
      const again = await createEffectLedger(ports).once(intend());

      assert.deepEqual(again, { outcome: { at: 1 }, isRepeated: false });
    });

    it('repeats nothing where nobody can tell whether it was done', async () => {
      const { lookUp: _, ...blind } = intend();
      const failing = async () => {
        throw new Error('killed');
      };
      await assert.rejects(createEffectLedger(ports).once({ ...blind, perform: failing }), /killed/);

      await assert.rejects(createEffectLedger(ports).once(blind), isOf('unknown'));
      assert.deepEqual(done, []);
    });

    it('refuses a key that was taken for something else', async () => {
      await createEffectLedger(ports).once(intend());

      await assert.rejects(
        createEffectLedger(ports).once(intend({ input: { branch: 'other' } })),
        isOf('other_input'),
      );
    });

    it('forgets what did nothing, and keeps runs, nodes and keys apart', async () => {
      const ledger = createEffectLedger(ports);
      await ledger.once(intend({ isDone: () => false }));
      const { key } = intend();
      const others = [{ runId: 'run-2' }, { node: 'other' }, { key: 'k2' }];
      for (const other of others) await ledger.once(intend({ key: { ...key, ...other } }));
      const { isRepeated } = await ledger.once(intend());

      assert.equal(isRepeated, false);
      assert.equal(done.length, 5);
    });

    it('begins nothing in a run that was cancelled', async () => {
      const signal = AbortSignal.abort(new Error('cancelled'));

      await assert.rejects(createEffectLedger(ports).once(intend({ signal })), /cancelled/);
      assert.deepEqual(done, []);
    });
  });
});
