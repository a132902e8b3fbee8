import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LineCounts } from '../model.ts';
import { countLines } from './count-lines.ts';
import { detectStackLanguage } from './detect-language.ts';
import { languageData } from './languages.generated.ts';

function countsOf(path: string, text: string): Omit<LineCounts, 'lines'> {
  const { lines: _lines, ...counts } = countLines(text, detectStackLanguage({ path, text })?.style);
  return counts;
}

describe('lines of a text', () => {
  it('are code, comments and blanks, and add up, whatever the text', () => {
    const line = fc.constantFrom(
      ...['', ' ', 'x = 1;', '// a', '/* a', 'b */ y', '*/', '"/*"', "'//'", '`/*', '#', '"""', '--[[', ']]'],
      ...['<!--', '-->', '\\', '\t', '/**/ /* */', '{-', '-}', '=begin', '=end', '%{', '@doc """'],
    );
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom(...languageData.styles), (lines, style) => {
        const counts = countLines(lines.join('\n'), style);

        assert.equal(counts.code + (counts.comment ?? 0) + counts.blank, counts.lines);
        assert.equal(counts.lines, lines.at(-1) === '' ? Math.max(0, lines.length - 1) : lines.length);
      }),
    );
  });

  it('count alike with the line ends of Windows', () => {
    const text = 'a\n\n// b\n/* c\n\nd */\ne\n';

    assert.deepEqual(countsOf('a.ts', text.replaceAll('\n', '\r\n')), countsOf('a.ts', text));
    assert.deepEqual(countsOf('a.ts', text), { code: 2, comment: 3, blank: 2 });
  });

  it('are code where a comment follows or precedes code', () => {
    assert.deepEqual(countsOf('a.c', 'x(); // y\n/* a */ y();\nz(); /* b\n b */\n'), {
      code: 3,
      comment: 1,
      blank: 0,
    });
  });

  it('open no comment inside of quotes', () => {
    assert.deepEqual(countsOf('a.ts', "glob('src/**/*.ts');\nx();\nconst u = `/*`;\ny('\\'/*');\nz();\n"), {
      code: 5,
      comment: 0,
      blank: 0,
    });
  });

  it('are comments in docstrings of Python, and code in a text that is assigned', () => {
    const text = '"""One.\n\nTwo.\n"""\nx = """\n# not one\n"""\ndef f():\n    """Three."""\n    # four\n';

    assert.deepEqual(countsOf('a.py', text), { code: 4, comment: 5, blank: 1 });
    assert.deepEqual(countsOf('a.ts', 'x(`\n// no\n/* no\n`);\n// yes\n'), { code: 4, comment: 1, blank: 0 });
  });

  it('are comments as each language writes them', () => {
    const samples: readonly (readonly [path: string, text: string, comment: number])[] = [
      ['a.lua', '--[[ a\nb ]]\n-- c\nx = 1\n', 3],
      ['a.rb', '=begin\na\n=end\n# b\nx = 1\n', 4],
      ['a.hs', '{- a\nb -}\n-- c\nx = 1\n', 3],
      ['a.html', '<!-- a\nb -->\n<p>x</p>\n', 2],
      ['a.sql', '-- a\n/* b */\nselect 1;\n', 2],
      ['a.ml', '(* a\nb *)\nlet x = 1\n', 2],
      ['a.ps1', '<# a\nb #>\n# c\n$x = 1\n', 3],
      ['a.jl', '#= a\nb =#\n# c\nx = 1\n', 3],
      ['a.erl', '% a\nx() -> 1.\n', 1],
      ['a.css', '/* a */\np { }\n', 1],
      ['a.tf', '# a\n// b\n/* c\n*/\nx = 1\n', 4],
      ['a.ini', '; a\n# b\nx = 1\n', 2],
      ['Dockerfile', '# a\nFROM x\n', 1],
      ['a.ex', '@doc """\na\n"""\n# b\nx = 1\n', 4],
      ['a.vue', '<!-- a -->\n<p/>\n', 1],
    ];

    for (const [path, text, comment] of samples)
      assert.deepEqual(countsOf(path, text), { code: 1, comment, blank: 0 }, path);
  });

  it('say that comments are not known where they are not', () => {
    const unknown = languageData.languages.findIndex(([, , , style]) => style === -1);

    assert.notEqual(unknown, -1);
    assert.deepEqual(countLines('# a\n\nb\n', undefined), {
      lines: 3,
      code: 2,
      comment: undefined,
      blank: 1,
    });
  });

  it('take a line of a hundred thousand comments in its stride', () => {
    assert.deepEqual(countsOf('a.ts', `${'/**/'.repeat(100_000)}\n${'"'.repeat(99_999)}/*\nx\n`), {
      code: 2,
      comment: 1,
      blank: 0,
    });
  });
});
