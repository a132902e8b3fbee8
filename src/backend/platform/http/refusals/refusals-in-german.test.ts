import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import * as z from 'zod';
import { catalogueOf } from '../../../../words/catalogues.ts';
import { say, type Text, text } from '../../../../words/text.ts';
import { word } from '../../../../words/word.ts';
import { openTestApp } from '../../../testing/open-test-app.ts';
import type { TestApp } from '../../../testing/test-app.ts';
import { ApiError, boundIssues, invalidField, listIssues } from '../api-error.ts';
import { toEnvelope } from '../error-handler.ts';
import { asIssue, sayFault } from './schema-issues.ts';

const inGerman = (said: string | Text): string => say(said, catalogueOf('de'));

describe('refusals in German', () => {
  it('say states and sentences within them, and leave names', () => {
    assert.equal(
      inGerman(text`The timesheet is ${word('approved')}: it cannot be ${word('submitted')} now.`),
      'Der Stundenzettel ist freigegeben: Jetzt kann er nicht eingereicht werden.',
    );
    assert.equal(
      inGerman(text`${'draft'} has projects: archive the client instead of deleting it.`),
      'draft hat Projekte: Archiviere den Kunden, statt ihn zu löschen.',
    );
    assert.equal(
      inGerman(text`is not ${text`a VAT ID of ${'DE'}`}: it has too few or too many characters`),
      'ist keine USt-IdNr. von DE: Sie hat zu wenige oder zu viele Zeichen',
    );
  });

  it('name each field, and count those beyond the first twenty', () => {
    const issues = Array.from({ length: 22 }, (_, at) => ({ field: `lines.${at}`, issue: 'is missing' }));
    const { details, more } = boundIssues(issues);
    const error = new ApiError('invalid', text`${listIssues(details)}${more}`, details);

    const { message, details: said } = toEnvelope(error, 'a trace', catalogueOf('de')).error;

    assert.match(message, /^lines\.0: fehlt; lines\.1: fehlt; .*lines\.19: fehlt \(und 2 weitere\)$/);
    assert.deepEqual(said[0], { field: 'lines.0', issue: 'fehlt' });
    assert.match(error.message, /^lines\.0: is missing; .* \(and 2 more\)$/);
  });

  it('are English for logs and programs', () => {
    const error = invalidField('id', text`is in a timesheet that is ${word('approved')}`);

    assert.equal(error.message, 'id: is in a timesheet that is approved');
    assert.deepEqual(toEnvelope(error, '').error.details, [
      { field: 'id', issue: 'is in a timesheet that is approved' },
    ]);
  });

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
    r: z.literal('one'),
  });

  it('are of what the schemas say by themselves, by code and parameters', () => {
    const [long, numbers] = ['long', [1, 2]];
    const sent = { a: long, b: long, c: long, d: long, e: long, f: long, g: 'x', h: long, i: [], j: numbers };
    const parsed = form.safeParse({ ...sent, k: 1, l: 5, m: 9, n: 5, o: long, p: long, q: long, r: long });

    const issues = parsed.error?.issues ?? [];
    assert.equal(issues.length, 18);
    for (const issue of issues) {
      assert.equal(String(sayFault(issue)), issue.message);
      assert.notEqual(inGerman(sayFault(issue)), issue.message);
    }
    const [, , , , , , short] = issues;
    assert.equal(short && inGerman(sayFault(short)), 'Zu kurz: mindestens 3 Zeichen');
  });

  it('are of what a schema of ours says, with its values', () => {
    const schema = z.string().superRefine((value, context) => {
      context.addIssue(asIssue(text`is not a BIC: ${value} is not a country of ISO 3166-1`));
    });
    const [issue] = schema.safeParse('ZZ').error?.issues ?? [];

    assert.equal(issue?.message, 'is not a BIC: ZZ is not a country of ISO 3166-1');
    assert.equal(issue && inGerman(sayFault(issue)), 'ist keine BIC: ZZ ist kein Land nach ISO 3166-1');
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

    it('are of a schema, with the values of its own checks', async () => {
      const headers = { 'accept-language': 'de' };
      const { body } = await vireo.ask('POST', '/clients', { headers, body: { name: 'A', currency: 'eur' } });

      assert.match(body.error.message, /currency: muss ein ISO-4217-Code aus drei Großbuchstaben sein/);
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
