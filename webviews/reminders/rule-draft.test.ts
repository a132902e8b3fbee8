import assert from 'node:assert/strict';
import { axisDays, draftForClient, toDraft, withoutLastStep, withStep, withStepAdded } from './rule-draft.ts';
import type { RuleRow } from './rule-messages.ts';

const step = (afterDays: number, change: Partial<RuleRow['steps'][number]> = {}) => ({
  afterDays,
  fee: null,
  interest: false,
  texts: {},
  ...change,
});

const everyone: RuleRow = {
  clientId: null,
  clientName: null,
  version: 4,
  steps: [
    step(7),
    step(21, { fee: { kind: 'amount', amount: { minor: 4050, currency: 'EUR' } }, interest: true }),
  ],
  sending: 'ask',
  deadlineDays: 14,
  announcement: { de: 'Danach mahnt ein Anwalt.' },
  law: null,
  atFault: true,
  currency: 'EUR',
};

describe('a rule as it is typed', () => {
  it('begins as it is kept', () => {
    const draft = toDraft(everyone);

    assert.deepEqual(
      draft.steps.map(({ afterDays, fee, amount, interest }) => [afterDays, fee, amount, interest]),
      [
        ['7', 'none', '', false],
        ['21', 'amount', '40.50', true],
      ],
    );
    assert.deepEqual(
      [draft.clientId, draft.version, draft.announcementDe, draft.law],
      ['', 4, 'Danach mahnt ein Anwalt.', ''],
    );
  });

  it('begins for a client as that of everyone, with amounts of its own currency alone', () => {
    const same = draftForClient(everyone, { id: 'c', currency: 'EUR' });
    const other = draftForClient(everyone, { id: 'c', currency: 'CHF' });

    assert.deepEqual([same.clientId, same.version, same.steps[1]?.amount], ['c', 0, '40.50']);
    assert.deepEqual([other.currency, other.steps[1]?.fee, other.steps[1]?.amount], ['CHF', 'none', '']);
  });

  it('gets a step two weeks after the last, and loses the last', () => {
    const draft = toDraft(everyone);
    const more = withStepAdded(draft);

    assert.equal(more.steps[2]?.afterDays, '35');
    assert.deepEqual(withoutLastStep(more), draft);
    assert.equal(withStepAdded({ ...draft, steps: [] }).steps[0]?.afterDays, '7');
    assert.equal(withStepAdded(withStep(draft, 1, { afterDays: 'soon' })).steps[2]?.afterDays, '');
  });

  it('is drawn on an axis that ends a week after the last step of all', () => {
    assert.equal(axisDays([everyone]), 42);
    assert.equal(axisDays([everyone, { steps: [step(60)] }]), 67);
  });
});
