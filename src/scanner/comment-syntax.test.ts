import assert from 'node:assert/strict';
import { readBareText } from './bare-text.ts';
import { commentSyntaxOf, writeComment } from './comment-syntax.ts';
import type { Finding, Language, TextEdit } from './model.ts';
import { proveSuppression } from './suppression-edit.ts';
import { sortSuppressed } from './suppressions.ts';
import { lineStarts, rangeAt } from './syntax/lines.ts';
import { loadedTerraform } from './testing.test.ts';

const formats: Readonly<Record<string, { language: Language; expected: string }>> = {
  'a.yml': { language: 'yaml', expected: '#' },
  Dockerfile: { language: 'dockerfile', expected: '#' },
  'main.tf': { language: 'terraform', expected: '#' },
  '.env.local': { language: 'text', expected: '#' },
  'settings.ini': { language: 'text', expected: ';' },
  'a.properties': { language: 'text', expected: '#' },
  'index.html': { language: 'text', expected: '<!--' },
  'pom.xml': { language: 'text', expected: '<!--' },
  'schema.sql': { language: 'text', expected: '--' },
  'style.css': { language: 'text', expected: '/*' },
  'Main.java': { language: 'text', expected: '//' },
  'run.sh': { language: 'text', expected: '#' },
  'init.lua': { language: 'text', expected: '--' },
  'run.bat': { language: 'text', expected: 'REM' },
  'thesis.tex': { language: 'text', expected: '%' },
  Makefile: { language: 'text', expected: '#' },
};

/** Texts that mean nothing else to a format. */
const plainTexts: Readonly<Record<string, string>> = { '<!--': '<a/>\n  <b>flaw here</b>\n' };

/** A finding at the word `flaw` in a text. */
function findingIn(text: string): Finding {
  const at = text.indexOf('flaw');
  return {
    ruleId: 'some-rule',
    message: 'm',
    category: 'security',
    severity: 'high',
    confidence: 'high',
    range: rangeAt(lineStarts(text), at, at + 4),
    cwe: [],
    owasp: [],
    fingerprint: 'f',
    steps: [],
    fixes: [],
  };
}

let terraform: Awaited<ReturnType<typeof loadedTerraform>>;

function suppressIn(path: string, language: Language, text: string) {
  const { comments, places } = readBareText({ terraform }, { path, language, text });
  return sortSuppressed({ text, lines: lineStarts(text), comments, places }, [findingIn(text)], true);
}

/** The edit that sets the finding at `flaw` aside. */
function editOf(path: string, language: Language, text: string, reason = 'a sample'): TextEdit | undefined {
  const scanText = (edited: string) => {
    const { findings, suppressed, faults } = suppressIn(path, language, edited);
    return { findings, suppressed, partial: faults.length > 0, notes: [] };
  };
  const scan = ({ startOffset, endOffset, newText }: TextEdit) =>
    scanText(text.slice(0, startOffset) + newText + text.slice(endOffset));
  const { places } = readBareText({ terraform }, { path, language, text });
  const proof = { path, language, text, places, before: scanText(text), scan };
  return proveSuppression(proof, { ...findingIn(text), reason });
}

describe('comments of formats without a grammar', () => {
  before(async () => {
    terraform = await loadedTerraform();
  });

  for (const [path, { language, expected }] of Object.entries(formats)) {
    // Read there, but not written: verbatim text of TeX is told by no sign that all of it shares.
    if (path === 'thesis.tex') continue;
    it(`set a finding aside in ${path}, as they are written there`, () => {
      const text =
        plainTexts[expected] ?? (language === 'yaml' ? 'a:\n  flaw: 1\n' : 'one\n  flaw here\nlast\n');
      const edit = editOf(path, language, text, 'only  a\nsample');
      assert.ok(edit);
      const edited = text.slice(0, edit.startOffset) + edit.newText + text.slice(edit.endOffset);

      const { suppressed, faults } = suppressIn(path, language, edited);

      assert.ok(edit.newText.startsWith(`  ${expected} vireo: ignore[some-rule] only a sample`));
      assert.deepEqual(
        suppressed.map(({ reason }) => reason),
        ['only a sample'],
      );
      assert.deepEqual(faults, []);
    });
  }

  it('count only with a reason, and are reported without', () => {
    const { suppressed, faults } = suppressIn('a.yml', 'yaml', '# vireo: ignore[some-rule]\nkey: flaw\n');

    assert.equal(suppressed.length, 0);
    assert.deepEqual(
      faults.map(({ kind }) => kind),
      ['suppression-without-reason'],
    );
  });

  for (const [path, { language, expected }] of Object.entries(formats)) {
    it(`are reported in ${path} when they name no rule in brackets`, () => {
      for (const mark of [
        'vireo: ignore',
        'vireo:ignore some-rule',
        'vireo-ignore',
        'Vireo: ignore[] a sample',
      ]) {
        const close = expected === '<!--' ? ' -->' : expected === '/*' ? ' */' : '';
        const { suppressed, faults } = suppressIn(path, language, `${expected} ${mark}${close}\nflaw\n`);

        assert.equal(suppressed.length, 0);
        assert.deepEqual(
          faults.map(({ kind, name }) => [kind, name]),
          [['suppression-without-reason', 'it names no rule in brackets']],
          mark,
        );
      }
    });
  }

  it('may be spoken of', () => {
    for (const text of [
      '# The vireo: ignore comments are explained below.\nflaw\n',
      '# `vireo: ignore` says so.\nflaw\n',
      '# With `vireo: ignore[some-rule] why` it is set aside.\nflaw\n',
      '# vireo ignores this\nflaw\n',
      'vireo:\n  ignore: flaw\n',
      'echo "vireo: ignore" # flaw\n',
    ]) {
      assert.deepEqual(suppressIn('a.yml', 'yaml', text).faults, [], text);
    }
  });

  it('are reported when they match nothing', () => {
    const text = '; vireo: ignore[other-rule] no longer true\nkey = flaw\n';

    assert.deepEqual(
      suppressIn('a.ini', 'text', text).faults.map(({ kind, name }) => [kind, name]),
      [['unused-suppression', 'other-rule']],
    );
  });

  it('stand behind a value where the format allows that, and mean themselves where it does not', () => {
    const behind = (path: string, language: Language, line: string) =>
      suppressIn(path, language, `${line}\n`).suppressed.length;

    assert.equal(behind('a.yml', 'yaml', 'key: flaw # vireo: ignore[some-rule] a sample'), 1);
    assert.equal(behind('a.html', 'text', '<p>flaw</p><!-- vireo: ignore[some-rule] a sample -->'), 1);
    assert.equal(behind('Dockerfile', 'dockerfile', 'RUN flaw # vireo: ignore[some-rule] a sample'), 0);
    assert.equal(behind('a.yml', 'yaml', 'key: flaw#vireo: ignore[some-rule] a sample'), 0);
  });

  it('do not exist in JSON', () => {
    const text = '{ "note": "# vireo: ignore[some-rule] a sample", "key": "flaw" }\n';

    assert.equal(suppressIn('a.json', 'text', text).suppressed.length, 0);
    assert.equal(editOf('a.json', 'text', text), undefined);
  });

  const inMiddle: readonly (readonly [path: string, language: Language, text: string])[] = [
    ['run.sh', 'text', 'curl \\\n  flaw\n'],
    ['run.sh', 'text', 'cat <<EOF\nflaw\nEOF\n'],
    ['run.sh', 'text', 'echo "one\nflaw"\n'],
    ['a.toml', 'text', "a = '''\nflaw\n'''\n"],
    ['a.go', 'text', 'const a = `\nflaw\n`\n'],
    ['a.java', 'text', '/*\n flaw */\n'],
    ['a.properties', 'text', 'key=one \\\n  flaw\n'],
    ['a.html', 'text', '<style>\n<b>flaw</b>\n</style>\n'],
    ['a.html', 'text', '<p>\nflaw\n</p>\n'],
    ['a.html', 'text', '<p\n  title="flaw">\n'],
    ['a.xml', 'text', '<a><![CDATA[\n<b>flaw</b>\n]]></a>\n'],
    ['notes.md', 'text', '```\n\nflaw\n```\n'],
    ['notes.md', 'text', 'one\nflaw\n'],
    ['page.vue', 'text', '<template>\n  flaw\n</template>\n'],
    ['page.php', 'text', '<p>\n<?= flaw ?>\n</p>\n'],
    ['start', 'text', '#!/bin/flaw\n'],
    ['run.sh', 'text', '#!/bin/flaw\n'],
    ['strange.format', 'text', 'flaw\n'],
    ['thesis.tex', 'text', 'flaw\n'],
  ];
  for (const [path, language, text] of inMiddle) {
    it(`are not written into what may go on over lines: ${path} ${JSON.stringify(text)}`, () => {
      assert.equal(editOf(path, language, text), undefined);
    });
  }

  const values: readonly (readonly [path: string, language: Language, text: string, line: number])[] = [
    ['a.yml', 'yaml', 'a:\n  b: |\n    one\n    flaw\n  c: 1\n', 1],
    ['a.yml', 'yaml', 'a:\n  - "one\n    flaw"\n', 1],
    ['a.tf', 'terraform', 'a "b" "c" {\n  d = <<EOT\none\nflaw\nEOT\n}\n', 1],
    ['Dockerfile', 'dockerfile', 'FROM a\nRUN <<EOF\none\nflaw\nEOF\n', 1],
  ];
  for (const [path, language, text, line] of values) {
    it(`stand above the whole value, and are text within it: ${path} ${JSON.stringify(text)}`, () => {
      const edit = editOf(path, language, text);
      const at = text.indexOf('flaw');
      const lineStart = text.lastIndexOf('\n', at) + 1;
      const within = `${text.slice(0, lineStart)}    # vireo: ignore[some-rule] a sample\n${text.slice(lineStart)}`;

      assert.equal(edit?.startOffset, lineStarts(text)[line]);
      assert.equal(suppressIn(path, language, within).suppressed.length, 0);
    });
  }

  it('stand above a plain value of YAML, and between the lines of an instruction of Docker', () => {
    const plain = editOf('a.yml', 'yaml', 'a: one\n  flaw\n');
    const instruction = editOf('Dockerfile', 'dockerfile', 'FROM a\nRUN one && \\\n  flaw\n');

    assert.equal(plain?.startOffset, 0);
    assert.equal(instruction?.startOffset, 'FROM a\nRUN one && \\\n'.length);
  });

  it('give their reason on a later line of a block, too', () => {
    const reasons = (path: string, text: string) =>
      suppressIn(path, 'text', text).suppressed.map(({ reason }) => reason);

    assert.deepEqual(reasons('a.css', '/* vireo: ignore[some-rule]\n   from the vendor */\nflaw\n'), [
      'from the vendor',
    ]);
    assert.deepEqual(
      reasons('a.css', '/*\n * vireo: ignore[some-rule] -\n * from\n * the vendor\n */\nflaw\n'),
      ['from the vendor'],
    );
    assert.deepEqual(reasons('a.html', '<!-- vireo: ignore[some-rule]\nfrom the vendor -->\nflaw\n'), [
      'from the vendor',
    ]);
    assert.deepEqual(reasons('a.sh', '# vireo: ignore[some-rule]\n# from the vendor\nflaw\n'), []);
  });

  it('cannot be ended by their reason', () => {
    const edit = editOf('a.css', 'text', 'flaw\n', 'why */ not -- me');

    assert.equal(edit?.newText, '/* vireo: ignore[some-rule] why * / not – me */\n');
  });

  it('take the words of a reason without the end of the comment', () => {
    const syntax = commentSyntaxOf('a.css', 'text');
    assert.ok(syntax);
    const text = `${writeComment(syntax, 'vireo: ignore[some-rule] from the vendor')}\nflaw\n`;

    assert.equal(suppressIn('a.css', 'text', text).suppressed[0]?.reason, 'from the vendor');
  });
});
