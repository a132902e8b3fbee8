import assert from 'node:assert/strict';
import { inEnglish as t } from '../../../../pages/words.ts';
import { describeOutcome } from './describe-outcome.ts';

const reportOf = (...parts: readonly string[]) => [...parts, '**Checked**'].join('\n\n');

describe('describeOutcome', () => {
  it('names the files that were written', () => {
    const list = (...names: string[]) => names.map((name) => `- ${name}`).join('\n');

    assert.equal(describeOutcome(reportOf('# Changed 1 file', list('a.ts')), t), 'changed 1 file: a.ts.');
    assert.equal(
      describeOutcome(reportOf('# Changed 4 files', list('a', 'b', 'c', 'd')), t),
      'changed 4 files: a, b, c, ….',
    );
    assert.equal(describeOutcome(reportOf('# Changed 0 files', ''), t), 'the files had all of it already.');
  });

  it('says why nothing was written', () => {
    const why = 'Changed meanwhile at the same place: a.ts. Nothing was written.';

    assert.equal(describeOutcome(reportOf('# Nothing was changed', why), t), `nothing was changed. ${why}`);
    assert.equal(
      describeOutcome(reportOf('# Declined: nothing was changed', '> no'), t),
      'declined, nothing was changed.',
    );
    assert.equal(
      describeOutcome(reportOf('# Suggested: nothing was changed'), t),
      'suggests changes, nothing was changed.',
    );
  });

  it('takes the heading of a report that it does not know', () => {
    assert.equal(describeOutcome('# Opened a pull request\n\nmore', t), 'Opened a pull request');
    assert.equal(describeOutcome(null, t), '');
  });
});
