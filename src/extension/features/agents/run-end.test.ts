import assert from 'node:assert/strict';
import { inEnglish as t } from '../../../pages/words.ts';
import { describeEnd } from './run-end.ts';

const ports = { t, names: { agent: 'Security agent', project: 'Orders service' } };
const found = (total: number) => ({ total, byFinder: [], lowConfidence: 0 });
const done = { state: 'done', error: null } as const;

describe('describeEnd', () => {
  it('counts what was found', () => {
    assert.equal(
      describeEnd(done, found(15), ports)?.sentence,
      'Security agent: 15 findings in Orders service.',
    );
    assert.equal(
      describeEnd(done, found(1), ports)?.sentence,
      'Security agent: 1 finding in Orders service.',
    );
  });

  it('leads to problems only where there are some', () => {
    assert.equal(describeEnd(done, found(2), ports)?.hasFindings, true);
    assert.deepEqual(describeEnd(done, found(0), ports), {
      sentence: 'Security agent: no findings in Orders service.',
      failed: false,
      hasFindings: false,
    });
  });

  it('says why a run failed', () => {
    const error = { code: 'folder_missing', message: 'The folder is gone.' };

    assert.deepEqual(describeEnd({ state: 'failed', error }, found(0), ports), {
      sentence: 'Security agent failed on Orders service. The folder is gone.',
      failed: true,
      hasFindings: false,
    });
  });

  it('is silent about what was cancelled', () => {
    assert.equal(describeEnd({ state: 'cancelled', error: null }, found(0), ports), undefined);
  });
});
