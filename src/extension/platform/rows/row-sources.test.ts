import assert from 'node:assert/strict';
import type {} from '../../features/projects/projects.contributes.ts';
import type {} from '../../features/timesheets/timesheets.contributes.ts';
import { noRecord, type Row } from '../row.ts';
import { type RowSource, RowSources } from './row-sources.ts';

const row = (id: string, kind: string, more: Partial<Row> = {}): Row => ({
  id,
  kind,
  label: id,
  record: noRecord,
  ...more,
});

const source = (more: Partial<RowSource> = {}): RowSource => ({
  view: 'vireo.projects',
  below: 'project',
  resources: ['document'],
  load:
    async () =>
    ({ id }) => [row(`${id}/added`, 'added')],
  ...more,
});

const idsOf = (rows: readonly Row[] = []) => rows.map(({ id }) => id);

describe('rows that features add to a tree', () => {
  it('stand below each row of their kind, before those of the tree', async () => {
    const sources = new RowSources();
    sources.add(source());

    const addRows = await sources.load('vireo.projects');
    const [client, project] = addRows([
      row('c1', 'client', { children: [row('p9', 'project')] }),
      row('p1', 'project.folder.idle', { children: [row('own', 'hint')] }),
    ]);

    assert.deepEqual(idsOf(client?.children), ['p9']);
    assert.deepEqual(idsOf(project?.children), ['p1/added', 'own']);
  });

  it('come before what a row loads when it is opened', async () => {
    const sources = new RowSources();
    sources.add(source());

    const addRows = await sources.load('vireo.projects');
    const [project] = addRows([
      row('p1', 'project', { loadChildren: async () => [row('pull', 'pullRequest')] }),
    ]);

    assert.equal(project?.children, undefined);
    assert.deepEqual(idsOf(await project?.loadChildren?.()), ['p1/added', 'pull']);
  });

  it('are those of the view, until their feature ends', async () => {
    const sources = new RowSources();
    const added = sources.add(source());
    sources.add(source({ view: 'vireo.timesheets', resources: ['timesheet'] }));

    assert.deepEqual(sources.resourcesOf('vireo.projects'), ['document']);
    added.dispose();

    const rows = [row('p1', 'project')];
    assert.deepEqual((await sources.load('vireo.projects'))(rows), rows);
    assert.deepEqual(sources.resourcesOf('vireo.projects'), []);
  });
});
