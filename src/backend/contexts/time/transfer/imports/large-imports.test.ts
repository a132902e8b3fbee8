/** Files above a megabyte are read in a thread of their own, and nobody can tell from what comes of them (#41). */
import assert from 'node:assert/strict';
import diagnostics from 'node:diagnostics_channel';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { onEveryImportPractice } from '../../../../testing/import-practice.ts';
import { leaveOnceRead } from '../../../../testing/leave-once-read.ts';

const header =
  'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)';
const row = (day: string) =>
  `,,Acme,API,Build,one,Yes,2026-11-${day},09:00:00,2026-11-${day},10:00:00,01:00:00,"a, b",100.00`;
const fileOf = (...rows: readonly string[]) => [header, ...rows, ''].join('\n');

/** Makes a file larger than what is read here: no line of it is anything that an import keeps or tells. */
const filler = `${' '.repeat(1023)}\n`.repeat(1024 + 64);
const twelveMegabytes = 'x'.repeat(12 * 1024 * 1024);

describe('large imports of time', () => {
  onEveryImportPractice((practice) => {
    let threads: Set<unknown>;
    const note = (message: unknown): void => void threads.add(message);

    beforeEach(() => {
      threads = new Set();
      diagnostics.subscribe('worker_threads', note);
    });
    afterEach(() => void diagnostics.unsubscribe('worker_threads', note));

    const listEntries = async () =>
      (await practice.list('/time-entries')).map(({ startedAt, note: text, seconds, tags, rate }) => ({
        startedAt,
        text,
        seconds,
        tags,
        rate,
      }));

    it('are read by a thread of their own, small ones are not', async () => {
      const file = fileOf(row('10'));
      await practice.bring(file, { dryRun: true });
      const before = threads.size;
      await practice.bring(file + filler, { dryRun: true });

      assert.equal(threads.size - before, 1);
    });

    it('bring what small ones bring: preview, import, once more, with more, undone', async () => {
      const told: unknown[] = [];
      for (const more of ['', filler]) {
        const results: unknown[] = [];
        const ask = async (file: string, options: object = {}) => {
          const { status, body } = await practice.bring(file + more, options);
          const { added, again, seconds, made, losses, problems, sample } = body;
          results.push({ status, added, again, seconds, made, losses, problems, sample });
          return body.id;
        };
        await ask(fileOf(row('10'), row('11')), { dryRun: true });
        const first = await ask(fileOf(row('10'), row('11')));
        await ask(fileOf(row('10'), row('11')));
        const second = await ask(fileOf(row('11'), row('12')));
        results.push(await listEntries());
        for (const id of [second, first]) {
          results.push((await practice.ask('DELETE', `/imports/${id}`)).status);
        }
        told.push(results, await listEntries());
      }
      const [here, nothingHere, apart, nothingApart] = told;

      assert.deepEqual(apart, here);
      assert.deepEqual({ nothingHere, nothingApart }, { nothingHere: [], nothingApart: [] });
    });

    it('are known again by their id, and refuse another file under it', async () => {
      const id = '01890000-0000-7000-8000-000000000001';
      const file = fileOf(row('10')) + filler;
      const replies = [
        await practice.bring(file, { id }),
        await practice.bring(file, { id }),
        await practice.bring(`${file}\n`, { id }),
      ];

      assert.deepEqual(
        replies.map(({ status, body }) => [status, body.error?.code]),
        [
          [201, undefined],
          [200, undefined],
          [409, 'id_taken'],
        ],
      );
    });

    it('are refused as small ones are: by row, by field, by form', async () => {
      const bad = fileOf(row('10').replace('09:00:00', '25:00:00'));
      const replies = [
        await practice.bring(bad + filler),
        await practice.bring(fileOf(row('10')) + filler, { zone: 'Nowhere/Atall' }),
        await practice.bring('', { file: 7, fileName: filler.slice(0, 2_000), map: { clients: 7 } }),
        await practice.bring(filler, { file: [filler] }),
        await practice.ask('POST', '/imports', { body: `{"file":"${'x'.repeat(2 * 1024 * 1024)}` }),
      ];

      assert.deepEqual(
        replies.map(({ status, body }) => [status, body.error?.code]),
        [
          [422, 'invalid'],
          [422, 'invalid'],
          [422, 'invalid'],
          [413, 'too_large'],
          [400, 'malformed'],
        ],
      );
      assert.equal(
        (await practice.bring(bad + filler)).body.error.message,
        (await practice.bring(bad)).body.error.message,
      );
    });

    it('above the limit are refused by its name, with what to do', async () => {
      const { status, body } = await practice.bring(twelveMegabytes);

      assert.deepEqual({ status, code: body.error.code }, { status: 413, code: 'too_large' });
      assert.equal(
        body.error.message,
        'file: may be 10 MB: split it, for example by year, and import the parts one after the other',
      );
    });

    it('give their place back when who sent one goes away once it was read', async () => {
      const file = fileOf(row('10')) + filler;
      await leaveOnceRead(practice.app.app, { path: '/imports', body: { file, zone: 'UTC', dryRun: true } });

      assert.equal((await practice.bring(file, { dryRun: true })).status, 200);
    });

    it('wait for one another, a few of them; the next ones are told to come again', async () => {
      const file = fileOf(row('10')) + filler;
      const replies = await Promise.all(
        Array.from({ length: 6 }, () => practice.bring(file, { dryRun: true })),
      );
      const statuses = replies.map(({ status }) => status).sort();

      assert.deepEqual(statuses.slice(0, 3), [200, 200, 200]);
      assert.ok(
        statuses.slice(3).every((status) => status === 200 || status === 429),
        statuses.join(),
      );
      assert.equal((await practice.bring(file, { dryRun: true })).status, 200);
    });
  });
});
