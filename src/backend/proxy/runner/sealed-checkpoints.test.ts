import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {
  FoundCheckpoint,
  KeptCheckpoint,
  KeptWrite,
  Packed,
} from '../../../contract/work/checkpoint-asks.ts';
import type { AskUse } from '../../platform/work/work-answers.ts';
import { sealingKeyBytes } from '../machine/machine-identity.ts';
import type { Head, HeadsOfRun } from '../machine/run-consents.ts';
import { type CheckpointAnswers, sealCheckpoints } from './sealed-checkpoints.ts';

const key = Buffer.alloc(sealingKeyBytes, 7);
const use: AskUse = { signal: new AbortController().signal, over: new AbortController().signal };

const packed = fc
  .tuple(fc.constantFrom('json' as const, 'bytes' as const), fc.string({ unit: 'grapheme' }))
  .map(([type, text]) => ({ type, text }));
const name = fc.string({ minLength: 1, maxLength: 8 });
const checkpoint: fc.Arbitrary<KeptCheckpoint> = fc
  .record({
    thread: name,
    namespace: name,
    id: name,
    parent: fc.option(name),
    checkpoint: packed,
    metadata: packed,
    channels: fc.uniqueArray(fc.tuple(name, name, packed), {
      minLength: 1,
      maxLength: 4,
      selector: ([channel]) => channel,
    }),
  })
  .map(({ channels, ...rest }) => ({
    ...rest,
    versions: Object.fromEntries(channels.map(([channel, version]) => [channel, version])),
    values: channels.map(([channel, version, value]) => ({ channel, version, value })),
  }));
const write: fc.Arbitrary<KeptWrite> = fc
  .tuple(name, name, fc.integer({ min: -4, max: 4 }), name, packed)
  .map(([task, path, index, channel, value]) => ({ task, path, index, channel, value }));

function newHeads(): HeadsOfRun {
  const heads = new Map<string, Head>();
  return {
    read: (place) => heads.get(place),
    write: (place, head) => void (head === undefined ? heads.delete(place) : heads.set(place, head)),
  };
}

/** What a server keeps of it. */
async function keep(kept: KeptCheckpoint, writes: readonly KeptWrite[], run = 'run', heads = newHeads()) {
  const held: { kept?: KeptCheckpoint; writes: KeptWrite[] } = { writes: [] };
  const sealed = sealCheckpoints({ key, id: run, heads }, serverOf(held));
  await sealed['checkpoint-put']({ kind: 'checkpoint-put', kept }, use);
  const { thread, namespace, id } = kept;
  await sealed['checkpoint-writes'](
    { kind: 'checkpoint-writes', thread, namespace, checkpoint: id, writes: [...writes] },
    use,
  );
  return { ...(held.kept ?? assert.fail()), writes: held.writes };
}

function serverOf(held: { kept?: KeptCheckpoint; writes: KeptWrite[] }): CheckpointAnswers {
  const found = async () => (held.kept === undefined ? null : { ...held.kept, writes: held.writes });
  return {
    'checkpoint-load': found,
    'checkpoint-origin': found,
    'checkpoint-list': async () => {
      const one = await found();
      return one === null ? [] : [one];
    },
    'checkpoint-put': async ({ kept }) => {
      held.kept = kept;
      return null;
    },
    'checkpoint-writes': async ({ writes }) => {
      held.writes.push(...writes);
      return null;
    },
    'checkpoint-delete': async () => null,
  };
}

const load = async (found: FoundCheckpoint, of: { key?: Buffer; run?: string } = {}) => {
  const { id } = found;
  const { writes, ...kept } = found;
  const answers = serverOf({ kept, writes });
  const sealed = sealCheckpoints({ key: of.key ?? key, id: of.run ?? 'run', heads: newHeads() }, answers);
  return await sealed['checkpoint-load'](
    { kind: 'checkpoint-load', thread: kept.thread, namespace: kept.namespace, id },
    use,
  );
};

describe('checkpoints of a run that a server keeps', () => {
  it('are read as they were, and tell the server nothing', async () => {
    await fc.assert(
      fc.asyncProperty(checkpoint, fc.array(write, { maxLength: 3 }), async (kept, writes) => {
        const secret = { ...kept, checkpoint: { type: 'json' as const, text: 'a secret of this machine' } };
        const found = await keep(secret, writes);

        assert.deepEqual(await load(found), { ...secret, writes });
        assert.ok(!JSON.stringify(found).includes('secret'));
        assert.ok(!Buffer.from(found.checkpoint.text, 'base64').toString().includes('secret'));
      }),
      { numRuns: 50 },
    );
  });

  it('are refused where anything of them is of another place, run or machine', async () => {
    const text = (value: string): Packed => ({ type: 'json', text: value });
    const place = { thread: 'loop', namespace: '', parent: null, metadata: text('m') };
    const values = [
      { channel: 'state', version: '1', value: text('old') },
      { channel: 'meter', version: '1', value: text('0') },
    ];
    const versions = { state: '1', meter: '1' };
    const one = await keep({ ...place, id: '1', checkpoint: text('c'), versions, values }, [
      { task: 't', path: '', index: 0, channel: 'state', value: text('w') },
    ]);
    const [state, meter] = one.values;
    const [written] = one.writes;
    assert.ok(state && meter && written);
    const lies: FoundCheckpoint[] = [
      { ...one, id: '2' },
      { ...one, parent: '0' },
      { ...one, thread: 'other' },
      { ...one, checkpoint: one.metadata },
      { ...one, versions: { state: '2', meter: '1' } },
      { ...one, values: [{ ...state, value: meter.value }, meter] },
      { ...one, values: [{ ...state, channel: 'next' }, meter] },
      { ...one, writes: [{ ...written, index: 1 }] },
      { ...one, writes: [{ ...written, channel: 'next' }] },
      { ...one, metadata: { type: 'json', text: 'm' } },
      { ...one, metadata: { type: 'bytes', text: '' } },
    ];
    for (const [at, lie] of lies.entries())
      await assert.rejects(load(lie), /not what this machine left there/, String(at));
    await assert.rejects(load(one, { run: 'another' }), /not what this machine left there/);
    await assert.rejects(
      load(one, { key: Buffer.alloc(sealingKeyBytes, 8) }),
      /not what this machine left there/,
    );
    assert.ok(await load(one));
  });

  it('begin a replay of the run that they are of', async () => {
    const text: Packed = { type: 'json', text: '1' };
    const kept = { thread: 'loop', namespace: '', id: '1', parent: null, metadata: text, checkpoint: text };
    const { writes, ...found } = await keep({ ...kept, versions: {}, values: [] }, [], 'first');
    const replay = sealCheckpoints(
      { key, id: 'second', from: { run: 'first', checkpoint: '1' }, heads: newHeads() },
      serverOf({ kept: found, writes }),
    );
    const ask = { kind: 'checkpoint-origin', thread: 'loop' } as const;

    assert.deepEqual((await replay['checkpoint-origin'](ask, use))?.checkpoint, text);
  });

  it('are loaded as they were left last: no older one, none that was asked for elsewhere, and nothing left out', async () => {
    const text = (value: string): Packed => ({ type: 'json', text: value });
    const heads = newHeads();
    const made = (id: string, parent: string | null) => ({
      ...{ thread: 'loop', namespace: '', id, parent, metadata: text('m'), checkpoint: text(id) },
      ...{ versions: {}, values: [] },
    });
    const written = (task: string, value: string): KeptWrite => ({
      task,
      path: '',
      index: 0,
      channel: 'c',
      value: text(value),
    });
    const first = await keep(made('1', null), [written('a', 'yes')], 'run', heads);
    const second = await keep(made('2', '1'), [written('b', 'x'), written('c', 'y')], 'run', heads);
    const loads = async (found: FoundCheckpoint | null) => {
      const held = found === null ? { writes: [] } : { kept: found, writes: found.writes };
      const sealed = sealCheckpoints({ key, id: 'run', heads }, serverOf(held));
      return await sealed['checkpoint-load']({ kind: 'checkpoint-load', thread: 'loop', namespace: '' }, use);
    };

    for (const lie of [first, null, { ...second, writes: second.writes.slice(1) }, { ...second, writes: [] }])
      await assert.rejects(loads(lie), /not what this machine left there/);
    assert.equal((await loads(second))?.writes.length, 2);
    // Of what was on its way as the process ended, either is right.
    const place = JSON.stringify(['loop', '']);
    heads.write(place, { ...(heads.read(place) ?? assert.fail()), next: '3' });
    assert.ok(await loads(second));
  });
});
