import assert from 'node:assert/strict';
import type { Parser } from 'web-tree-sitter';
import { ParserBroken } from '../parser-broken.ts';
import { grammarFiles } from '../testing.test.ts';
import { loadGrammars } from './grammar.ts';
import { parseText } from './parse.ts';

describe('parseText', () => {
  it('comes through a text that makes the parser recurse thousands of times, and parses the next', async () => {
    const { parser } = (await loadGrammars(grammarFiles)).code.typescript;
    const deep = `f(this.${'<a>'.repeat(5_000)}\n  g();\n}\n/** x */\nclass B { c(): void {} }\n`;

    const tree = parseText(parser, deep);
    const next = parseText(parser, 'let a = 1;');

    assert.equal(tree?.rootNode.hasError, true);
    assert.equal(next?.rootNode.hasError, false);
    tree.delete();
    next.delete();
  });

  it('says that the parser is broken when it fails, with what it said', () => {
    const cause = new Error('null function or function signature mismatch');
    const parser: Pick<Parser, 'parse'> = {
      parse: () => {
        throw cause;
      },
    };

    assert.throws(
      () => parseText(parser as Parser, 'let a = 1;'),
      (error) => error instanceof ParserBroken && error.cause === cause,
    );
  });
});
