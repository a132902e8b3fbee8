import assert from 'node:assert/strict';
import { inheritedRules } from '../../../../test/support/api-records.ts';
import type { Project, TimeEntry } from '../../../api-client/index.ts';
import { listOtherWork, rankProjects } from './recent-projects.ts';

const stamps = { version: 1, createdAt: '2026-11-01T00:00:00Z', updatedAt: '2026-11-01T00:00:00Z' };

function project(name: string, change: Partial<Project> = {}): Project {
  return {
    ...stamps,
    id: name,
    name,
    clientId: 'c',
    hourlyRate: { minor: 1, currency: 'EUR' },
    folder: null,
    githubUrl: null,
    budgetSeconds: null,
    remotes: [],
    branches: [],
    ...inheritedRules,
    archivedAt: null,
    ...change,
  };
}

function entry(projectId: string, startedAt: string): TimeEntry {
  return {
    ...stamps,
    id: startedAt,
    userId: 'u',
    projectId,
    taskId: null,
    startedAt,
    endedAt: startedAt,
    zone: 'UTC',
    localDate: startedAt.slice(0, 10),
    seconds: 0,
    note: '',
    billable: true,
    tags: [],
    git: null,
    rate: { minor: 1, currency: 'EUR' },
    rateId: null,
    ownRate: false,
    timesheetId: null,
    overlaps: [],
    billedSeconds: 0,
    warnings: [],
  };
}

describe('rankProjects', () => {
  const names = (...args: Parameters<typeof rankProjects>) =>
    rankProjects(...args).map((one) => one.project.name);

  it('puts the project of the open place first, then what was last worked on, then the rest by name', () => {
    const projects = [project('Zoo'), project('Old'), project('New'), project('Here'), project('Alpha')];
    const entries = [entry('Old', '2026-11-01T09:00:00Z'), entry('New', '2026-11-19T09:00:00Z')];

    assert.deepEqual(names(projects, { entries, fitting: ['Here'] }), ['Here', 'New', 'Old', 'Alpha', 'Zoo']);
  });

  it('leaves archived projects out', () => {
    const archived = project('Fixed', { archivedAt: '2026-11-01T00:00:00Z' });

    assert.deepEqual(names([archived], { entries: [], fitting: [] }), []);
  });
});

describe('listOtherWork', () => {
  const work = (id: string, change: Partial<TimeEntry>) => ({ ...entry('p', id), ...change });
  const running = work('now', { note: 'Call', endedAt: null });
  const ids = (...entries: TimeEntry[]) => listOtherWork(entries, running).map(({ id }) => id);

  it('is each work of the project once, by its last entry, without what runs', () => {
    assert.deepEqual(
      ids(
        running,
        work('e', { note: 'Review' }),
        work('d', { note: 'Call' }),
        work('c', { note: 'Review' }),
        work('b', { note: 'Review', tags: ['deep'] }),
        work('a', { taskId: 'build' }),
      ),
      ['e', 'b', 'a'],
    );
  });

  it('is nothing of another project, and nothing that says not what was done', () => {
    assert.deepEqual(ids({ ...entry('other', 'b'), note: 'Review' }, work('a', {})), []);
  });

  it('is a list to choose from at once', () => {
    const many = Array.from({ length: 20 }, (_, index) => work(`${index}`, { note: `Ticket ${index}` }));

    assert.equal(ids(...many).length, 5);
  });
});
