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
