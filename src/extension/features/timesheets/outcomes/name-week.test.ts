import assert from 'node:assert/strict';
import { nameWeekFor } from './name-week.ts';

describe('the name of a week', () => {
  const t = (text: string, ...values: readonly unknown[]) =>
    text.replaceAll(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)]));

  it('says whose it is to everybody else', () => {
    const week = { week: 47, userId: 'mia', userName: 'Mia Lund' };

    assert.equal(nameWeekFor('mia', week, t), 'Week 47');
    assert.equal(nameWeekFor('robin', week, t), 'Week 47 of Mia Lund');
  });
});
