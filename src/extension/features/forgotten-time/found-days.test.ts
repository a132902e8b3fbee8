import assert from 'node:assert/strict';
import { FoundDays } from './found-days.ts';

describe('FoundDays', () => {
  function watch(problem?: string) {
    const looked: string[] = [];
    const days = new FoundDays(async (date) => {
      looked.push(date);
      return { problem, date };
    });
    return { looked, days };
  }

  it('looks at each day once, however often it is asked for', async () => {
    const { looked, days } = watch();

    const found = await Promise.all(['2026-11-20', '2026-11-19', '2026-11-20'].map((day) => days.find(day)));
    await days.find('2026-11-19');

    assert.deepEqual(looked, ['2026-11-20', '2026-11-19']);
    assert.equal(found[2]?.date, '2026-11-20');
  });

  it('looks again after something was recorded or ignored, also at what was being looked at meanwhile', async () => {
    const { looked, days } = watch();

    const early = days.find('2026-11-20');
    days.forget();
    await early;
    await days.find('2026-11-20');

    assert.deepEqual(looked, ['2026-11-20', '2026-11-20']);
  });

  it('tries again what could not be read', async () => {
    const { looked, days } = watch('The calendar cannot be read.');
    let failures = 0;
    const failing = new FoundDays(() => {
      failures += 1;
      return Promise.reject(new Error('The backend does not answer.'));
    });

    await days.find('2026-11-20');
    await days.find('2026-11-20');
    await assert.rejects(failing.find('2026-11-20'), /does not answer/);
    await assert.rejects(failing.find('2026-11-20'), /does not answer/);

    assert.deepEqual({ lookedCount: looked.length, failures }, { lookedCount: 2, failures: 2 });
  });
});
