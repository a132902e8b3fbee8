import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type DayProposal, type Evidence, proposeDay } from './day-proposals.ts';
import type { TimeSpan } from './spans.ts';

const minute = 60_000;
const day = { startMs: 0, endMs: 24 * 60 * minute };

function at(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return (hours * 60 + minutes) * minute;
}

function span(text: string): TimeSpan {
  const [start = '', end = ''] = text.split('-');
  return { startMs: at(start), endMs: at(end) };
}

function clock(ms: number): string {
  return `${Math.floor(ms / minute / 60)}:${String((ms / minute) % 60).padStart(2, '0')}`;
}

const activity = (text: string, projectId = 'api', branch?: string): Evidence => ({
  kind: 'activity',
  key: `activity:${text}`,
  projectId,
  branch,
  ...span(text),
});
const commit = (text: string, subject: string, projectId = 'api'): Evidence => ({
  kind: 'commit',
  key: `commit:${subject}`,
  projectId,
  atMs: at(text),
  subject,
});
const event = (text: string, summary: string): Evidence => ({
  kind: 'event',
  key: `event:${summary}`,
  summary,
  ...span(text),
});

function propose(evidence: readonly Evidence[], recorded: readonly string[] = []): readonly string[] {
  return proposeDay({ day, recorded: recorded.map(span), evidence }).map(
    ({ startMs, endMs, projectId, note }: DayProposal) =>
      `${clock(startMs)}-${clock(endMs)} ${projectId ?? '?'}: ${note}`,
  );
}

describe('proposals for a day', () => {
  it('are what the editor saw, one stretch while the rest was short', () => {
    assert.deepEqual(
      propose([
        activity('9:00-10:00', 'api', 'feature/login'),
        activity('10:10-11:00', 'api'),
        activity('11:40-12:00'),
      ]),
      ['9:00-11:00 api: feature/login', '11:40-12:00 api: '],
    );
  });

  it('leave out what is recorded, and what is too short to matter', () => {
    assert.deepEqual(propose([activity('9:00-12:00')], ['9:30-10:30', '10:33-11:00']), [
      '9:00-9:30 api: ',
      '11:00-12:00 api: ',
    ]);
    assert.deepEqual(propose([activity('9:00-9:04')]), []);
  });

  /** Turns of so many minutes on each project in order. */
  const turns = (from: string, minutes: number, projects: readonly string[]): readonly Evidence[] =>
    projects.map((project, index) => {
      const startMs = at(from) + index * minutes * minute;
      return activity(`${clock(startMs)}-${clock(startMs + minutes * minute)}`, project, project);
    });

  it('hold what was worked on several projects in short turns, and leave open which where they are alike', () => {
    const inTurns = (...projects: readonly string[]) =>
      propose(turns('13:00', 4, Array.from({ length: 10 }, () => projects).flat()));

    assert.deepEqual(inTurns('api', 'web'), ['13:00-14:20 ?: api, web']);
    assert.deepEqual(inTurns('api', 'api', 'api', 'web'), ['13:00-15:40 api: api']);
    assert.deepEqual(inTurns('a', 'b', 'c', 'd', 'e'), ['13:00-16:20 ?: a, b, c, d, e']);
  });

  it('are each of its project where the turns are longer', () => {
    assert.deepEqual(propose(turns('13:00', 10, ['api', 'web', 'api'])), [
      '13:00-13:10 api: api',
      '13:10-13:20 web: web',
      '13:20-13:30 api: api',
    ]);
  });

  it('leave a turn that is too short to the work beside it', () => {
    const web = activity('10:00-10:03', 'web', 'web');

    assert.deepEqual(propose([activity('9:00-10:00'), web, activity('10:03-11:00')]), ['9:00-11:00 api: ']);
    assert.deepEqual(propose([activity('9:00-10:00'), web]), ['9:00-10:03 api: ']);
    assert.deepEqual(propose([web, activity('10:04-11:00', 'support')]), ['10:00-11:00 support: ']);
    assert.deepEqual(propose([activity('9:00-9:50'), web]), ['9:00-9:50 api: ']);
  });

  it('show what was seen in two windows at a time as evidence of what took the time', () => {
    const of = (...evidence: readonly Evidence[]) =>
      proposeDay({ day, recorded: [], evidence }).map(
        ({ startMs, endMs, projectId, evidence: own }) =>
          `${clock(startMs)}-${clock(endMs)} ${projectId ?? '?'} of ${own.length}`,
      );

    assert.deepEqual(of(activity('16:00-18:00'), activity('16:05-17:55', 'web')), ['16:00-18:00 ? of 2']);
    assert.deepEqual(of(activity('9:00-11:00'), activity('10:00-12:00', 'web')), [
      '9:00-11:00 api of 2',
      '11:00-12:00 web of 1',
    ]);
  });

  it('leave out the stretches of activity that were ignored, and no other', () => {
    const seen = { ...activity('9:00-12:00'), ignored: [span('9:30-9:40'), span('11:30-12:00')] } as Evidence;

    assert.deepEqual(propose([seen]), ['9:00-9:30 api: ', '9:40-11:30 api: ']);
    assert.deepEqual(propose([seen, activity('9:30-10:00', 'web')]), [
      '9:00-9:30 api: ',
      '9:30-10:00 ?: ',
      '10:00-11:30 api: ',
    ]);
  });

  it('are of no rest alone in which nothing was seen', () => {
    assert.deepEqual(
      propose(
        [activity('9:00-9:30'), commit('9:20', 'Add login'), activity('9:44-10:00')],
        ['9:00-9:31', '9:44-10:00'],
      ),
      [],
    );
  });

  it('say of activity what its commits say', () => {
    assert.deepEqual(
      propose([activity('9:00-10:00'), commit('9:40', 'Add login'), commit('10:05', 'Fix login')]),
      ['9:00-10:00 api: Add login; Fix login'],
    );
  });

  it('take half an hour before a lone commit, and one stretch for those that follow within two hours', () => {
    assert.deepEqual(propose([commit('10:00', 'One')]), ['9:30-10:00 api: One']);
    assert.deepEqual(propose([commit('10:00', 'One'), commit('11:50', 'Two'), commit('16:00', 'Three')]), [
      '9:30-11:50 api: One; Two',
      '15:30-16:00 api: Three',
    ]);
  });

  it('let a meeting come before what the editor saw meanwhile', () => {
    assert.deepEqual(propose([activity('9:00-12:00'), event('10:00-11:00', 'Planning')]), [
      '9:00-10:00 api: ',
      '10:00-11:00 ?: Planning',
      '11:00-12:00 api: ',
    ]);
  });

  it('stay within the day', () => {
    const night = { ...span('0:00-1:00'), startMs: -60 * minute };
    const late: Evidence = { kind: 'event', key: 'e', summary: 'Deploy', ...night };

    assert.deepEqual(propose([late]), ['0:00-1:00 ?: Deploy']);
    assert.deepEqual(
      proposeDay({
        day: { startMs: 0, endMs: at('9:00') },
        recorded: [],
        evidence: [activity('9:00-10:00')],
      }),
      [],
    );
  });

  const spans = fc
    .tuple(fc.integer({ min: -120, max: 1500 }), fc.integer({ min: 1, max: 300 }))
    .map(([start, length]) => ({ startMs: start * minute, endMs: (start + length) * minute }));
  const project = fc.constantFrom('api', 'web', undefined);
  const evidence: fc.Arbitrary<Evidence> = fc.oneof(
    fc
      .record({ kind: fc.constant('activity' as const), key: fc.uuid(), projectId: project, span: spans })
      .map(({ span: own, ...each }) => ({ ...each, ...own })),
    fc
      .record({ kind: fc.constant('event' as const), key: fc.uuid(), summary: fc.string(), span: spans })
      .map(({ span: own, ...each }) => ({ ...each, ...own })),
    fc
      .record({
        kind: fc.constant('commit' as const),
        key: fc.uuid(),
        projectId: project,
        subject: fc.string(),
        span: spans,
      })
      .map(({ span: own, ...each }) => ({ ...each, atMs: own.endMs })),
  );

  it('share no time with one another, with what is recorded, or with other days, and each has evidence', () => {
    fc.assert(
      fc.property(
        fc.array(evidence, { maxLength: 20 }),
        fc.array(spans, { maxLength: 6 }),
        (seen, recorded) => {
          const proposals = proposeDay({ day, recorded, evidence: seen });
          let before = day.startMs;
          for (const { startMs, endMs, evidence: own } of proposals) {
            assert.ok(startMs >= before && endMs <= day.endMs && endMs - startMs >= 5 * minute);
            assert.ok(recorded.every((other) => other.endMs <= startMs || other.startMs >= endMs));
            assert.ok(own.length > 0);
            before = endMs;
          }
        },
      ),
    );
  });

  it('do not depend on the order in which things are told', () => {
    fc.assert(
      fc.property(fc.uniqueArray(evidence, { maxLength: 12, selector: ({ key }) => key }), (seen) => {
        assert.deepEqual(
          proposeDay({ day, recorded: [], evidence: seen }),
          proposeDay({ day, recorded: [], evidence: [...seen].reverse() }),
        );
      }),
    );
  });

  it('leave nothing unproposed of what was seen for long enough, on however many projects', () => {
    const seen = fc
      .record({
        key: fc.uuid(),
        projectId: project,
        startMs: fc.nat(180),
        minutes: fc.integer({ min: 1, max: 30 }),
      })
      .map(({ startMs, minutes, ...each }) => ({
        kind: 'activity' as const,
        ...each,
        startMs: startMs * minute,
        endMs: (startMs + minutes) * minute,
      }));
    fc.assert(
      fc.property(fc.array(seen, { maxLength: 20 }), (all) => {
        const proposed = proposeDay({ day, recorded: [], evidence: all });
        let run = 0;
        for (let ms = 0; ms < 220 * minute; ms += minute) {
          run = all.some(({ startMs, endMs }) => startMs <= ms && ms < endMs) ? run + 1 : 0;
          const from = ms - (run - 1) * minute;
          if (run < 5) continue;
          for (let each = from; each <= ms; each += minute) {
            assert.ok(proposed.some(({ startMs, endMs }) => startMs <= each && each < endMs));
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('leave nothing of a meeting or of activity unproposed that is long enough and not recorded', () => {
    fc.assert(
      fc.property(fc.array(spans, { maxLength: 6 }), spans, (recorded, seen) => {
        const proposed = proposeDay({
          day,
          recorded,
          evidence: [{ kind: 'event', key: 'e', summary: 'M', ...seen }],
        });
        const isIn = (all: readonly TimeSpan[], ms: number) =>
          all.some(({ startMs, endMs }) => startMs <= ms && ms < endMs);
        let run = 0;
        for (let ms = Math.max(0, seen.startMs); ms < Math.min(seen.endMs, day.endMs); ms += minute) {
          run = isIn(recorded, ms) ? 0 : run + 1;
          if (run >= 5) assert.ok(isIn(proposed, ms));
        }
      }),
    );
  });
});
