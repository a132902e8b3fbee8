import assert from 'node:assert/strict';
import { formatRules } from './print-rules.ts';

const rules = {
  rounding: { mode: 'up', stepSeconds: 900, scope: 'entry', minimumSeconds: 1_800 },
  overlapPolicy: 'crop',
  dailyLimit: { policy: 'warn', seconds: 36_000 },
  requiredFields: ['note'],
  lock: { kind: 'month', date: null, zone: 'Europe/Berlin', graceDays: 5 },
} as const;

describe('formatRules', () => {
  it('is a line a rule, with the level that it is set at', () => {
    const from = {
      rounding: 'project',
      overlapPolicy: 'client',
      dailyLimit: 'organization',
      requiredFields: 'organization',
      lock: 'organization',
    } as const;

    const text = formatRules({
      ...rules,
      requiredFields: [...rules.requiredFields],
      from,
      lockedThrough: '2026-10-31',
    });

    assert.equal(
      text,
      [
        'rounding        up to 0:15 by entry, at least 0:30  (project)',
        'overlaps        crop  (client)',
        'limit of a day  warn beyond 10:00  (organization)',
        'required        note  (organization)',
        'closed          each month (Europe/Berlin), 5 days after its end, now up to 2026-10-31  (organization)',
        '',
      ].join('\n'),
    );
  });

  it('says that nothing is asked', () => {
    const text = formatRules({
      rounding: { mode: 'none', stepSeconds: 60, scope: 'entry' },
      overlapPolicy: 'warn',
      dailyLimit: { policy: 'none', seconds: 0 },
      requiredFields: [],
      lock: { kind: 'none', date: null, zone: 'UTC', graceDays: 0 },
    });

    assert.deepEqual(
      text
        .trim()
        .split('\n')
        .map((line) => line.slice(16)),
      ['none', 'warn', 'none', 'nothing', 'nothing'],
    );
  });
});
