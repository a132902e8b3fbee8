import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inEnglish as t } from '../../../../pages/words.ts';
import { offerButtons } from './offer-buttons.ts';

const fixes = (count: number) => ({ count, rules: [], paths: [], updates: 'none' as const });
const time = { entryId: 'e', startedAt: '', endedAt: '', seconds: 90, note: '' };

describe('the buttons of what a request offers', () => {
  it('count the findings that have a fix, and are none where nothing is offered', () => {
    const labels = (offer: Parameters<typeof offerButtons>[0]) =>
      offerButtons(offer, t).map(({ label }) => label);

    assert.deepEqual(labels({ fixes: fixes(3), time: null }), ['Fix 3 Findings…']);
    assert.deepEqual(labels({ fixes: fixes(1), time }), ['Fix 1 Finding…', 'Add Time…']);
    assert.deepEqual(labels({ fixes: null, time: null }), []);
    assert.deepEqual(labels(undefined), []);
  });
});
