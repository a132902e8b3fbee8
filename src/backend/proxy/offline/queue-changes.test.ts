/** What is answered to discards, notes and undo while they wait, and what the server has of them afterwards. */
import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { begin, KilledError, OfflineBench, onServer } from '../../testing/account/offline-bench.ts';

const attempted = { attempted: true };

function open(): { readonly bench: OfflineBench; readonly running: NonNullable<OfflineBench['shown']> } {
  const bench = new OfflineBench({ id: onServer, startedAt: begin });
  const running = bench.shown;
  assert.ok(running);
  return { bench, running };
}

/** It arrives, and its answer does not. */
async function writeUnheard(bench: OfflineBench, note: string): Promise<void> {
  bench.fates.push('lost');
  await bench.send(`/api/v1/time-entries/${onServer}`, { note }, { method: 'PATCH', version: 1 });
}

describe('changes that wait', () => {
  describe('notes that were on their way to the server', () => {
    it('are both written, the later one last, whichever of them arrived', async () => {
      for (const arrived of [[], ['One'], ['Two']]) {
        const { bench, running } = open();
        for (const note of arrived) await writeUnheard(bench, note);
        const one = bench.note(running, 'One', attempted);
        const two = bench.note(running, 'Two', attempted);
        await bench.outbox.drain();

        assert.deepEqual([one.note, two.note], ['One', 'Two']);
        assert.deepEqual(
          [bench.ledger.notes.get(onServer), bench.items.list()],
          ['Two', []],
          String(arrived),
        );
      }
    });

    it('are written after a stop that was on its way, too', async () => {
      const { bench, running } = open();
      bench.clock.now += 60_000;
      bench.stop({}, attempted);
      bench.note(running, 'After the stop', attempted);
      await bench.outbox.drain();

      assert.deepEqual([bench.ledger.notes.get(onServer), bench.items.list()], ['After the stop', []]);
    });

    it('never undo one that was typed later and waits already', async () => {
      for (const arrived of [[], ['Earlier']]) {
        const { bench, running } = open();
        const at = bench.clock.now;
        for (const note of arrived) await writeUnheard(bench, note);
        bench.clock.now += 1_000;
        bench.note(running, 'Later');
        const answered = bench.note(running, 'Earlier', { attempted: true, at });
        await bench.outbox.drain();

        assert.equal(answered.note, 'Later');
        assert.deepEqual([bench.ledger.notes.get(onServer), bench.items.list()], ['Later', []]);
      }
    });
  });

  describe('notes of a timer that becomes an entry', () => {
    it('are all written, those after the stop last, where the server refuses the start', async () => {
      const bench = new OfflineBench();
      const begun = bench.start({}, attempted);
      const noted = bench.note(begun, 'Before the stop');
      bench.clock.now += 60_000;
      bench.stop({ note: 'With the stop', noteBefore: 'Before the stop' });
      bench.note({ ...noted, note: 'With the stop' }, 'After the stop');
      bench.fates.push('refused');
      await bench.outbox.drain();

      assert.deepEqual([bench.ledger.notes.get(begun.id), bench.items.list()], ['After the stop', []]);
    });

    it('stay where the stop was typed over another one', async () => {
      for (const asked of [{}, attempted]) {
        const bench = new OfflineBench();
        const begun = bench.start({ note: 'First' }, asked);
        bench.note(begun, 'In another window');
        bench.clock.now += 60_000;
        const stopped = bench.stop({ note: 'Mine', noteBefore: 'First' });
        await bench.outbox.drain();

        assert.equal(stopped.note, 'In another window');
        assert.equal(bench.ledger.notes.get(begun.id), 'In another window');
      }
    });
  });

  describe('undo', () => {
    const unavailable = { code: 'unavailable' };

    it('says that there is no connection for a change that is not known here, and changes nothing', () => {
      const { bench, running } = open();
      const before = bench.items.list();

      for (const version of [1, 2, 7])
        assert.throws(() => bench.undo({ entryId: running.id, version }), unavailable, String(version));
      assert.deepEqual([bench.items.list(), bench.shown], [before, running]);
    });

    it('undoes a discard by its own name alone, however often it is asked for', () => {
      for (const asked of [{ attempted: false }, attempted]) {
        const { bench, running } = open();
        const gone = bench.discard(running.id, asked);
        const request = newId();

        for (const version of [gone.version, gone.version + 2])
          assert.throws(() => bench.undo({ entryId: running.id, version }), unavailable);
        assert.equal(bench.shown?.id, undefined);
        for (let copies = 0; copies < 2; copies += 1)
          bench.undo({ entryId: running.id, version: gone.version + 1 }, request);
        assert.equal(bench.shown?.id, running.id);
        // From another window.
        bench.undo({ entryId: running.id, version: gone.version + 1 });
        assert.equal(bench.shown?.id, running.id);
        assert.equal(
          bench.items.list().filter(({ kind }) => kind === 'undo').length,
          asked.attempted ? 1 : 0,
        );
      }
    });

    it('starts again by the name of the deletion alone what was never sent', () => {
      const bench = new OfflineBench();
      const noted = bench.note(bench.start(), 'Typed');
      const gone = bench.discard(noted.id);

      for (const version of [1, gone.version])
        assert.throws(() => bench.undo({ entryId: noted.id, version }), unavailable);
      bench.undo({ entryId: noted.id, version: gone.version + 1 });
      assert.deepEqual([bench.shown?.id, bench.shown?.note], [noted.id, 'Typed']);
    });

    it('undoes no note by the name of an undo', () => {
      const { bench, running } = open();
      bench.note(running, 'Typed');
      const gone = bench.discard(running.id, attempted);
      bench.undo({ entryId: running.id, version: gone.version + 1 });

      assert.throws(() => bench.undo({ entryId: running.id, version: gone.version + 2 }), unavailable);
      assert.equal(bench.shown?.note, 'Typed');
    });
  });

  it('leave a start that was begun to be discarded, or started again, as a kill over it, to the server', async () => {
    for (const isDiscarded of [false, true]) {
      const bench = new OfflineBench();
      const begun = bench.start();
      const change = { entryId: begun.id, version: begun.version + 1 };
      if (isDiscarded) bench.discard(begun.id);
      bench.disk.writesLeft = 1;
      assert.throws(() => (isDiscarded ? bench.undo(change) : bench.discard(begun.id)), KilledError);
      bench.reopen();
      assert.equal(bench.shown?.id, begun.id);
      await bench.outbox.drain();
      bench.discard(begun.id);
      await bench.outbox.drain();
      bench.undo(change);
      const shown = bench.shown?.id;
      await bench.outbox.drain();

      assert.deepEqual([shown, bench.ledger.running?.id, bench.items.list()], [begun.id, begun.id, []]);
    }
  });

  it('go altogether with a start that was discarded last, and that the server refuses', async () => {
    const bench = new OfflineBench();
    const begun = bench.start({}, attempted);
    const gone = bench.discard(begun.id, attempted);
    bench.undo({ entryId: begun.id, version: gone.version + 1 });
    bench.note(begun, 'Noted', attempted);
    bench.discard(begun.id);
    bench.fates.push('refused');
    await bench.outbox.drain();

    assert.deepEqual([bench.items.list(), bench.ledger.running], [[], undefined]);
  });
});
