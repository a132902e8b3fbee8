import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { playQueryPractice, type QueryPractice } from '../../../testing/insight/query-practice.ts';
import { sum } from '../../../testing/insight/set-up-reports.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

interface Entry {
  readonly id: string;
  readonly projectId: string;
  readonly note: string;
  readonly seconds: number | null;
}

interface Row {
  readonly key: string;
  readonly name: string;
  readonly seconds: number;
  readonly count: number;
}

describe('time by note', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let played: QueryPractice;
    let entries: readonly Entry[];

    before(async () => {
      vireo = await createTestApp(await open());
      played = await playQueryPractice(vireo);
      const [first] = await played.listAll<Entry>('/time-entries');
      const add = async (startedAt: string, endedAt: string, note: string) => {
        const body = { projectId: first?.projectId, zone: 'Europe/Berlin', startedAt, endedAt, note };
        const { status } = await vireo.ask('POST', '/time-entries', { body });
        assert.equal(status, 201);
      };
      // Over midnight, with space around it, in other letters, and without one.
      await add('2026-05-04T22:30', '2026-05-05T01:00', 'Night shift');
      await add('2026-05-06T09:00', '2026-05-06T10:00', ' Night shift\n');
      await add('2026-05-07T09:00', '2026-05-07T10:30', 'night shift');
      await add('2026-05-08T09:00', '2026-05-08T09:20', '');
      await add('2026-05-09T09:00', '2026-05-09T09:40', ' ');
      entries = (await played.listAll<Entry>('/time-entries')).filter(({ seconds }) => seconds !== null);
    });
    after(async () => await vireo.app.close());

    it('is what the entries say, each note by itself', async () => {
      const { groups, groupCount } = await played.query('hours', { group: 'note', limit: 100 });
      const rows = Map.groupBy(entries, ({ note }) => note.trim());
      assert.ok(rows.size > 4 && rows.has('') && rows.has('night shift'));
      assert.equal(groupCount, rows.size);
      assert.deepEqual(
        new Map((groups as readonly Row[]).map(({ key, seconds, count }) => [key, [seconds, count]])),
        new Map(
          [...rows].map(([note, own]) => [note, [sum(own.map(({ seconds }) => seconds ?? 0)), own.length]]),
        ),
      );
    });

    it('counts on each day what was worked on it, and adds up to the whole', async () => {
      const period = { from: '2026-05-05', to: '2026-05-06' };
      const { groups, total } = await played.query('hours', { group: 'note', period });
      assert.deepEqual(
        (groups as readonly Row[]).map(({ name, seconds }) => [name, seconds]),
        [['Night shift', 7200]],
      );
      assert.equal(total.seconds, 7200);
    });

    it('is narrowed down, bounded and put in order as other groups are', async () => {
      const period = { from: '2026-05-01', to: '2026-05-31' };
      const of = async (more: object) => {
        const { groups } = await played.query('hours', { group: 'note', period, ...more });
        return (groups as readonly Row[]).map(({ key }) => key);
      };
      assert.deepEqual(await of({}), ['Night shift', 'night shift', '']);
      assert.deepEqual(await of({ having: { bound: 'above', value: 7000 } }), ['Night shift']);
      assert.deepEqual(await of({ filters: [{ field: 'noted', is: true }], limit: 1 }), ['Night shift']);
      assert.deepEqual(await of({ filters: [{ field: 'text', is: false, texts: ['NIGHT'] }] }), ['']);
      const unbilled = await played.query('hours', {
        group: 'note',
        period,
        filters: [{ field: 'billed', is: true }],
      });
      assert.equal(unbilled.groupCount, 0);
    });

    it('is no group of unbilled time', async () => {
      const outcome = await played.call('query', { measure: 'unbilled', group: 'note' });
      assert.notEqual(outcome.kind, 'done', JSON.stringify(outcome));
    });
  });
});
