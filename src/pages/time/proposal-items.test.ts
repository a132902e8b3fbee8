import assert from 'node:assert/strict';
import type { TimeProposal, TimeProposals } from '../../api-client/index.ts';
import { inEnglish } from '../words.ts';
import {
  describeEvidence,
  describeProposal,
  describeWarnings,
  findNext,
  mergeProposals,
} from './proposal-items.ts';

function proposal(from: string, to: string, more: Partial<TimeProposal> = {}): TimeProposal {
  const [startedAt, endedAt] = [`2026-11-19T${from}:00.000Z`, `2026-11-19T${to}:00.000Z`];
  const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  return { startedAt, endedAt, seconds, projectId: null, note: '', evidence: [], ...more };
}

function evidence(kind: 'activity' | 'commit' | 'event', text = ''): TimeProposal['evidence'][number] {
  return { kind, key: `${kind}:${text}`, from: '', to: '', text, projectId: null };
}

function list(...items: TimeProposal[]): TimeProposals {
  return { date: '2026-11-19', zone: 'UTC', items, recorded: [], ignored: 0, ignoredKeys: [], warnings: [] };
}

describe('proposals in a list', () => {
  it('say when, how long, of which project, and what they go by', () => {
    const directory = { clients: new Map(), projects: new Map() };
    const shown = describeProposal(
      proposal('09:00', '10:30', {
        note: 'Add login',
        evidence: [evidence('commit'), evidence('commit', 'b')],
      }),
      { zone: 'Europe/Berlin', directory, t: inEnglish },
    );

    assert.deepEqual(shown, {
      label: '$(history) 10:00–11:30 no project yet',
      description: '1:30',
      detail: 'Add login · 2 commits',
    });
  });

  it('name the branches that were worked on, each once', () => {
    const seen = [
      evidence('event', 'Planning'),
      evidence('activity', 'main'),
      evidence('activity', 'main'),
      evidence('activity'),
    ];

    assert.equal(describeEvidence(seen, inEnglish), 'a meeting · work in the editor on main');
  });

  it('are one entry where the next is near and of no other project', () => {
    const [one, next, far] = [
      proposal('09:00', '10:00', { projectId: 'a' }),
      proposal('10:30', '11:00'),
      proposal('13:00', '14:00'),
    ];
    const other = proposal('10:30', '11:00', { projectId: 'b' });

    assert.equal(findNext(list(one, next), one), next);
    assert.equal(findNext(list(next, far), next), undefined);
    assert.equal(findNext(list(one, other), one), undefined);
    assert.equal(findNext(list(one), one), undefined);
  });

  it('are two where time is recorded between them, however little', () => {
    const [one, next] = [proposal('09:00', '10:00'), proposal('10:45', '12:00')];
    const told = (from: string, to: string) => ({ ...list(one, next), recorded: [proposal(from, to)] });

    assert.equal(findNext(told('10:00', '10:45'), one), undefined);
    assert.equal(findNext(told('10:20', '10:21'), one), undefined);
    assert.equal(findNext(told('08:00', '09:00'), one), next);
    assert.equal(findNext(told('12:00', '13:00'), one), next);
  });

  it('have the same next one after they were changed or merged, and never themselves', () => {
    const one = proposal('09:00', '10:00', { evidence: [evidence('commit', 'a')] });
    const next = proposal('10:30', '11:00', { evidence: [evidence('commit', 'b')] });
    const last = proposal('11:30', '12:00', { evidence: [evidence('event', 'c')] });
    const told = list(one, next, last);
    const earlier = { ...one, startedAt: '2026-11-19T08:00:00.000Z', endedAt: '2026-11-19T08:30:00.000Z' };

    assert.equal(findNext(told, { ...one, note: 'Changed' }), next);
    assert.equal(findNext(told, { ...last, note: 'Changed' }), undefined);
    assert.equal(findNext(told, mergeProposals(one, next)), last);
    assert.notEqual(findNext(told, earlier), one);
  });

  it('are merged with all that is known of both, and no note twice', () => {
    const one = proposal('09:00', '10:00', { projectId: 'a', note: 'A; B', evidence: [evidence('commit')] });
    const next = proposal('10:30', '11:00', { note: 'B; C', evidence: [evidence('event')] });

    assert.deepEqual(mergeProposals(one, next), {
      ...proposal('09:00', '11:00'),
      projectId: 'a',
      note: 'A; B; C',
      evidence: [evidence('commit'), evidence('event')],
    });
  });

  it('stand above what of the calendar is left out, which is told by name and kept short', () => {
    const late = { code: 'event_too_slow' as const, event: 'Sync', detail: '' };
    const file = { code: 'not_a_calendar' as const, event: '', detail: 'no BEGIN' };

    assert.deepEqual(describeWarnings([file], inEnglish), [
      {
        label: '$(info) The calendar file',
        description: '',
        detail: 'It is no calendar (iCalendar, .ics), so there are no meetings of it.',
      },
    ]);
    assert.deepEqual(
      describeWarnings([late, late, late, late], inEnglish).map(({ label }) => label),
      ['$(info) Sync', '$(info) Sync', '$(info) and 2 more'],
    );
    assert.deepEqual(describeWarnings([], inEnglish), []);
  });
});
