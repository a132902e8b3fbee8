import assert from 'node:assert/strict';
import { checkStandards, owaspOf } from './standards.ts';

describe('checkStandards', () => {
  it('accepts what OWASP lists, and the choice of the rule where it lists nothing', () => {
    assert.deepEqual(owaspOf([89]), ['A03:2021']);
    assert.deepEqual(
      checkStandards([
        { id: 'a', cwe: [89], owasp: ['A03:2021'] },
        { id: 'b', cwe: [1333], owasp: ['A05:2021'] },
        { id: 'c', cwe: [], owasp: [] },
      ]),
      [],
    );
  });

  it('names a weakness that does not exist, and an entry that it does not belong to', () => {
    const problems = checkStandards([{ id: 'a', cwe: [89, 99_999], owasp: ['A03:2021', 'A05:2021'] }]);

    assert.equal(problems.length, 2);
    assert.match(problems.join(), /CWE-99999 is no weakness/);
    assert.match(problems.join(), /under A05:2021, but under A03:2021/);
  });
});
