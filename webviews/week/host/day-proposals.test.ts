import assert from 'node:assert/strict';
import type { TimeProposal, Week } from '../../../src/api-client/index.ts';
import { DayProposals, type FoundProposals, isRecorded, toGapEntry } from './day-proposals.ts';

const date = '2026-11-18';
const zone = 'Europe/Berlin';

function proposal(start: string, end: string, change: Partial<TimeProposal> = {}): TimeProposal {
  const [startedAt, endedAt] = [`${date}T${start}:00Z`, `${date}T${end}:00Z`];
  const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  const evidence = [
    {
      kind: 'commit' as const,
      key: `commit:${start}`,
      from: endedAt,
      to: endedAt,
      text: 'Fix',
      projectId: null,
    },
  ];
  return { startedAt, endedAt, seconds, projectId: 'p', note: `at ${start}`, evidence, ...change };
}

/** A day of which evidence is set aside by its key. */
function open(...items: readonly TimeProposal[]) {
  const recorded: FoundProposals['told']['recorded'] = [];
  const ignored = new Set<string>();
  const find = async (): Promise<FoundProposals> => {
    const left = items.filter(({ evidence }) => !evidence.some(({ key }) => ignored.has(key)));
    const told = {
      date,
      zone,
      items: left,
      recorded,
      ignored: ignored.size,
      ignoredKeys: [...ignored],
      warnings: [],
    };
    const seen = [{ hash: 'c0ffee', subject: 'Fix', at: `${date}T09:00:00Z`, remote: 'api' }];
    return { told, problem: null, seen, projects: [{ id: 'p', name: 'C · P' }] };
  };
  const ignore = async (keys: readonly string[]): Promise<void> => {
    for (const key of keys) ignored.add(key);
  };
  const restore = async (keys: readonly string[]): Promise<void> => {
    for (const key of keys) ignored.delete(key);
  };
  const proposals = new DayProposals({ find, ignore, restore });
  const times = async () =>
    (await proposals.find(date)).items.map(({ startedAt, endedAt }) =>
      [startedAt, endedAt].map((at) => at.slice(11, 16)).join('-'),
    );
  return { proposals, times, recorded, ignore };
}

const idOf = ({ startedAt, endedAt }: TimeProposal) => `${startedAt}/${endedAt}`;

describe('proposals for a day of the week', () => {
  const first = proposal('08:00', '09:00');
  const second = proposal('09:15', '10:00', { projectId: null });
  const late = proposal('14:00', '14:30');

  it('merges with the next where both may be one entry, and keeps that while the day is the same', async () => {
    const { proposals, times } = open(first, second, late);
    const { items } = await proposals.find(date);
    assert.deepEqual(
      items.map(({ canMerge }) => canMerge),
      [true, false, false],
    );

    proposals.merge(idOf(first));
    assert.deepEqual(await times(), ['08:00-10:00', '14:00-14:30']);
    assert.equal(proposals.merge(idOf(late)), undefined);
    await proposals.ignore(idOf(late));
    assert.deepEqual(await times(), ['08:00-09:00', '09:15-10:00'], 'the day is another one now');
  });

  it('merges nothing over recorded time, though the page asks for it', async () => {
    const { proposals, times, recorded } = open(first, second);
    recorded.push({ startedAt: `${date}T09:00:00Z`, endedAt: `${date}T09:15:00Z` });
    const { items } = await proposals.find(date);

    assert.deepEqual([items[0]?.canMerge, proposals.merge(idOf(first))], [false, undefined]);
    assert.deepEqual(await times(), ['08:00-09:00', '09:15-10:00']);
  });

  it('sets its evidence aside, and proposes it again', async () => {
    const { proposals, times } = open(first, late);
    await proposals.find(date);

    await proposals.ignore(idOf(first));
    assert.deepEqual([await times(), (await proposals.find(date)).canRestore], [['14:00-14:30'], true]);
    await proposals.restore(date);
    assert.deepEqual(await times(), ['08:00-09:00', '14:00-14:30']);
  });

  it('makes an entry of one as it is, and of one that was changed', async () => {
    const { proposals } = open(first, second);
    await proposals.find(date);
    const make = (one: TimeProposal, change: Parameters<DayProposals['toEntry']>[1] = {}) => {
      const made = proposals.toEntry(idOf(one), change);
      if (!made.ok) return made.error;
      const { projectId, startedAt, endedAt, note } = made.value;
      return [projectId, startedAt.slice(11, 16), endedAt.slice(11, 16), note];
    };

    assert.deepEqual(make(first), ['p', '08:00', '09:00', 'at 08:00']);
    assert.deepEqual(make(first, { times: '9-9:30', note: 'Call' }), ['p', '08:00', '08:30', 'Call']);
    assert.deepEqual(make(first, { times: '1:30' }), ['p', '08:00', '09:30', 'at 08:00']);
    assert.deepEqual(make(second, { projectId: 'q' })[0], 'q');
    assert.equal(make(second), 'no_project');
    assert.equal(make(first, { times: 'soon' }), 'not_a_time');
    assert.equal(make(late), 'changed');
  });

  it('makes an entry of a gap that nothing is proposed for, in the zone of the day', () => {
    const gap = {
      startedAt: `${date}T14:00:20.000Z`,
      endedAt: `${date}T15:30:00.000Z`,
      zone: 'America/New_York',
    };
    const make = (times?: string) => {
      const typed = { projectId: 'p', taskId: 't', gap, note: 'Call', ...(times !== undefined && { times }) };
      const made = toGapEntry(typed);
      if (!made.ok) return made.error;
      const { projectId, taskId, startedAt, endedAt, zone, note } = made.value;
      return [projectId, taskId, startedAt.slice(11, 19), endedAt.slice(11, 19), zone, note];
    };

    assert.deepEqual(make(), ['p', 't', '14:00:20', '15:30:00', 'America/New_York', 'Call']);
    assert.deepEqual(make('9:00-10:00')?.slice(2, 4), ['14:00:20', '15:00:00']);
    assert.deepEqual(make('30m')?.slice(2, 4), ['14:00:20', '14:30:20']);
    assert.equal(make('soon'), 'not_a_time');
  });

  it('gives the entry the commits it goes by, so that it is found by them', async () => {
    const { proposals } = open(first, late);
    await proposals.find(date);

    const made = proposals.toEntry(idOf(first), {});
    const git = made.ok ? made.value.git : undefined;
    assert.deepEqual(
      { remote: git?.remote, commits: git?.commits },
      { remote: 'api', commits: [{ hash: 'c0ffee', subject: 'Fix', at: `${date}T09:00:00Z` }] },
    );
  });

  it('is recorded where its times are an entry of the project by now, as in another window', async () => {
    const { proposals } = open(first);
    await proposals.find(date);
    const made = proposals.toEntry(idOf(first), {});
    if (!made.ok) return assert.fail(made.error);
    const weekOf = (projectId: string, startedAt: string) => {
      const entry = { startedAt, endedAt: `${date}T09:00:00.000Z` };
      return { rows: [{ projectId, cells: [[], [entry]] }] } as unknown as Week;
    };

    assert.equal(isRecorded(weekOf('p', `${date}T08:00:00.000Z`), made.value), true);
    assert.equal(isRecorded(weekOf('q', `${date}T08:00:00.000Z`), made.value), false);
    assert.equal(isRecorded(weekOf('p', `${date}T08:15:00.000Z`), made.value), false);
  });

  it('is proposed again when all that was ignored of the day is, whoever has ignored it and when', async () => {
    const { proposals, times, ignore } = open(first, late);
    await ignore([`commit:08:00`, `commit:14:00`]);
    assert.deepEqual([(await proposals.find(date)).canRestore, await times()], [true, []]);

    await proposals.restore(date);
    assert.deepEqual(await times(), ['08:00-09:00', '14:00-14:30']);
    assert.equal((await proposals.find(date)).canRestore, false);
  });
});
