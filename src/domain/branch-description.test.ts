import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describeBranch } from './branch-description.ts';

/** Name and the note that a person would write for it; none where the name says nothing. */
const corpus = readFileSync(new URL('../../test/fixtures/branches/names.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split('\t') as [name: string, note: string]);

describe('describeBranch', () => {
  it('says of 95 in 100 names what a person would', () => {
    const wrong = corpus.flatMap(([name, note]) => {
      const said = describeBranch(name) ?? '';
      return said === note ? [] : [`${name}: ${said}, not ${note}`];
    });

    const share = 1 - wrong.length / corpus.length;
    assert.ok(corpus.length >= 200);
    assert.ok(share >= 0.95, `${(share * 100).toFixed(1)} %\n${wrong.join('\n')}`);
  });

  it('always finds the key of a tracker in the usual places', () => {
    // Of letters by chance some are a kind of work: `PR-12` is the number of a pull request.
    const kind = /^(?:ISSUES?|GH|PR|BUG|FIX|TICKET|WIP|FEAT|BUGFIX|HOTFIX|DOCS)-/;
    const key = fc.stringMatching(/^[A-Z]{2,6}-[1-9]\d{0,4}$/).filter((each) => !kind.test(each));
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 5 });
    const prefix = fc.constantFrom('', 'feature/', 'fix/', 'users/max/', 'max/');
    fc.assert(
      fc.property(prefix, key, words, (before, issue, rest) => {
        assert.equal(describeBranch(`${before}${issue}-${rest.join('-')}`), `${issue} ${rest.join(' ')}`);
      }),
    );
  });

  it('takes any name, and answers one line without blanks at its ends, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (name) => {
        const note = describeBranch(name);
        assert.ok(note === undefined || (note.trim() === note && note !== ''));
      }),
    );
  });
});
