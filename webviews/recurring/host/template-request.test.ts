import assert from 'node:assert/strict';
import { inEnglish } from '../../../src/pages/words.ts';
import type { RecurringDraft } from '../messages.ts';
import { newDraft } from '../recurring-draft.ts';
import { draftFromInvoice } from './from-invoice.ts';
import { fieldOf, nameOf, readChange, readDecimal, readTemplate } from './template-request.ts';

const noItem = { description: '', quantity: '1', unitPrice: '' };
const hosting = { description: ' Hosting {month} ', quantity: '1', unitPrice: '€ 90,50' };
const draft: RecurringDraft = {
  ...newDraft({ today: '2026-12-09', clients: [] }),
  clientId: 'c',
  items: [noItem, hosting],
};

describe('a recurring invoice as it was typed', () => {
  for (const [text, decimal] of [
    ['650', '650'],
    ['650,5', '650.5'],
    ['€ 650.50', '650.50'],
    ['90 EUR', '90'],
    ['0.125', '0.125'],
    ['1,250.50', '1250.50'],
    ['1.250,50', '1250.50'],
    ['1.250.000,5', '1250000.5'],
    ['1.250', undefined],
    ['1,250', undefined],
    ['1.2.3', undefined],
    ['12.50,10', undefined],
    ['-5', undefined],
    ['much', undefined],
    ['', undefined],
  ] as const) {
    it(`takes "${text}" for ${decimal ?? 'no number'}`, () => assert.equal(readDecimal(text), decimal));
  }

  it('leaves files alone that it does not offer', () => {
    const read = readChange({ ...draft, attached: '' }, inEnglish);

    assert.equal(read.ok && 'files' in read.value, false);
  });

  it('is the template that the API takes, without rows that are empty', () => {
    const read = readTemplate({ ...draft, every: '2', note: ' ', missed: 'skip' }, inEnglish);

    assert.deepEqual(read, {
      ok: true,
      value: {
        items: [{ description: 'Hosting {month}', quantity: '1', unitPrice: '90.50' }],
        withTime: false,
        note: null,
        endsOn: null,
        result: 'draft',
        files: { format: 'pdf' },
        clientId: 'c',
        projectId: null,
        rule: { unit: 'month', every: 2, date: '2027-01-01', monthEnd: 'clamp' },
        timing: 'arrears',
        missed: 'skip',
      },
    });
  });

  const refused: readonly (readonly [string, RecurringDraft, string])[] = [
    ['no number of periods', { ...draft, every: '0' }, 'every'],
    ['no day', { ...draft, date: '' }, 'date'],
    [
      'a price without a description',
      { ...draft, items: [{ ...hosting, description: ' ' }] },
      'items.0.description',
    ],
    ['a quantity that is none', { ...draft, items: [{ ...hosting, quantity: 'x' }] }, 'items.0.quantity'],
    [
      'a price that is none',
      { ...draft, items: [noItem, { ...hosting, unitPrice: '' }] },
      'items.1.unitPrice',
    ],
  ];
  for (const [what, typed, field] of refused) {
    it(`is refused beside its field: ${what}`, () => {
      const read = readTemplate(typed, inEnglish);

      assert.equal(read.ok ? '' : read.refusal.field, field);
    });
  }

  it('changes what can be changed alone', () => {
    const read = readChange({ ...draft, id: 't', endsOn: '2027-12-31' }, inEnglish);

    assert.deepEqual(read.ok && Object.keys(read.value).sort(), [
      'endsOn',
      'files',
      'items',
      'note',
      'result',
      'withTime',
    ]);
  });

  it('has a name: what was typed, its first item, or what it is', () => {
    assert.equal(nameOf({ ...draft, name: ' Retainer ' }, 'Recurring invoice'), 'Retainer');
    assert.equal(nameOf(draft, 'Recurring invoice'), 'Hosting {month}');
    assert.equal(nameOf({ ...draft, items: [] }, 'Recurring invoice'), 'Recurring invoice');
  });

  for (const [api, field] of [
    ['items.0.unitPrice', 'items.1.unitPrice'],
    ['items.5.unitPrice', ''],
    ['rule.date', 'date'],
    ['clientId', 'client'],
    ['previewHash', ''],
  ] as const) {
    it(`names the field of the form for the API's ${api}`, () => {
      assert.equal(fieldOf([{ field: api }], draft), field);
    });
  }

  it('begins with client and lines of an invoice', () => {
    const lines = [{ description: 'Review', quantity: '2', unitPrice: '100.00' }];
    const content = { type: 'content', today: '2026-12-09', items: [], clients: [], projects: [] } as const;
    const made = draftFromInvoice(
      { clientId: 'c', lines },
      { ...content, items: [], clients: [], projects: [] },
    );

    assert.deepEqual([made.id, made.clientId, made.items, made.result], ['', 'c', lines, 'draft']);
  });
});
