/** Plain words: what people read uses the field's terms, one for each thing. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findWords, type PlainWord } from '../../scripts/check/plain-words.ts';

const root = path.join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** All that the catalogue says. */
const germanTexts = globSync('src/words/de/*.json', { cwd: root }).flatMap((file) =>
  Object.values(JSON.parse(read(file)) as Record<string, string>),
);

/** One name for a thing. */
const germanWords: readonly PlainWord[] = [
  [/genehmig/i, 'freigeben'],
  [/\bPraxis\b/, 'Büro'],
  [/Zeitblatt|Zeitblätter/, 'Stundenzettel'],
  [/\bTags\b|\bein Tag mit Komma/, 'Schlagwort'],
  [/Security-Agent/, 'Sicherheitsagent'],
  [/\p{L}…/u, 'a space before …'],
];

/** Who uses Vireo is *du*. At the beginning of a sentence a thing may be meant; within one nobody else is. */
const formalWords: readonly PlainWord[] = [
  [/(?:[\p{L}\p{N}),;}\]–-] |[„("[*])(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)(?!\p{L})/u, 'du'],
  [/(?:^|[.:!?'] ?)Sie (?:haben|erhalten|möchten|sind (?:\p{L}+ )*(?:\p{L}*gemeldet|eingeladen))\b/u, 'du'],
];

/** Letters to clients, whom their sender addresses as *Sie*. */
const letters: ReadonlySet<string> = new Set([
  'src/domain/reminders/reminder-texts.ts',
  'src/domain/payments/invoice-mail.ts',
  'src/domain/invoice-print/print-labels.ts',
]);

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
    assert.ok(germanTexts.length > 4_000);
    assert.deepEqual(findWords(germanTexts, germanWords), []);
  });

  it('find who is addressed as a stranger, and no thing', () => {
    const formal = ['Öffnen Sie die Datei.', 'Ein Klick öffnet Ihre Daten.', 'Sie haben heute {0} erfasst.'];
    const others = ['Die Woche: Sie ist eingereicht.', 'Sie laufen ohne Netz.', 'Ihr Link gilt nicht mehr.'];

    assert.deepEqual([findWords(formal, formalWords).length, findWords(others, formalWords)], [3, []]);
  });

  it('address who uses Vireo as du', () => {
    const sources = globSync(['src/**/*.ts', 'webviews/**/*.ts', 'src/scanner/rules/german/*.yml'], {
      cwd: root,
    })
      .filter((file) => !/\.(?:test|generated)\.ts$/.test(file) && !letters.has(file))
      .flatMap((file) => read(file).split('\n'));

    assert.deepEqual(findWords([...germanTexts, ...sources], formalWords), []);
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
