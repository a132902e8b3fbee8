import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openKeptReads } from './kept-reads.ts';
import { readKept } from './read-kept.ts';

describe('what a list says without a connection', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-kept-'));
  after(() => rmSync(folder, { recursive: true }));
  const reads = openKeptReads(folder);
  const keep = (url: string, at: number, items: readonly object[], nextCursor: string | null = null) =>
    reads.keep({ url: `/api/v1${url}`, at, body: JSON.stringify({ items, nextCursor }) });
  const idsOf = (url: string) =>
    JSON.parse(readKept(reads, `/api/v1${url}`)?.body ?? '{"items":[]}').items.map(
      ({ id }: { id: string }) => id,
    );

  const entry = (id: string, day: string, projectId = 'p') => ({
    id,
    projectId,
    localDate: day,
    startedAt: `${day}T08:00:00Z`,
  });

  it('is what was read last in the same way', () => {
    keep('/projects?limit=500', 1, [{ id: 'a', archivedAt: null }]);
    keep('/projects?limit=500', 2, [{ id: 'b', archivedAt: null }], 'more');

    assert.deepEqual(readKept(reads, '/api/v1/projects?limit=500')?.at, 2);
    assert.deepEqual(idsOf('/projects?limit=500'), ['b']);
    assert.deepEqual(idsOf('/projects?limit=500&cursor=more'), []);
  });

  it('is else of all that was read of it, each once and narrowed by what is asked for', () => {
    keep('/time-entries?limit=200', 1, [entry('old', '2026-11-01'), entry('same', '2026-11-03')]);
    keep('/time-entries?from=2026-11-04', 3, [entry('new', '2026-11-04', 'q'), entry('same', '2026-11-05')]);

    assert.deepEqual(idsOf('/time-entries?limit=40'), ['same', 'new', 'old']);
    assert.deepEqual(idsOf('/time-entries?limit=1'), ['same']);
    assert.deepEqual(idsOf('/time-entries?projectId=p&limit=40'), ['same', 'old']);
    assert.deepEqual(idsOf('/time-entries?from=2026-11-01&to=2026-11-04&spanning=true'), ['new', 'old']);
    assert.equal(readKept(reads, '/api/v1/time-entries?limit=40')?.at, 1, 'it is as old as its oldest page');
  });

  it('leaves out what is archived only where that is asked for', () => {
    keep('/tasks?limit=500', 1, [
      { id: 'open', archivedAt: null },
      { id: 'done', archivedAt: '2026-11-01T00:00:00Z' },
    ]);

    assert.deepEqual(idsOf('/tasks?archived=false'), ['open']);
    assert.deepEqual(idsOf('/tasks?archived=true'), ['done']);
    assert.deepEqual(idsOf('/tasks'), ['open', 'done']);
  });

  it('is nothing where nothing of it was read, and of no other list', () => {
    keep('/users/me', 1, []);

    assert.equal(readKept(reads, '/api/v1/users'), undefined);
    assert.equal(readKept(reads, '/api/v1/timer'), undefined);
  });
});
