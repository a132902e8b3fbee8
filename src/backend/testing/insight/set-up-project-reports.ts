import type { Schema } from '../../schema.ts';
import type { OpenDatabase } from '../databases.ts';
import { createTestApp } from '../test-app.ts';
import { setUpReports } from './set-up-reports.ts';

/** One project whose time is reported. */
export function setUpProjectReports(open: OpenDatabase<Schema>) {
  const stage = setUpReports();
  const { post } = stage;

  let projectId: string;

  beforeEach(async () => {
    stage.test = await createTestApp(await open(), { upTo: 'insight' });
    ({ projectId } = await stage.test.createProject());
  });

  afterEach(async () => {
    await stage.test.app.close();
  });

  const add = async (startedAt: string, endedAt: string, more: object = {}) =>
    await post('/time-entries', { projectId, zone: 'Europe/Berlin', startedAt, endedAt, ...more });

  const november = { from: '2026-11-01', to: '2026-11-30' };

  return {
    get projectId() {
      return projectId;
    },
    stage,
    add,
    november,
  };
}
