import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, ScanResult } from '../../scanner/model.ts';
import { ruleSet } from '../../scanner/rules.generated.ts';
import { judgeAsWhole, SteadyFindings } from './steady-findings.ts';

const start = 'one\ntwo\nthree\nfour\n';

/** A finding of the first occurrence of a word. */
function found(text: string, word: string, ruleId = 'debugger-statement'): Finding {
  const startOffset = text.indexOf(word);
  const line = text.slice(0, startOffset).split('\n').length - 1;
  const startColumn = startOffset - (text.lastIndexOf('\n', startOffset - 1) + 1);
  return {
    ruleId,
    message: word,
    category: 'quality',
    severity: 'low',
    confidence: 'high',
    range: {
      startOffset,
      endOffset: startOffset + word.length,
      startLine: line,
      startColumn,
      endLine: line,
      endColumn: startColumn + word.length,
    },
    cwe: [],
    owasp: [],
    fingerprint: `${ruleId} ${word}`,
    steps: [],
    fixes: [],
  };
}

const resultOf = (...findings: Finding[]): ScanResult => ({
  findings,
  suppressed: [],
  partial: false,
  notes: [],
});

/** A document that settled with these findings, and a way to type into it. */
function settled(...words: string[]) {
  const steady = new SteadyFindings();
  let text = start;
  steady.settle({ result: resultOf(...words.map((word) => found(text, word))), syntaxErrors: 0 });
  return {
    steady,
    edit(from: string, to: string): void {
      const at = text.indexOf(from);
      const same = to.startsWith(from) ? from.length : 0;
      steady.edit([{ startOffset: at + same, endOffset: at + from.length, newText: to.slice(same) }]);
      text = text.replace(from, to);
    },
    shown(syntaxErrors: number, ...findings: Finding[]): string[] {
      const document = TextDocument.create('file:///a', 'typescript', 1, text);
      const { findings: all } = steady.show({ result: resultOf(...findings), syntaxErrors }, document);
      for (const { range, message } of all) {
        assert.equal(text.slice(range.startOffset, range.endOffset), message);
        assert.deepEqual(document.positionAt(range.startOffset), {
          line: range.startLine,
          character: range.startColumn,
        });
      }
      return all.map(({ message }) => message);
    },
    found: (word: string, ruleId?: string) => found(text, word, ruleId),
  };
}

describe('what is shown while somebody types', () => {
  it('stays on lines that were not edited while the text is broken, where they are now', () => {
    const typed = settled('one', 'three');
    typed.edit('two', 'two (\n"');

    assert.deepEqual(typed.shown(1), ['one', 'three']);
  });

  it('is what the scan finds on the lines that were edited, broken or not', () => {
    const typed = settled('one', 'two');
    typed.edit('two', 'zwei (');

    assert.deepEqual(typed.shown(1, typed.found('zwei')), ['one', 'zwei']);
  });

  it('holds nothing new on lines that were not edited until the text is whole', () => {
    const typed = settled('one');
    typed.edit('two', 'two (');

    assert.deepEqual(typed.shown(1, typed.found('one'), typed.found('three')), ['one']);
    typed.edit('two (', 'two ()');
    assert.deepEqual(typed.shown(0, typed.found('one'), typed.found('three')), ['one', 'three']);
  });

  it('is gone with its code, and once its comment suppresses it', () => {
    const typed = settled('one', 'three', 'four');
    typed.edit('three', '(');
    const document = TextDocument.create('file:///a', 'typescript', 1, 'one\ntwo\n(\nfour\n');
    const suppressed = [{ finding: found('one\ntwo\n(\nfour\n', 'four'), reason: 'because' }];

    const { findings } = typed.steady.show(
      { result: { ...resultOf(), suppressed }, syntaxErrors: 1 },
      document,
    );

    assert.deepEqual(
      findings.map(({ message }) => message),
      ['one'],
    );
  });

  it('holds no judgement on names before the text has settled, and none longer than its line says so', () => {
    const typed = settled('one');
    typed.edit('two', 'twos');
    const unused = typed.found('twos', 'unused-name');

    assert.deepEqual(typed.shown(0, typed.found('one'), unused), ['one']);
    typed.steady.settle({ result: resultOf(typed.found('one'), unused), syntaxErrors: 0 });
    typed.edit('twos', 'twos ');
    assert.deepEqual(typed.shown(0, typed.found('one'), unused), ['one', 'twos']);
    assert.deepEqual(typed.shown(0, typed.found('one')), ['one']);
  });

  it('counts only errors that the text had not when it settled', () => {
    const typed = settled('one');
    typed.steady.settle({ result: resultOf(typed.found('one')), syntaxErrors: 1 });
    typed.edit('two', 'two!');

    assert.deepEqual(typed.shown(1, typed.found('three')), ['three']);
    assert.deepEqual(typed.shown(2), ['three']);
  });

  it('knows the rules that judge names as a whole', () => {
    const ids = new Set(ruleSet.rules.map(({ id }) => id));

    assert.deepEqual(
      [...judgeAsWhole].filter((id) => !ids.has(id)),
      [],
    );
  });

  it('offers no fix of code that was edited since, and moves the others', () => {
    const typed = settled();
    const fixOf = (word: string) => {
      const { startOffset, endOffset } = found(start, word).range;
      return { title: word, edits: [{ startOffset, endOffset, newText: '' }] };
    };
    const flawed = { ...found(start, 'one'), fixes: [fixOf('two'), fixOf('three')] };
    typed.steady.settle({ result: resultOf(flawed), syntaxErrors: 0 });
    typed.edit('two', 'two ((');

    const document = TextDocument.create('file:///a', 'typescript', 1, start.replace('two', 'two (('));
    const [kept] = typed.steady.show({ result: resultOf(), syntaxErrors: 1 }, document).findings;

    assert.deepEqual(kept?.fixes, [
      { title: 'three', edits: [{ startOffset: 11, endOffset: 16, newText: '' }] },
    ]);
  });
});
