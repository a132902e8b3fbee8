import type { Schema } from '../../schema.ts';
import type { OpenDatabase } from '../databases.ts';
import { createTestApp, type TestApp } from '../test-app.ts';

const minute = 60_000;

/** A timer that is asked about. */
export function setUpQuestions(open: OpenDatabase<Schema>) {
  let test: TestApp;

  let projectId: string;

  let startedAt: number;

  beforeEach(async () => {
    test = await createTestApp(await open(), { upTo: 'time' });
    ({ projectId } = await test.createProject());
    startedAt = test.clock.now;
    await test.ask('POST', '/timer', { body: { projectId, note: 'Import' } });
  });

  afterEach(async () => {
    await test.app.close();
  });

  /** Minutes since the start as an instant. */
  const at = (minutes: number) => new Date(startedAt + minutes * minute).toISOString();

  const seen = async (minutes: number, body: object = {}) => {
    test.clock.now = startedAt + minutes * minute;
    return await test.ask('POST', '/timer/seen', { body: { at: at(minutes), since: at(0), ...body } });
  };

  const gap = (from: number, to: number, kind = 'idle') => ({
    gap: { from: at(from), to: at(to), kind },
  });

  const timer = async () => (await test.ask('GET', '/timer')).body;

  const answer = (id: string, body: object) => test.ask('POST', `/timer/questions/${id}/answer`, { body });

  const entries = async () =>
    (await test.ask('GET', '/time-entries')).body.items
      .map((item: { startedAt: string; endedAt: string | null; projectId: string }) => [
        (Date.parse(item.startedAt) - startedAt) / minute,
        item.endedAt === null ? null : (Date.parse(item.endedAt) - startedAt) / minute,
        item.projectId,
      ])
      .reverse();

  return {
    get test() {
      return test;
    },
    get projectId() {
      return projectId;
    },
    get startedAt() {
      return startedAt;
    },
    set startedAt(value: number) {
      startedAt = value;
    },
    seen,
    gap,
    at,
    entries,
    timer,
    answer,
  };
}
