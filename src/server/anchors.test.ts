import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findSnippet, indentShift, shiftLine } from './anchors.ts';

const edit = (startLine: number, endLine: number, newText: string) => ({
  startOffset: 0,
  endOffset: 0,
  newText,
  startLine,
  endLine,
});

describe('shiftLine', () => {
  it('moves with lines that come and go above', () => {
    assert.equal(shiftLine(10, edit(2, 2, 'a\nb\n')), 12);
    assert.equal(shiftLine(10, edit(2, 5, '')), 7);
    assert.equal(shiftLine(10, edit(2, 2, 'no break')), 10);
  });

  it('stays for edits below', () => {
    assert.equal(shiftLine(10, edit(11, 14, 'x\n')), 10);
  });

  it('moves with breaks put in right before it', () => {
    assert.equal(shiftLine(10, edit(10, 10, '\n\n')), 12);
  });

  it('goes to the start of an edit that swallows it', () => {
    assert.equal(shiftLine(10, edit(8, 14, '')), 8);
  });

  it('is undone by the edit that undoes', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(5), (line, at, breaks) => {
        fc.pre(at < line);
        const added = shiftLine(line, edit(at, at, '\n'.repeat(breaks)));

        assert.equal(shiftLine(added, edit(at, at + breaks, '')), line);
      }),
    );
  });
});

describe('findSnippet', () => {
  const lines = ['a();', 'flaw();', '', '  flaw();', 'b();'];
  const nowhere = () => false;

  it('takes the place nearest to where it is expected, whatever its indentation', () => {
    assert.equal(findSnippet({ lines, snippet: 'flaw();', nearLine: 4, isTaken: nowhere }), 3);
    assert.equal(findSnippet({ lines, snippet: '\tflaw();', nearLine: 0, isTaken: nowhere }), 1);
  });

  it('leaves a place that another finding has', () => {
    assert.equal(findSnippet({ lines, snippet: 'flaw();', nearLine: 1, isTaken: (at) => at === 1 }), 3);
  });

  it('wants all lines of the snippet', () => {
    assert.equal(findSnippet({ lines, snippet: 'flaw();\nb();', nearLine: 0, isTaken: nowhere }), 3);
    assert.equal(findSnippet({ lines, snippet: 'flaw();\nc();', nearLine: 0, isTaken: nowhere }), undefined);
  });

  it('finds nothing for a snippet without code', () => {
    assert.equal(findSnippet({ lines, snippet: '  ', nearLine: 2, isTaken: nowhere }), undefined);
  });
});

describe('indentShift', () => {
  it('says how far the code has moved', () => {
    assert.equal(indentShift('      flaw();', '  flaw();\nmore'), 4);
  });
});
