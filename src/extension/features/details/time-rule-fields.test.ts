import assert from 'node:assert/strict';
import { inheritedRules, projectWith } from '../../../../test/support/api-records.ts';
import { inEnglish as t } from '../../../pages/words.ts';
import { type Field, isTextField, orderChoices, type TextField } from './field.ts';
import { type OwnRules, overrideRuleFields, ownRuleFields, rulesOf } from './time-rule-fields.ts';

const rules: OwnRules = {
  rounding: { mode: 'up', stepSeconds: 900, scope: 'day-task', minimumSeconds: 1_800 },
  overlapPolicy: 'crop',
  dailyLimit: { policy: 'refuse', seconds: 36_000 },
  requiredFields: ['note', 'tag'],
  lock: { kind: 'date', date: '2026-10-31', zone: 'Asia/Tokyo', graceDays: 5 },
};
const own = ownRuleFields(rules, { t, zone: 'Europe/Berlin' });
const overridesOf = (change: Partial<OwnRules> = {}) =>
  overrideRuleFields(projectWith({ ...inheritedRules, ...change }), {
    t,
    zone: 'Europe/Berlin',
    inherited: 'As for its client',
    above: rules,
  });

function choiceOf<Patch>(fields: readonly Field<Patch>[], label: string, choice: string) {
  const field = fields.find((one) => one.label === label);
  assert.ok(field !== undefined && !isTextField(field), label);
  const found = field.choices.find((one) => one.label === choice);
  assert.ok(found, `${choice} is not among ${field.choices.map((one) => one.label).join(', ')}`);
  return found.answer;
}

function textOf<Patch>(fields: readonly Field<Patch>[], label: string): TextField<Patch> {
  const field = fields.find((one) => one.label === label);
  assert.ok(field !== undefined && isTextField(field), label);
  return field;
}

const shown = <Patch>(fields: readonly Field<Patch>[]) => fields.map((field) => [field.label, field.shown]);

describe('fields of the rules of time', () => {
  it('show what stands', () => {
    assert.deepEqual(shown(own), [
      ['Rounding', 'Up to 15 min'],
      ['Rounded over', 'each day and task'],
      ['Billed at least', '30 min'],
      ['Overlaps', 'Taken from the other entry'],
      ['Limit of a day', 'Nothing beyond 10:00 h'],
      ['Required', 'Note, Tag'],
      ['Closed time', 'Up to 2026-10-31'],
      ['Days of grace', '5 days'],
      ['Zone of closed days', 'Asia/Tokyo'],
    ]);
  });

  it('show that nothing is set, and hide what only a rule of its own has', () => {
    assert.deepEqual(shown(overridesOf()), [
      ['Rounding', 'As for its client: Up to 15 min'],
      ['Overlaps', 'As for its client: Taken from the other entry'],
      ['Limit of a day', 'As for its client: Nothing beyond 10:00 h'],
      ['Required', 'As for its client: Note, Tag'],
      ['Closed time', 'As for its client: Up to 2026-10-31'],
    ]);
    assert.deepEqual(
      choiceOf(overridesOf(rules), 'Overlaps', 'As for its client: Taken from the other entry'),
      {
        patch: { overlapPolicy: null },
      },
    );
  });

  it('change one part of a rule and keep the others', () => {
    assert.deepEqual(choiceOf(own, 'Rounding', 'To the nearest 6 min'), {
      patch: { rounding: { ...rules.rounding, mode: 'nearest', stepSeconds: 360 } },
    });
    assert.deepEqual(textOf(own, 'Billed at least').toPatch('15'), {
      rounding: { ...rules.rounding, minimumSeconds: 900 },
    });
    assert.deepEqual(textOf(own, 'Days of grace').toPatch('7'), { lock: { ...rules.lock, graceDays: 7 } });
    assert.deepEqual(choiceOf(own, 'Closed time', 'Each month once it is over'), {
      patch: { lock: { ...rules.lock, kind: 'month', date: null } },
    });
  });

  it('start a lock in the zone of the practice', () => {
    const answer = choiceOf(overridesOf(), 'Closed time', 'Up to a date…');

    assert.ok('ask' in answer);
    assert.deepEqual(answer.ask.toPatch('2026-10-31'), {
      lock: { kind: 'date', date: '2026-10-31', zone: 'Europe/Berlin', graceDays: 0 },
    });
    assert.equal(answer.ask.check('2026-10-31'), undefined);
    for (const text of ['', '31.10.2026', '2026-02-30', 'tomorrow']) {
      assert.notEqual(answer.ask.check(text), undefined, text);
    }
  });

  it('take hours of a day, and nothing that is no day', () => {
    const answer = choiceOf(own, 'Limit of a day', 'A warning…');

    assert.ok('ask' in answer);
    assert.equal(answer.ask.text, '10');
    assert.deepEqual(answer.ask.toPatch('7,5'), { dailyLimit: { policy: 'warn', seconds: 27_000 } });
    for (const text of ['', '0', '25', 'ten']) assert.notEqual(answer.ask.check(text), undefined, text);
  });

  it('begin each list of choices with the one that is set', () => {
    const firstOf = (fields: readonly Field<never>[]) =>
      fields.flatMap((field) => (isTextField(field) ? [] : [orderChoices(field)[0]]));
    const firsts = (fields: readonly Field<never>[]) =>
      firstOf(fields).map((first) => [first?.choice.label, first?.isSet]);

    assert.deepEqual(firsts(own as readonly Field<never>[]).slice(0, 6), [
      ['Up to 15 min', true],
      ['each day and task', true],
      ['Taken from the other entry', true],
      ['Nothing more is recorded…', true],
      ['Note, Tag', true],
      ['Up to a date…', true],
    ]);
    assert.deepEqual(firsts(overridesOf({ overlapPolicy: 'warn' }) as readonly Field<never>[])[1], [
      'Allowed, with a warning',
      true,
    ]);
  });

  it('take for a client its own rules, and the practice’s where it has none', () => {
    assert.deepEqual(rulesOf({ ...inheritedRules, overlapPolicy: 'warn' }, rules), {
      ...rules,
      overlapPolicy: 'warn',
    });
  });
});
