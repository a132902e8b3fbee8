import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { read } from '../../../../testing/coach/frame-lines.ts';

const ofCheckout = (bound: string) => `budgetUsed, project=checkout, ${bound}, yes-no`;
const left = 'budgetLeft, project=checkout, above 0, yes-no';

const readings: Readonly<Record<string, string>> = {
  'Has the Checkout budget been exceeded?': ofCheckout('above 100'),
  'Ist das Kontingent von Checkout schon überzogen?': ofCheckout('above 100'),
  'is Checkout over budget or not?': ofCheckout('above 100'),
  'Ist Checkout noch nicht über dem Budget?': ofCheckout('atMost 100'),
  'Is Checkout still within its budget?': ofCheckout('atMost 100'),
  'Bin ich bei Checkout im Budget?': ofCheckout('atMost 100'),
  'Is the budget for Checkout exhausted?': ofCheckout('atLeast 100'),
  'Ist das Budget von Checkout weg?': ofCheckout('atLeast 100'),
  'Is the Checkout budget not used up yet?': ofCheckout('below 100'),
  'Is anything of the Checkout budget used?': ofCheckout('above 0'),
  'do I have any budget left on Checkout?': left,
  'Ist für Checkout noch Budget verfügbar?': left,
  'Is two thirds of the Checkout budget used?': ofCheckout('atLeast 66.67'),
  'Ist weniger als ein Viertel vom Budget von Checkout verbraucht?': ofCheckout('below 25'),
  'projects with over half of their budget used': 'budgetUsed, by project, above 50',
  'Welche Projekte haben mindestens drei Viertel ihres Budgets verbraucht?':
    'budgetUsed, by project, atLeast 75, list',
  'which projects have less than a quarter of the budget left?': 'budgetUsed, by project, above 75, list',
  'Which projects are past the halfway mark of their budget?': 'budgetUsed, by project, above 50, list',
  'Which projects have not used more than half of their budget?': 'budgetUsed, by project, atMost 50, list',
  'projects not over budget': 'budgetUsed, by project, atMost 100',
  'Which of my two Acme projects has the lower rate?': 'rate, client=acme, by project, least first, list',
  'Welches der beiden Acme-Projekte hat das kleinere Budget?':
    'budget, client=acme, by project, least first, list',
};

describe('bounds of budgets that words say', () => {
  for (const [text, frame] of Object.entries(readings))
    it(`are read of "${text}"`, () => assert.equal(read(text), frame));

  it('are none where a sum is asked for', () => {
    for (const text of [
      'How much of the Checkout budget is left?',
      'can you tell me how much budget is left on Checkout',
      'Wie viel Prozent vom Budget von Checkout sind verbraucht?',
    ])
      assert.doesNotMatch(read(text), /above|atLeast|atMost/, text);
  });
});
