import assert from 'node:assert/strict';
import { listStartWarnings, warningsOfEnded } from './entry-warnings.ts';

const overlap = '0199c0de-0000-7000-8000-000000000009';
const warning = { code: 'field_missing', field: 'note', message: 'The note is missing.' } as const;

describe('warningsOfEnded', () => {
  it('tells of time that is shared with another entry, where no rule is broken', () => {
    const ended = { overlaps: [overlap], warnings: [] };

    assert.equal(warningsOfEnded(ended), ended);
  });

  it('tells of a rule that is broken, and of nothing where nothing is', () => {
    const ended = { overlaps: [], warnings: [warning] };

    assert.equal(warningsOfEnded(ended), ended);
    assert.equal(warningsOfEnded({ overlaps: [], warnings: [] }), undefined);
    assert.equal(warningsOfEnded(null), undefined);
  });
});

describe('listStartWarnings', () => {
  it('tells of the entry that was ended, and of recorded time that the timer begins on', () => {
    const ended = { overlaps: [overlap], warnings: [warning] };

    assert.deepEqual(listStartWarnings({ overlaps: [overlap], ended }), [
      ended,
      { overlaps: [overlap], warnings: [] },
    ]);
  });

  it('has nothing to tell of a first start on free time', () => {
    assert.deepEqual(listStartWarnings({ overlaps: [], ended: null }), []);
  });
});
