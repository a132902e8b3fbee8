import assert from 'node:assert/strict';
import type { CodeLanguage } from '../../model.ts';
import { ParsedFiles } from './parsed-files.ts';

/** Parses by noting that it did. */
class Parser {
  readonly files = new ParsedFiles();
  readonly parsed: string[] = [];

  ask(path: string, text: string, language: CodeLanguage = 'python'): string | undefined {
    const file = this.files.of({ path, language, text }, () => {
      this.parsed.push(path);
      return { language, syntax: { text } };
    });
    return file?.syntax.text;
  }
}

describe('files that are scanned and imported', () => {
  it('are parsed once', () => {
    const parser = new Parser();

    parser.ask('a.py', 'x = 1');
    parser.ask('b.py', 'y = 1');
    parser.ask('a.py', 'x = 1');

    assert.deepEqual(parser.parsed, ['a.py', 'b.py']);
  });

  it('are parsed again when their text or language is another', () => {
    const parser = new Parser();

    parser.ask('a', 'x = 1');

    assert.equal(parser.ask('a', 'x = 2'), 'x = 2');
    parser.ask('a', 'x = 2', 'javascript');
    assert.deepEqual(parser.parsed, ['a', 'a', 'a']);
  });

  it('are let go when they take too much room, those that were asked for longest ago first', () => {
    const parser = new Parser();
    const long = ' '.repeat(1_500_000);

    for (const path of ['a', 'b', 'a', 'c', 'a', 'b']) parser.ask(path, long);

    assert.deepEqual(parser.parsed, ['a', 'b', 'c', 'b']);
  });
});
