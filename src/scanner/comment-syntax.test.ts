import assert from 'node:assert/strict';
import { commentSyntaxOf, writeComment } from './comment-syntax.ts';
import type { Finding, Language } from './model.ts';
import { findBareComments, sortSuppressed, suppressionEdit } from './suppressions.ts';
import { lineStarts, rangeAt } from './syntax/lines.ts';

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

function suppressIn(path: string, language: Language, text: string) {
  const comments = findBareComments({ path, language, text });
  return sortSuppressed({ text, lines: lineStarts(text), comments }, [findingIn(text)], true);
}

describe('comments of formats without a grammar', () => {
  for (const [path, { language, expected }] of Object.entries(formats)) {
    it(`set a finding aside in ${path}, as suppressionEdit writes them`, () => {
      const text = 'one\n  flaw here\nlast\n';
      const edit = suppressionEdit(findingIn(text), { path, language, text, reason: 'only  a\nsample' });
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
    assert.equal(
      suppressionEdit(findingIn(text), { path: 'a.json', language: 'text', text, reason: 'no way' }),
      undefined,
    );
  });

  it('take the words of a reason without the end of the comment', () => {
    const syntax = commentSyntaxOf('a.css', 'text');
    assert.ok(syntax);
    const text = `${writeComment(syntax, 'vireo: ignore[some-rule] from the vendor')}\nflaw\n`;

    assert.equal(suppressIn('a.css', 'text', text).suppressed[0]?.reason, 'from the vendor');
  });
});
