import assert from 'node:assert/strict';
import type { RecurringDraft, RecurringPreview } from './messages.ts';
import {
  asksMonthEnd,
  canPreview,
  findSaveBlock,
  newDraft,
  typedItems,
  withItem,
  withItemAdded,
  withoutItem,
} from './recurring-draft.ts';

const clients = [
  { id: 'a', name: 'Acme', currency: 'EUR' },
  { id: 'b', name: 'Bolt', currency: 'CHF' },
];
const fresh = newDraft({ today: '2026-12-09', clients });
const typed: RecurringDraft = {
  ...fresh,
  clientId: 'a',
  items: [{ description: 'Hosting {month}', quantity: '1', unitPrice: '90' }],
};

const money = { minor: 9000, currency: 'EUR' };
const preview = (change: Partial<RecurringPreview['invoices'][number]> = {}): RecurringPreview => ({
  previewHash: 'hash',
  invoices: [
    {
      from: '2027-01-01',
      to: '2027-01-31',
      runsOn: '2027-02-01',
      dueDate: '2027-02-15',
      recipient: 'Acme',
      mail: null,
      note: null,
      lines: [],
      net: money,
      tax: money,
      gross: money,
      problems: [],
      ...change,
    },
  ],
  missed: [],
  olderMissed: 0,
});

describe('a recurring invoice as it is typed', () => {
  it('begins with the next month, in drafts, and for nobody where there is a choice', () => {
    assert.deepEqual([fresh.date, fresh.result, fresh.clientId], ['2027-01-01', 'draft', '']);
    assert.equal(newDraft({ today: '2026-11-30', clients: clients.slice(0, 1) }).clientId, 'a');
    assert.equal(newDraft({ today: '2026-11-30', clients }).date, '2026-12-01');
  });

  it('has items that are added, changed and removed, and leaves out those that are empty', () => {
    const more = withItem(withItemAdded(typed), 1, { unitPrice: '5' });

    assert.equal(typedItems(more).length, 2);
    assert.deepEqual(typedItems(withItemAdded(typed)), typed.items);
    assert.deepEqual(withoutItem(more, 1).items, typed.items);
  });

  it('has a preview once it says for whom and what', () => {
    assert.equal(canPreview(fresh), false);
    assert.equal(canPreview({ ...fresh, clientId: 'a' }), false);
    assert.equal(canPreview({ ...fresh, clientId: 'a', withTime: true }), true);
    assert.equal(canPreview(typed), true);
  });

  const toSomeone = {
    to: { name: '', address: 'a@b.example' },
    subject: 'Invoice',
    text: 'Text',
    files: { format: 'pdf' as const },
  };
  for (const [what, draft, shown, block] of [
    ['nothing is typed', fresh, undefined, 'incomplete'],
    ['the preview is not there', typed, undefined, 'no_preview'],
    ['drafts have problems', typed, preview({ problems: ['No tax'] }), undefined],
    [
      'what is issued has problems',
      { ...typed, result: 'issued' },
      preview({ problems: ['No tax'] }),
      'problems',
    ],
    ['what is issued has none', { ...typed, result: 'issued' }, preview(), undefined],
    [
      'what is sent has no address',
      { ...typed, result: 'sent' },
      preview({ mail: { ...toSomeone, to: null } }),
      'no_address',
    ],
    ['what is sent has one', { ...typed, result: 'sent' }, preview({ mail: toSomeone }), undefined],
  ] as const) {
    it(`can ${block === undefined ? '' : 'not '}be saved where ${what}`, () => {
      assert.equal(findSaveBlock(draft, shown), block);
    });
  }

  it('asks for a choice where its first day is past', () => {
    const past = { ...preview(), missed: [{ from: '2026-10-01', to: '2026-10-31', runsOn: '2026-11-01' }] };

    assert.equal(findSaveBlock(typed, past), 'choose_missed');
    assert.equal(findSaveBlock({ ...typed, missed: 'skip' }, past), undefined);
    assert.equal(findSaveBlock({ ...typed, id: 'old' }, past), undefined);
  });

  it('asks about shorter months only where they can lack its day', () => {
    assert.equal(asksMonthEnd({ unit: 'month', date: '2026-01-31' }), true);
    assert.equal(asksMonthEnd({ unit: 'month', date: '2026-01-15' }), false);
    assert.equal(asksMonthEnd({ unit: 'week', date: '2026-01-31' }), false);
  });
});
