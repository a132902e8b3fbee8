/** Plain words: what people read uses the field's terms, one for each thing. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findWords, type PlainWord } from '../../scripts/check/plain-words.ts';

const root = path.join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** One name for a thing, and the "Sie" of the product. */
const germanWords: readonly PlainWord[] = [
  [/genehmig/i, 'freigeben'],
  [/\bPraxis\b/, 'Büro'],
  [/Zeitblatt|Zeitblätter/, 'Stundenzettel'],
  [/\bTags\b|\bein Tag mit Komma/, 'Schlagwort'],
  [/Security-Agent/, 'Sicherheitsagent'],
  [/\p{L}…/u, 'a space before …'],
  [/(?:^|[.:!?] )(?:Schreibe|Wähle|Gib|Prüfe) /, 'Sie'],
];

describe('plain words', () => {
  it('are found where they are missing', () => {
    assert.equal(findWords(['The finding was mended.', 'Submit Anyway']).length, 1);
  });

  it('are in every text of the editor', () => {
    const catalogue: Record<string, string> = JSON.parse(read('l10n/bundle.l10n.de.json'));
    const manifest: Record<string, string> = JSON.parse(read('package.nls.json'));

    assert.deepEqual(findWords([...Object.keys(catalogue), ...Object.values(manifest)]), []);
  });

  it('have one name for each thing in German', () => {
    const catalogue: Record<string, string> = JSON.parse(read('l10n/bundle.l10n.de.json'));
    const manifest: Record<string, string> = JSON.parse(read('package.nls.de.json'));

    assert.deepEqual(findWords([...Object.values(catalogue), ...Object.values(manifest)], germanWords), []);
  });

  it('are in the help of the command line', () => {
    const sources = globSync('src/cli/commands/**/*.ts', { cwd: root }).filter(
      (file) => !/\.test\.ts$/.test(file),
    );
    // Whole help texts stand in templates, the line of each command and option in its call.
    const texts = sources.flatMap((file) =>
      [
        ...read(file).matchAll(
          /(?:description|option|argument|Option)\(\s*((?:'[^']*'|`[^`]*`)(?:,\s*'[^']*')?)|`([^`]*)`/g,
        ),
      ].flatMap(([, line, help]) => line ?? help?.split('\n') ?? []),
    );

    assert.ok(texts.length > 100);
    assert.deepEqual(findWords(texts), []);
  });

  const pages = ['timer', 'import', 'week', 'invoices', 'scan', 'coach', 'plan'].map(
    (page) => `docs/${page}.md`,
  );

  for (const file of ['README.md', 'CHANGELOG.md', ...pages])
    it(`are in ${file}`, () => {
      assert.deepEqual(
        findWords(
          read(file)
            .replace(/`[^`\n]*`/g, '')
            .split('\n'),
        ),
        [],
      );
    });
});
