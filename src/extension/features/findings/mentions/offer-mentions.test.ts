import assert from 'node:assert/strict';
import { listed } from '../../../../pages/findings/testing.test.ts';
import { offerMentions } from './offer-mentions.ts';

const sql = listed('a');
const debug = listed('b', { title: 'Debug output', ruleId: 'debug-output', severity: 'low', path: 'log.ts' });
const labelsOf = (...asked: Parameters<typeof offerMentions>) =>
  offerMentions(...asked).map(({ label }) => label);

describe('findings that a question can name', () => {
  it('have their title, file and line, the folder beside it, the worst first', () => {
    assert.deepEqual(offerMentions([debug, sql], ''), [
      { kind: 'finding', label: 'SQL injection · db.ts:42', id: sql.key, detail: 'src' },
      { kind: 'finding', label: 'Debug output · log.ts:42', id: debug.key },
    ]);
  });

  it('are found by title, place, rule and kind', () => {
    assert.deepEqual(labelsOf([sql, debug], 'INJECT'), ['SQL injection · db.ts:42']);
    assert.deepEqual(labelsOf([sql, debug], 'src/db'), ['SQL injection · db.ts:42']);
    assert.deepEqual(labelsOf([sql, debug], 'log.ts:42'), ['Debug output · log.ts:42']);
    assert.deepEqual(labelsOf([sql, debug], 'debug-out'), ['Debug output · log.ts:42']);
    assert.equal(labelsOf([sql, debug], 'finding').length, 2);
    assert.deepEqual(labelsOf([sql, debug], 'nordwind'), []);
  });

  it('are open ones whose code is there, and not so many that nothing else is found', () => {
    const settled = [listed('c', { state: 'dismissed' }), listed('d', { isGone: true })];
    const many = Array.from({ length: 50 }, (_, index) => listed(`m${index}`));

    assert.deepEqual(offerMentions(settled, ''), []);
    assert.equal(offerMentions(many, '').length, 8);
  });
});
