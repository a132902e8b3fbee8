import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import * as z from 'zod';
import { openTestApp } from '../../../../testing/open-test-app.ts';
import type { TestApp } from '../../../../testing/test-app.ts';
import { schema } from './schema.ts';
import { germanTexts, toGerman } from './translate-refusal.ts';

const root = path.join(import.meta.dirname, '../../../../../..');

/** Who is signed in by a page of a server reads English there, as the page is; what is no request of ours has no reader. */
const forPrograms =
  /contexts\/account\/sessions\/|http\/(?:team|limits)\/|(?:local-only|keys-in-urls|held-by-requests|authorization|error-handler|unlock\.route|server-link|offline)\.ts$/;

function readSources(patterns: readonly string[], except = /^$/): readonly string[] {
  return globSync([...patterns], { cwd: root })
    .filter((file) => !/\.test\.ts$|refusals\/german|\/testing\//.test(file) && !except.test(file))
    .map((file) => readFileSync(path.join(root, file), 'utf8').replaceAll("\\'", "'").replaceAll('\\`', '`'));
}

/** `{0}` for each place of a template. */
function toKey(literal: string): string {
  let count = -1;
  return literal.replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, () => {
    count += 1;
    return `{${count}}`;
  });
}

const literal = /(?:'([^'\n]*(?:'\w[^'\n]*)*)'|`([^`]*)`|"([^"]*)")/.source;
const thrown = [
  new RegExp(`new (?:ApiError|ConflictError)\\(\\s*'\\w+',\\s*${literal}\\s*,?\\s*[,)]`, 'g'),
  new RegExp(`invalidField\\(\\s*(?:'[^']*'|\`[^\`]*\`|\\w+),\\s*${literal}\\s*,?\\s*\\)`, 'g'),
];

/** What is written where a refusal is thrown: whole sentences, and what is wrong with a field. */
function findThrown(sources: readonly string[]): readonly string[] {
  return sources.flatMap((source) =>
    thrown.flatMap((pattern) =>
      [...source.matchAll(pattern)].map(([, plain, template, quoted]) =>
        toKey(plain ?? template ?? quoted ?? ''),
      ),
    ),
  );
}

describe('refusals in German', () => {
  it('are of texts that the backend has', () => {
    const sources = readSources(['src/backend/**/*.ts', 'src/domain/**/*.ts', 'src/contract/**/*.ts']);
    const isWritten = (english: string): boolean => {
      const parts = english.split(/\{\d\}/).map((part) => part.trim());
      return sources.some((source) => parts.every((part) => source.includes(part)));
    };

    assert.deepEqual(
      Object.keys(germanTexts).filter((english) => !isWritten(english)),
      [],
    );
  });

  it('keep each place of their English, and say du', () => {
    const placesOf = (text: string) => [...new Set(text.match(/\{\d\}/g))].toSorted();
    const shorter = Object.entries(germanTexts).filter(
      ([english, german]) => placesOf(english).join() !== placesOf(german).join(),
    );

    // What is left out there says nothing more: by what an id is taken, what an act is called, how many are.
    assert.deepEqual(
      shorter.map(([english]) => english),
      [
        'This id is taken by {0}.',
        '{0} {1} out what is required: complete them before submitting the week.',
        'Only an administrator {0} projects.',
      ],
    );
    for (const german of Object.values(germanTexts)) assert.doesNotMatch(german, /\p{L} Sie\b/u);
  });

  for (const [folder, least] of [
    ['platform', 40],
    ['proxy', 5],
    ['contexts/*', 300],
  ] as const)
    it(`has all that ${folder} refuses`, () => {
      const thrown = findThrown(readSources([`src/backend/${folder}/**/*.ts`], forPrograms));
      assert.ok(thrown.length > least, `${thrown.length}`);
      assert.deepEqual(
        thrown.filter((english) => /\p{L}{2}/u.test(english) && toGerman(english) === english),
        [],
      );
    });

  it('say states and sentences within them, and leave names', () => {
    assert.equal(
      toGerman('The timesheet is approved: it cannot be submitted now.'),
      'Der Stundenzettel ist freigegeben: Jetzt kann er nicht eingereicht werden.',
    );
    assert.equal(
      toGerman(
        'The deadline was 2026-01-02 when it was shown, and is 2026-01-03 now. Look at the new text before you send it.',
      ),
      'Die Frist war 2026-01-02, als sie gezeigt wurde, und ist jetzt 2026-01-03. Sieh dir den neuen Text an, bevor du ihn sendest.',
    );
    assert.equal(
      toGerman('Draft and Sons has projects: archive the client instead of deleting it.'),
      'Draft and Sons hat Projekte: Archiviere den Kunden, statt ihn zu löschen.',
    );
    assert.equal(
      toGerman('Time on this project needs a note and a tag.'),
      'Zeit auf diesem Projekt braucht: eine Notiz und ein Schlagwort.',
    );
    assert.equal(
      toGerman('is not a VAT ID of DE: it has too few or too many characters'),
      'ist keine USt-IdNr. von DE: Sie hat zu wenige oder zu viele Zeichen',
    );
    assert.equal(toGerman('Nobody knows this one.'), 'Nobody knows this one.');
  });

  it('are of what the schemas say by themselves', () => {
    const form = z.object({
      a: z.uuid(),
      b: z.iso.date(),
      c: z.iso.datetime(),
      d: z.email(),
      e: z.url(),
      f: z.string().regex(/^x$/),
      g: z.string().min(3),
      h: z.string().max(3),
      i: z.array(z.number()).min(2),
      j: z.array(z.number()).max(1),
      k: z.number().min(5),
      l: z.number().gt(5),
      m: z.number().max(5),
      n: z.number().lt(5),
      o: z.enum(['one', 'two']),
      p: z.number(),
      q: z.union([z.number(), z.boolean()]),
    });
    const [text, numbers] = ['long', [1, 2]];
    const sent = { a: text, b: text, c: text, d: text, e: text, f: text, g: 'x', h: text, i: [], j: numbers };
    const parsed = form.safeParse({ ...sent, k: 1, l: 5, m: 9, n: 5, o: text, p: text, q: text });

    const messages = parsed.error?.issues.map(({ message }) => message) ?? [];
    assert.equal(messages.length, 17);
    assert.deepEqual(
      messages.filter((message) => toGerman(message) === message),
      [],
    );
    assert.equal(toGerman(messages[6] ?? ''), 'Zu kurz: mindestens 3 Zeichen');
    assert.deepEqual(Object.keys(schema).length, new Set(messages.map(toGerman)).size);
  });

  describe('over HTTP', () => {
    let vireo: TestApp;
    before(async () => {
      vireo = await openTestApp();
    });
    after(async () => await vireo.close());

    const refuse = async (language: string | undefined) => {
      const headers = language === undefined ? {} : { 'accept-language': language };
      const missing = await vireo.ask('GET', `/clients/${newId()}`, { headers });
      const body = { weekStart: '2026-11-10' };
      const tuesday = await vireo.ask('POST', '/timesheets', { headers, body });
      return [missing.body.error.message, tuesday.body.error.message, tuesday.body.error.details];
    };

    it('are for a client that asks for German, field by field', async () => {
      assert.deepEqual(await refuse('de-AT'), [
        'Nicht gefunden: Kunde.',
        'weekStart: muss ein Montag sein: Wochen sind die nach ISO 8601',
        [{ field: 'weekStart', issue: 'muss ein Montag sein: Wochen sind die nach ISO 8601' }],
      ]);
    });

    it('are English for every other', async () => {
      for (const language of [undefined, 'en', 'fr'])
        assert.deepEqual((await refuse(language)).slice(0, 2), [
          'There is no such client.',
          'weekStart: must be a Monday: weeks are those of ISO 8601',
        ]);
    });

    it('are English for the pages of a server, which send no token', async () => {
      const headers = { 'accept-language': 'de' };
      const { body } = await vireo.app.inject({ method: 'GET', url: '/api/v1/clients', headers });

      assert.match(JSON.parse(body).error.message, /^A valid token is needed/);
    });
  });
});
