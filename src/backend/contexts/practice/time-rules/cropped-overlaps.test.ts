import assert from 'node:assert/strict';
import fc from 'fast-check';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { closed, setUpTimeRules } from '../../../testing/practice/set-up-time-rules.ts';

describe('rules of time', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpTimeRules(open);
    const { list, create, span, setRules, bodyOf, codeOf, at } = stage;

    const spans = async () =>
      (await list())
        .map((entry: { startedAt: string; endedAt: string; note: string }) =>
          [entry.startedAt.slice(11, 16), entry.endedAt.slice(11, 16), entry.note].join(' '),
        )
        .toSorted();

    describe('overlaps that are cropped', () => {
      beforeEach(async () => {
        await create({ ...span('08:00', '10:00'), note: 'early' });
        await create({ ...span('11:00', '13:00'), note: 'late' });
        await setRules('organization', { overlapPolicy: 'crop' });
      });

      it('are shown first, without a change', async () => {
        const before = await list();

        const { status, body } = await stage.test.ask('POST', '/time-entries/preview', {
          body: bodyOf(span('09:30', '11:30')),
        });

        assert.equal(status, 200);
        assert.deepEqual(
          body.neighbours.map(({ note, before: was, after }: Preview) => [
            note,
            was.seconds,
            after.map(({ startedAt, endedAt, seconds }) => [
              startedAt.slice(11, 16),
              endedAt.slice(11, 16),
              seconds,
            ]),
          ]),
          [
            ['early', 7_200, [['08:00', '09:30', 5_400]]],
            ['late', 7_200, [['11:30', '13:00', 5_400]]],
          ],
        );
        assert.deepEqual(
          { seconds: body.seconds, billedSeconds: body.billedSeconds },
          { seconds: 7_200, billedSeconds: 7_200 },
        );
        assert.deepEqual(await list(), before);
      });

      it('count no more in the day than is left of them', async () => {
        await create({ ...span('13:00', '17:00'), note: 'afternoon' });
        await setRules('organization', { dailyLimit: { policy: 'refuse', seconds: 8 * 3600 } });

        const inside = await create({ ...span('14:00', '15:00'), note: 'call' });
        const beyond = await create({ ...span('16:30', '17:30'), note: 'late call' });

        assert.deepEqual(
          { status: inside.status, warnings: inside.body.warnings },
          { status: 201, warnings: [] },
        );
        assert.deepEqual(codeOf(beyond), [409, 'daily_limit']);
      });

      it('then give their time away in one step, each with an event', async () => {
        const { body } = await create({ ...span('09:30', '11:30'), note: 'new' });

        assert.deepEqual(await spans(), ['08:00 09:30 early', '09:30 11:30 new', '11:30 13:00 late']);
        assert.deepEqual(body.overlaps, []);
        const events = (await stage.test.ask('GET', '/events?limit=500')).body.items;
        assert.equal(events.filter(({ type }: { type: string }) => type === 'time-entry.changed').length, 2);
      });

      it('are cut in two where the new one lies inside', async () => {
        await create({ ...span('08:30', '09:00'), note: 'call' });

        assert.deepEqual(await spans(), [
          '08:00 08:30 early',
          '08:30 09:00 call',
          '09:00 10:00 early',
          '11:00 13:00 late',
        ]);
      });

      it('divide their commits by the time at which they were made', async () => {
        const commit = (at: string) => ({ hash: at, subject: at, at: `2026-11-17T${at}:00Z` });
        const git = {
          remote: null,
          branch: 'main',
          head: null,
          commits: ['08:10', '08:40', '09:20'].map(commit),
        };
        const early = (await list()).find(({ note }: { note: string }) => note === 'early');
        await stage.test.ask('PATCH', `/time-entries/${early.id}`, { body: { git } });

        await create({ ...span('08:30', '09:00'), note: 'call' });

        const told = (await list())
          .filter(({ note }: { note: string }) => note === 'early')
          .map((entry: { startedAt: string; git: typeof git }) => [
            entry.startedAt.slice(11, 16),
            entry.git.branch,
            entry.git.commits.map(({ subject }) => subject),
          ])
          .sort();
        assert.deepEqual(told, [
          ['08:00', 'main', ['08:10', '08:40']],
          ['09:00', 'main', ['09:20']],
        ]);
      });

      it('are refused where nothing would be left of one, and nothing is written', async () => {
        const before = await list();
        const wide = bodyOf(span('07:00', '12:00'));

        for (const path of ['/time-entries', '/time-entries/preview']) {
          const reply = await stage.test.ask('POST', path, { body: wide });
          assert.deepEqual(codeOf(reply), [409, 'entry_overlaps']);
        }
        assert.deepEqual(await list(), before);
      });

      it('are refused where one is locked, naming it', async () => {
        const other = await stage.test.createProject();
        const early = (await list()).find(({ note }: { note: string }) => note === 'early');
        await setRules('project', { lock: closed('2026-11-17') });

        const reply = await create({ ...span('09:30', '10:30'), projectId: other.projectId });

        assert.deepEqual(codeOf(reply), [409, 'entry_locked']);
        assert.match(reply.body.error.details[0].issue, new RegExp(early.id));
      });

      it('move with an entry that moves, and stay when only its note is mended', async () => {
        const early = (await list()).find(({ note }: { note: string }) => note === 'early');
        await setRules('organization', { overlapPolicy: 'allow' });
        await create({ ...span('09:00', '11:00'), note: 'between' });
        await setRules('organization', { overlapPolicy: 'crop' });

        await stage.test.ask('PATCH', `/time-entries/${early.id}`, { body: { note: 'first' } });
        assert.deepEqual(await spans(), ['08:00 10:00 first', '09:00 11:00 between', '11:00 13:00 late']);

        await stage.test.ask('PATCH', `/time-entries/${early.id}`, { body: { endedAt: at('10:15') } });
        assert.deepEqual(await spans(), ['08:00 10:15 first', '10:15 11:00 between', '11:00 13:00 late']);
      });

      it('leave a timer that runs alone, and tell of it', async () => {
        stage.test.clock.now = Date.parse(at('14:00'));
        const running = (await stage.test.ask('POST', '/timer', { body: { projectId: stage.projectId } }))
          .body;
        stage.test.clock.now = Date.parse(at('16:00'));

        const { body } = await create(span('14:30', '15:00'));

        assert.deepEqual(body.overlaps, [running.id]);
        assert.equal((await stage.test.ask('GET', '/timer')).body.entry.startedAt, running.startedAt);
      });

      it('never lose a covered minute, nor change another entry than the preview says', async () => {
        const minutes = fc.integer({ min: 0, max: 300 });
        const at0 = Date.parse(at('06:00'));
        await fc.assert(
          fc.asyncProperty(minutes, fc.integer({ min: 1, max: 120 }), async (start, length) => {
            const [startMs, endMs] = [start, start + length].map((minute) => at0 + minute * 60_000);
            const body = bodyOf({
              startedAt: new Date(startMs ?? 0).toISOString(),
              endedAt: new Date(endMs ?? 0).toISOString(),
              note: 'any',
            });
            const before: Listed[] = await list();
            const preview = await stage.test.ask('POST', '/time-entries/preview', { body });
            const made = await stage.test.ask('POST', '/time-entries', { body });
            const after: Listed[] = await list();

            assert.deepEqual(codeOf(made)[1], codeOf(preview)[1]);
            if (made.status !== 201) return assert.deepEqual(after, before);
            assert.deepEqual(coveredMinutes(after), coveredMinutes([...before, body]));
            const told = new Map<string, Preview>(
              preview.body.neighbours.map((one: Preview) => [one.id, one]),
            );
            for (const { id, seconds } of before) {
              const stated = told.get(id)?.after[0]?.seconds ?? seconds;
              assert.equal(after.find((one) => one.id === id)?.seconds, stated);
            }
          }),
          { numRuns: 25 },
        );
      });
    });
  });
});

interface Span {
  readonly startedAt: string;
  readonly endedAt: string;
}

interface Listed extends Span {
  readonly id: string;
  readonly seconds: number;
}

interface Preview {
  readonly id: string;
  readonly note: string;
  readonly before: { readonly seconds: number };
  readonly after: readonly (Span & { readonly seconds: number })[];
}

function coveredMinutes(spans: readonly Span[]): readonly number[] {
  const minutes = new Set<number>();
  for (const { startedAt, endedAt } of spans) {
    for (let minute = Date.parse(startedAt); minute < Date.parse(endedAt); minute += 60_000)
      minutes.add(minute);
  }
  return [...minutes].toSorted((one, other) => one - other);
}
