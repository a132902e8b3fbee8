import assert from 'node:assert/strict';
import fc from 'fast-check';
import { noDailyLimit } from './daily-limit.ts';
import { noDateLock } from './date-lock.ts';
import { exactTime } from './rounding.ts';
import { resolveTimeRules, type TimeRuleOverrides, type TimeRules } from './time-rules.ts';

const organization: TimeRules = {
  rounding: exactTime,
  overlapPolicy: 'warn',
  dailyLimit: noDailyLimit,
  requiredFields: ['note'],
  lock: noDateLock,
};
const overrides: fc.Arbitrary<TimeRuleOverrides> = fc.record(
  {
    rounding: fc.constantFrom(null, { mode: 'up', stepSeconds: 900, scope: 'line' } as const),
    overlapPolicy: fc.constantFrom(null, 'crop' as const, 'refuse' as const),
    dailyLimit: fc.constantFrom(null, { policy: 'warn', seconds: 1 } as const),
    requiredFields: fc.constantFrom(null, [], ['task', 'tag'] as const),
    lock: fc.constantFrom(null, { kind: 'week', date: null, zone: 'UTC', graceDays: 2 } as const),
  },
  { requiredKeys: [] },
);

describe('resolveTimeRules', () => {
  it('takes each rule from the most specific level that sets it, and says which', () => {
    fc.assert(
      fc.property(overrides, overrides, (client, project) => {
        const { rules, from } = resolveTimeRules({ organization, client, project });

        for (const rule of Object.keys(organization) as (keyof TimeRules)[]) {
          const levels = { organization: organization[rule], client: client[rule], project: project[rule] };
          assert.deepEqual(rules[rule], project[rule] ?? client[rule] ?? organization[rule]);
          assert.deepEqual(levels[from[rule]], rules[rule]);
        }
      }),
    );
  });

  it('lets a project ask for nothing where the practice asks for a note', () => {
    const { rules } = resolveTimeRules({ organization, client: {}, project: { requiredFields: [] } });

    assert.deepEqual(rules.requiredFields, []);
  });
});
