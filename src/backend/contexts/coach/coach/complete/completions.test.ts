import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { context } from '../../../../testing/coach/frame-lines.ts';
import { openTestApp } from '../../../../testing/open-test-app.ts';
import type { TestApp } from '../../../../testing/test-app.ts';
import type { Owner } from '../../model/named-record.ts';
import { readFrame } from '../../read/read-frame.ts';
import { createNameIndex } from '../../words/names.ts';
import { isCommonWord, type Language } from '../../words/vocabulary.ts';
import { type CompletingFor, listCompletions } from './list-completions.ts';

const names: readonly Owner[] = [
  { kind: 'client', id: 'c-1', name: 'Lindqvist Studio' },
  { kind: 'project', id: 'p-1', name: 'Brand site', clientName: 'Lindqvist Studio' },
  { kind: 'project', id: 'p-2', name: 'Linden', clientName: 'Nordwind GmbH' },
  { kind: 'client', id: 'c-2', name: 'Initech' },
  { kind: 'client', id: 'c-3', name: 'Lindner (old)', isArchived: true },
];

const by = (language: Language = 'en'): CompletingFor => ({ names, language, mayRead: () => true });
const complete = (typed: string, language?: Language) => listCompletions(typed, by(language));
const labels = (typed: string, language?: Language) => complete(typed, language).map(({ label }) => label);

describe('completions of a message', () => {
  it('are names, with their usual days and the measure that was begun', () => {
    assert.deepEqual(complete('unbilled lind'), [
      { kind: 'client', label: 'Lindqvist Studio', text: 'unbilled Lindqvist Studio' },
      { kind: 'project', label: 'Nordwind GmbH · Linden', text: 'unbilled Linden' },
      { kind: 'project', label: 'Lindqvist Studio · Brand site', text: 'unbilled Brand site' },
      { kind: 'period', label: 'Lindqvist Studio, this month', text: 'unbilled Lindqvist Studio this month' },
      { kind: 'period', label: 'Lindqvist Studio, last month', text: 'unbilled Lindqvist Studio last month' },
      {
        kind: 'measure',
        label: 'Unbilled hours, Lindqvist Studio',
        text: 'unbilled hours for Lindqvist Studio',
      },
    ]);
    assert.deepEqual(labels('hours for brand si'), [
      'Lindqvist Studio · Brand site',
      'Lindqvist Studio · Brand site, this month',
      'Lindqvist Studio · Brand site, last month',
    ]);
  });

  it('are no days where some are said, and nothing where a word is whole', () => {
    assert.deepEqual(labels('hours in October for lindq'), [
      'Lindqvist Studio',
      'Lindqvist Studio · Brand site',
    ]);
    assert.deepEqual(labels('hours in'), []);
    assert.deepEqual(labels('what '), []);
    assert.deepEqual(labels('hours for Lindqvist Studio last month'), []);
    assert.deepEqual(labels('hours last month '), []);
  });

  it('go on behind a measure, a name, “for” and “by”', () => {
    const days = ['This week', 'Last week', 'This month', 'Last month'];
    assert.deepEqual(labels('hours '), days);
    assert.deepEqual(labels('hours for Lindqvist Studio '), days);
    assert.equal(complete('hours ')[0]?.text, 'hours this week');
    assert.deepEqual(labels('hours for '), [
      'Initech',
      'Lindqvist Studio',
      'Lindqvist Studio · Brand site',
      'Nordwind GmbH · Linden',
    ]);
    assert.deepEqual(labels('hours for n').slice(0, 1), ['Nordwind GmbH · Linden']);
    assert.deepEqual(labels('hours last month by ').slice(0, 3), ['By client', 'By project', 'By week']);
    assert.deepEqual(complete('revenue this year by m'), [
      { kind: 'group', label: 'By month', text: 'revenue this year by month' },
    ]);
    assert.deepEqual(labels('Umsatz dieses Jahr nach K', 'de'), ['Nach Kunde']);
    assert.deepEqual(labels('Stunden ', 'de'), [
      'Diese Woche',
      'Letzte Woche',
      'Diesen Monat',
      'Letzten Monat',
    ]);
  });

  it('are measures and days where no name begins so', () => {
    assert.deepEqual(labels('unb'), ['Unbilled hours']);
    assert.deepEqual(labels('hours last'), ['Last week', 'Last month', 'Last quarter', 'Last year']);
    assert.deepEqual(labels('Stunden okt', 'de'), ['Oktober']);
    assert.equal(complete('hours last m')[0]?.text, 'hours last month');
  });

  it('are read as they stand', () => {
    const index = createNameIndex(names, isCommonWord);
    const typed = {
      en: ['lindq', 'rev lindq', 'open lindq', 'brand', 'hours lindq', 'hours last month by ', 'hours per '],
      de: ['lindq', 'offene lindq', 'Umsatz dieses Jahr nach ', 'Stunden pro '],
    };

    for (const language of ['en', 'de'] as const)
      for (const { kind, text } of typed[language].flatMap((each) => complete(each, language))) {
        if (kind !== 'measure' && kind !== 'group') continue;
        const reading = readFrame(text, { ...context, names: index });
        assert.equal(reading.kind, 'frame', text);
      }
  });

  describe('over the API', () => {
    let vireo: TestApp;
    before(async () => {
      vireo = await openTestApp();
      await vireo.createProject();
      await vireo.ask('POST', '/clients', { body: { name: 'Nordlicht KG', currency: 'EUR' } });
    });
    after(async () => await vireo.close());

    const ask = async (text: string, as?: 'user' | 'foreign') => {
      const reply = await vireo.ask('GET', `/ai/completions?text=${encodeURIComponent(text)}&locale=en`, {
        ...(as && { as }),
      });
      assert.equal(reply.status, 200, JSON.stringify(reply.body));
      return reply.body.completions.map(({ label }: { label: string }) => label);
    };

    it('name what their person may see, and no measure of money to who may not see it', async () => {
      const all = await ask('nordl');
      const member = await ask('nordl', 'user');
      const ofOwn = await ask('nordw', 'user');

      assert.ok(all.includes('Nordlicht KG') && all.includes('Revenue, Nordlicht KG'));
      assert.deepEqual(member, []);
      assert.ok(ofOwn.includes('Nordwind GmbH') && !ofOwn.some((label: string) => /Revenue/.test(label)));
      assert.deepEqual(await ask('nordw', 'foreign'), []);
    });

    it('need a text of some length', async () => {
      assert.equal((await vireo.ask('GET', '/ai/completions?text=')).status, 422);
      assert.equal((await vireo.ask('GET', `/ai/completions?text=${'x'.repeat(201)}`)).status, 422);
    });
  });
});
