import type { Schema } from '../../schema.ts';
import { requireOk } from '../billing-practice.ts';
import type { OpenDatabase } from '../databases.ts';
import { createPayingPractice, type PayingPractice } from '../paying-practice.ts';
import { createTestApp, type TestApp } from '../test-app.ts';

export const weekdaySeconds = [28_800, 28_800, 28_800, 28_800, 28_800, 0, 0];

/** A practice with goals. */
export function setUpGoals(open: OpenDatabase<Schema>) {
  let vireo: TestApp;

  let practice: PayingPractice;

  beforeEach(async () => {
    vireo = await createTestApp(await open());
    practice = await createPayingPractice(vireo);
    requireOk(
      await vireo.ask('POST', '/working-times', { body: { validFrom: '2026-01-01', weekdaySeconds } }),
    );
  });

  afterEach(async () => {
    await vireo.app.close();
  });

  const work = async (date: string, hours: number, change: object = {}) =>
    await practice.addEntry({
      startedAt: `${date}T09:00`,
      endedAt: `${date}T${String(9 + hours).padStart(2, '0')}:00`,
      note: 'Review',
      ...change,
    });

  return {
    get vireo() {
      return vireo;
    },
    get practice() {
      return practice;
    },
    work,
  };
}
