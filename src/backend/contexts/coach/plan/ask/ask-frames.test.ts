import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Filter, QueryFrame } from '../../../../../domain/query/frame.ts';
import type { NamedRecord } from '../../model/named-record.ts';
import { readItems } from '../../read/items.ts';
import { readFrame } from '../../read/read-frame.ts';
import { createNameIndex } from '../../words/names.ts';
import { isCommonWord, type Language } from '../../words/vocabulary.ts';
import { askFrames } from './ask-frames.ts';
import { questionOf } from './question-of.ts';

const acme: NamedRecord = { kind: 'client', id: 'c-acme', name: 'Acme Corp' };
const nordwind: NamedRecord = { kind: 'client', id: 'c-nordwind', name: 'Nordwind GmbH' };
const records: readonly NamedRecord[] = [
  acme,
  nordwind,
  { kind: 'project', id: 'p-checkout', name: 'Checkout', clientName: 'Nordwind GmbH' },
  { kind: 'project', id: 'p-care', name: 'Website care', clientName: 'Acme Corp' },
  { kind: 'project', id: 'p-relaunch', name: 'Website relaunch', clientName: 'Nordwind GmbH' },
];
/** A Friday. */
const context = { names: createNameIndex(records, isCommonWord), today: '2026-11-20' };

const ask = (text: string, language: Language = 'en') =>
  askFrames(readItems(text, context), { ...context, language });

const named = ({ kind, id, name }: NamedRecord, is: boolean): Filter => ({
  field: kind,
  is,
  values: [{ id, name }],
});

const side = fc.boolean();
const ofWork: fc.Arbitrary<Filter> = fc.oneof(
  side.map((is) => named(acme, is)),
  side.map((is): Filter => ({ field: 'billable', is })),
  side.map((is): Filter => ({ field: 'noted', is })),
  fc.record({ field: fc.constant('weekday' as const), is: side, days: fc.constantFrom([1], [6, 7]) }),
);
const ofInvoices: fc.Arbitrary<Filter> = fc.oneof(
  side.map((is) => named(nordwind, is)),
  fc.constant<Filter>({ field: 'invoice', is: true, condition: 'paid' }),
  side.map((is): Filter => ({ field: 'invoice', is, condition: 'sent' })),
  fc.constant<Filter>({ field: 'amount', bound: 'above', amount: '500', currency: 'EUR' }),
);
const period = fc.constantFrom(
  undefined,
  { from: '2026-10-01', to: '2026-10-31' },
  { from: '2026-01-01', to: '2026-12-31' },
  { from: '2026-11-09', to: '2026-11-15' },
);

function frames(measure: QueryFrame['measure'], filter: fc.Arbitrary<Filter>): fc.Arbitrary<QueryFrame> {
  return fc
    .record({
      filters: fc.uniqueArray(filter, {
        maxLength: 3,
        selector: (one) => `${one.field}${'condition' in one ? one.condition : ''}`,
      }),
      period,
    })
    .map(({ filters, period: days }) => ({
      measure,
      statistic: 'total',
      per: 'record',
      filters,
      ...(days && { period: days }),
      shape: measure === 'hours' ? 'figure' : 'list',
    }));
}

const normal = ({ shape: _shape, filters, ...frame }: QueryFrame) => ({
  ...frame,
  filters: filters
    .map((one) => JSON.stringify('values' in one ? { ...one, values: one.values.map(({ id }) => id) } : one))
    .toSorted(),
});

describe('questions that the coach offers', () => {
  it('reads back what it says of a frame, in both languages', () => {
    const unpaid = fc.constant<Filter>({ field: 'invoice', is: false, condition: 'paid' });
    const any = fc.oneof(
      frames('hours', ofWork),
      frames('invoices', ofInvoices),
      frames('due', unpaid).filter(({ filters }) => filters.length > 0),
    );
    fc.assert(
      fc.property(any, fc.constantFrom<Language>('en', 'de'), (frame, language) => {
        const text = questionOf(frame, language);
        const reading = readFrame(text, context);
        assert.equal(reading.kind, 'frame', text);
        if (reading.kind === 'frame') assert.deepEqual(normal(reading.frame), normal(frame), text);
      }),
    );
  });

  it('keeps each condition where one word is not known', () => {
    const asked = ask('non-billable hours for Acme in October without the moonbase');

    assert.deepEqual(asked?.words.includes('moonbase'), true);
    assert.deepEqual(asked?.choices, ['Hours for Acme Corp not billable October 2026?']);
    assert.deepEqual(ask('nicht abrechenbare Stunden für Acme im Oktober in Grünlila', 'de')?.choices, [
      'Stunden für Acme Corp nicht abrechenbar Oktober 2026?',
      'Stunden für Acme Corp nicht abrechenbar mit „Grünlila“ Oktober 2026?',
    ]);
  });

  it('offers a question for each record that a name may be of', () => {
    assert.deepEqual(ask('hours on the website last month')?.choices, [
      'Hours on Website care October 2026?',
      'Hours on Website relaunch October 2026?',
    ]);
  });

  it('offers the figures that days or a name may be asked of', () => {
    assert.deepEqual(ask('last month without Acme')?.choices, [
      'Hours without Acme Corp October 2026?',
      'Revenue without Acme Corp October 2026?',
      'Unbilled hours without Acme Corp October 2026?',
    ]);
  });

  it('says whose they are behind how many', () => {
    assert.deepEqual(ask('did I log everything yesterday?')?.choices, [
      'How many entries of mine 2026-11-19 by project?',
    ]);
    assert.deepEqual(ask('Habe ich gestern alles erfasst?', 'de')?.choices, [
      'Wie viele Einträge von mir 2026-11-19 nach Projekt?',
    ]);
  });

  it('asks which days are meant of invoices that are paid', () => {
    assert.deepEqual(ask('invoices for Acme paid in October')?.choices, [
      'Which issued invoices for Acme Corp paid October 2026?',
      'Money received for Acme Corp October 2026?',
    ]);
  });

  it('offers both sides where either may be meant', () => {
    assert.deepEqual(ask('Are all my invoices paid?')?.choices, [
      'Which invoices paid?',
      'Which invoices not paid?',
    ]);
  });

  it('offers nothing for what is of something else', () => {
    for (const text of ['What is the capital of France?', 'weather in Berlin tomorrow', 'hi'])
      assert.equal(ask(text), undefined, text);
  });
});
