import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addIgnore, patternOfPath } from './edit-config.ts';
import { parseConfig } from './load-config.ts';
import { pathTest } from './policy.ts';

const entry = { rule: 'weak-hash', paths: ['/src/a.ts'], reason: 'Names of cache files' };

function textOf(edited: ReturnType<typeof addIgnore>): string {
  return 'text' in edited ? edited.text : assert.fail(edited.problem);
}

const written: Readonly<Record<string, string>> = {
  'an empty file': '',
  'a file of comments': '# ours\n',
  'a file without the list': 'profile: strict # all of it\n\nexclude:\n    - "*.gen.ts"',
  'a list':
    'ignore:\n  # found in review\n  - rule: any-type\n    reason: Types of a library\n\nseverity: low\n',
  'a list at the margin':
    'ignore:\n- rule: any-type\n  reason: >-\n    Types of\n    a library\nseverity: low\n',
  'a list with a comment at its end': 'ignore:\n  - rule: any-type\n    reason: Types of a library # sic',
  'a list in brackets':
    '# ours\nignore: [{ rule: any-type, reason: Types of a library }] # so far\nseverity: low\n',
  'an empty list': 'ignore: []\nseverity: low\n',
  'lines that end as on Windows':
    'severity: low\r\nignore:\r\n  - rule: any-type\r\n    reason: Types of a library\r\n',
};

describe('addIgnore', () => {
  for (const [name, text] of Object.entries(written)) {
    it(`adds an entry to ${name} and keeps the rest`, () => {
      const added = textOf(addIgnore(text, entry));

      const before = parseConfig(text).config;
      assert.deepEqual(parseConfig(added).config, { ...before, ignore: [...before.ignore, entry] });
      for (const comment of text.match(/#.*/g) ?? []) assert.ok(added.includes(comment.trim()), added);
      assert.equal(/(?<!\r)\n/.test(added) && added.includes('\r\n'), false);
    });
  }

  it('changes no line that was there when the list stands in lines of its own', () => {
    const text = written['a list'] ?? '';

    const added = textOf(addIgnore(text, entry));

    const kept = added.split('\n').filter((line) => text.split('\n').includes(line));
    assert.deepEqual(kept, text.split('\n'));
  });

  it('refuses a file that has a mistake, and says where', () => {
    const edited = addIgnore('severity: grave\n', entry);

    assert.match('problem' in edited ? edited.problem : '', /^\.vireo\.yml:1: severity/);
  });

  it('keeps a reason that looks like YAML', () => {
    const reason = fc.string({ maxLength: 60 }).map((text) => `because ${text.replace(/\s+/g, ' ').trim()}`);
    fc.assert(
      fc.property(reason, (words) => {
        const added = textOf(addIgnore(written['a list'] ?? '', { rule: 'weak-hash', reason: words }));

        assert.equal(parseConfig(added).config.ignore.at(-1)?.reason, words);
      }),
    );
  });
});

describe('patternOfPath', () => {
  it('fits the one file', () => {
    for (const path of ['src/a.ts', 'app/[id]/page.tsx', 'a b/c#d.ts', '!x.ts', 'what?.py']) {
      const fits = pathTest([patternOfPath(path)]);

      assert.ok(fits(path), path);
      assert.equal(fits(`other/${path}`), false);
    }
  });
});
