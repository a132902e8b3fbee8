import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { anchorAt, findAnchor } from './anchor.ts';
import { documentActs, documentStates, stateAfter } from './document.ts';

describe('the approval of a document', () => {
  it('reaches approved through review alone, and leaves it by a new text alone', () => {
    const ways = documentStates.flatMap((state) =>
      documentActs.flatMap((act) => {
        const to = stateAfter(state, act);
        return to === undefined ? [] : [`${state} ${act} ${to}`];
      }),
    );
    assert.deepEqual(ways, [
      'draft submit in-review',
      'in-review withdraw draft',
      'in-review approve approved',
      'in-review send-back draft',
    ]);
  });
});

describe('the anchor of a comment', () => {
  const lines = fc.array(fc.constantFrom('one', 'two', 'three', '', '# four', '- five'), { maxLength: 12 });

  it('is found again where text is added before, after, or both', () => {
    fc.assert(
      fc.property(lines, lines, lines, fc.nat(), (above, middle, below, pick) => {
        const text = `${middle.join('\n')}\nthe passage ${pick}\n${middle.join('\n')}`;
        const start = text.indexOf('the passage');
        const anchor = anchorAt(text, { start, end: start + `the passage ${pick}`.length });
        const changed = `${above.join('\n')}\n${text}\n${below.join('\n')}`;
        assert.equal(findAnchor(changed, anchor), above.join('\n').length + 1 + start);
      }),
    );
  });

  it('prefers the place whose surroundings are alike, and is gone with its text', () => {
    const text = 'a: yes\nb: yes\nc: yes\n';
    const anchor = anchorAt(text, { start: text.indexOf('yes', 10), end: text.indexOf('yes', 10) + 3 });

    assert.equal(findAnchor(`x: yes\n${text}`, anchor), 7 + 10);
    assert.equal(findAnchor('a: no\n', anchor), undefined);
    assert.equal(findAnchor(text, { quote: '', before: '', after: '' }), undefined);
  });
});
