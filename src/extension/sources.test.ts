/** What holds for every source of the extension, and what its translations must keep. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import * as pages from '../../webviews/pages.generated.ts';
import { listTexts } from '../contract/webview/words/word-table.ts';
import { shippedAgents } from '../contract/work/agents.ts';

const root = path.join(import.meta.dirname, '../..');
const sources = globSync(['src/{extension,pages}/**/*.ts', 'webviews/*/host/**/*.ts'], { cwd: root })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));

const readWords = (file: string): Record<string, string> =>
  JSON.parse(readFileSync(path.join(root, file), 'utf8'));

/** Sentences given to `t(…)`, and those of tables that are given to it later. */
function findSentences(): string[] {
  const literal = String.raw`(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|${'`'}([^${'`'}$]*)${'`'})`;
  const calls = new RegExp(String.raw`\bt\(\s*${literal}`, 'g');
  return sources.flatMap(({ text }) =>
    [...text.matchAll(calls)].map(([, single, double, plain]) =>
      (single ?? double ?? plain ?? '').replace(/\\(.)/g, '$1'),
    ),
  );
}

/** What the backend says of a file of time: English with parameters, which clients translate (HOUSE 10). */
function findPhrases(): string[] {
  const files = globSync('src/backend/contexts/time/transfer/**/*.ts', { cwd: root }).filter(
    (file) => !/\.test\.ts$|phrase\.ts$/.test(file),
  );
  return files.flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(/\bphrase`((?:[^`\\]|\\.)*)`/g)].map(
      ([, text = '']) => {
        let at = 0;
        return text.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, () => `{${at++}}`);
      },
    ),
  );
}

/** What a form says of the fields of a JSON Schema. */
function listTextsOfSchema(schema: object): readonly string[] {
  return Object.entries(schema).flatMap(([name, value]) => {
    if (typeof value === 'object' && value !== null)
      return name === 'labels' || name === 'helps'
        ? Object.values(value).map(String)
        : listTextsOfSchema(value);
    return ['title', 'description', 'whenEmpty'].includes(name) ? [String(value)] : [];
  });
}

const placeholders = (text: string) => (text.match(/\{\d+\}/g) ?? []).sort();

describe('sources of the extension', () => {
  it('register commands with the editor from the table of features alone', () => {
    const raw = sources.filter(
      ({ file, text }) =>
        /\.registerCommand\(/.test(text) && !file.endsWith('platform/feature/open-features.ts'),
    );

    assert.deepEqual(
      raw.map(({ file }) => file),
      [],
    );
  });

  it('read secrets through the one place that knows a failed read from nothing', () => {
    const raw = sources.filter(
      ({ file, text }) => /\bsecrets\.get\(/.test(text) && !file.endsWith('platform/secrets/read-secret.ts'),
    );

    assert.deepEqual(
      raw.map(({ file }) => file),
      [],
    );
  });

  it('start no program and send nothing by themselves: others do, and are reached through their bundles', () => {
    const own = sources.filter(({ text }) =>
      /from 'node:(child_process|http|https|net)'|\bfetch\(/.test(text),
    );

    assert.deepEqual(
      own.map(({ file }) => file),
      [],
    );
  });
});

describe('German words of the extension', () => {
  const german = readWords('l10n/bundle.l10n.de.json');
  const sentences = [...new Set(findSentences())];

  it('are there for every sentence, and for no other', () => {
    const shared = globSync(
      [
        'src/contract/{*,findings/*,webview/words/*,work/{agent-paths,publish,*-agent}}.ts',
        'webviews/**/*texts.ts',
      ],
      { cwd: root },
    ).map((file) => readFileSync(path.join(root, file), 'utf8'));
    const tables = [...sources.map(({ text }) => text), ...shared].join('\n');

    const phrases = new Set(findPhrases());
    const ofPages = new Set(Object.values(pages).flatMap(({ words }) => listTexts(words)));

    assert.ok(sentences.length > 100);
    assert.deepEqual(
      sentences.filter((sentence) => !(sentence in german)),
      [],
    );
    assert.deepEqual(
      Object.keys(german).filter(
        (sentence) =>
          !sentences.includes(sentence) &&
          !ofPages.has(sentence) &&
          !phrases.has(sentence) &&
          !tables.includes(`'${sentence}'`),
      ),
      [],
    );
  });

  it('are there for every field of the form of an agent', () => {
    const texts = shippedAgents.flatMap(({ description, inputSchema }) => [
      description,
      ...listTextsOfSchema(z.toJSONSchema(inputSchema, { io: 'input' })),
    ]);

    assert.ok(texts.length > 10);
    assert.deepEqual(
      texts.filter((text) => !(text in german)),
      [],
    );
  });

  it('describe an agent in one line of the list to choose from, as English does', () => {
    const lines = shippedAgents.flatMap(({ description }) => [description, german[description] ?? '']);

    assert.deepEqual(
      lines.filter((line) => line.length > 80),
      [],
    );
  });

  it('are there for everything that an import or an export says of a file', () => {
    const phrases = findPhrases();

    assert.ok(phrases.length > 100);
    assert.deepEqual(
      phrases.filter((text) => !(text in german)),
      [],
    );
  });

  it('are there for every text of a page', () => {
    const texts = Object.values(pages).flatMap(({ words }) => listTexts(words));

    assert.ok(texts.length > 50);
    assert.deepEqual(
      texts.filter((text) => !(text in german)),
      [],
    );
  });

  it('keep the places of what is put in', () => {
    for (const [sentence, translation] of Object.entries(german)) {
      assert.deepEqual(placeholders(translation), placeholders(sentence), sentence);
    }
  });
});

describe('German words of the manifest', () => {
  const english = readWords('package.nls.json');
  const german = readWords('package.nls.de.json');

  it('are there for every key, and for no other', () => {
    assert.deepEqual(Object.keys(german).sort(), Object.keys(english).sort());
  });

  it('lead to the same commands', () => {
    const links = (text: string) => text.match(/\(command:[^)]*\)/g) ?? [];

    for (const [key, text] of Object.entries(german))
      assert.deepEqual(links(text), links(english[key] ?? ''), key);
  });
});
