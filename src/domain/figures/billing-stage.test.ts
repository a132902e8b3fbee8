import assert from 'node:assert/strict';
import { findBillingStage } from './billing-stage.ts';

const entry = { billable: true, seconds: 60, sheet: undefined, invoice: undefined };

describe('the stage of unbilled time', () => {
  it('is open until its timesheet is approved', () => {
    assert.equal(findBillingStage(entry), 'open');
    assert.equal(findBillingStage({ ...entry, sheet: 'submitted' }), 'open');
    assert.equal(findBillingStage({ ...entry, sheet: 'approved' }), 'ready');
  });

  it('is not ready while it is on a draft', () => {
    assert.equal(findBillingStage({ ...entry, sheet: 'approved', invoice: 'draft' }), 'drafted');
  });

  it('is none on an invoice that was issued, or cancelled without a release of its time', () => {
    for (const invoice of ['issued', 'sent', 'part_paid', 'paid', 'cancelled'] as const) {
      assert.equal(findBillingStage({ ...entry, sheet: 'approved', invoice }), undefined);
    }
  });

  it('is none of what is not billable, or has no time', () => {
    assert.equal(findBillingStage({ ...entry, billable: false }), undefined);
    assert.equal(findBillingStage({ ...entry, seconds: 0 }), undefined);
  });
});
