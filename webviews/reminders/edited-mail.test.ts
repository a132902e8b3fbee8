import assert from 'node:assert/strict';
import { editingAfter, notEdited } from './edited-mail.ts';
import type { Letter } from './messages.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const letter: Letter = {
  ...{ step: 1, subject: 'Reminder', text: 'Please pay €119.00.', deadline: '2026-12-07' },
  ...{ open: eur(11_900), fee: null, interest: null, interestParts: [], toPay: eur(11_900) },
};
const shows = (change: Partial<Letter> = {}, invoiceId = 'i1') => ({
  invoiceId,
  letter: { ...letter, ...change },
});
const own = { subject: 'Reminder', text: 'Dear Ina, please pay €119.00.' };
const editing = { edited: own, kept: undefined };
const paid = { open: eur(10_000), toPay: eur(10_000), text: 'Please pay €100.00.' };

describe('a reminder that was edited', () => {
  it('stays while it asks for the same', () => {
    assert.deepEqual(editingAfter(editing, shows(), shows()), editing);
    assert.deepEqual(editingAfter(editing, shows(), shows({ text: 'Another greeting' })), editing);
  });

  it('is kept aside once a sum, the fee, the interest or the deadline is another', () => {
    const aside = { edited: undefined, kept: own };

    assert.deepEqual(editingAfter(editing, shows(), shows(paid)), aside);
    assert.deepEqual(editingAfter(editing, shows(), shows({ fee: eur(4_000) })), aside);
    assert.deepEqual(editingAfter(editing, shows(), shows({ interest: eur(12) })), aside);
    assert.deepEqual(editingAfter(editing, shows(), shows({ deadline: '2026-12-08' })), aside);
  });

  it('stays aside through the next change, and is nothing to keep where nothing was typed', () => {
    const aside = { edited: undefined, kept: own };
    const untouched = { edited: { subject: letter.subject, text: letter.text }, kept: undefined };

    assert.deepEqual(editingAfter(aside, shows(paid), shows()), aside);
    assert.deepEqual(editingAfter(untouched, shows(), shows(paid)), notEdited);
  });

  it('starts over with another step or another invoice', () => {
    assert.deepEqual(editingAfter(editing, shows(), shows({ step: 2 })), notEdited);
    assert.deepEqual(editingAfter(editing, shows(), shows({}, 'i2')), notEdited);
    assert.deepEqual(editingAfter(editing, shows(), { invoiceId: 'i1', letter: null }), notEdited);
    assert.deepEqual(editingAfter(editing, undefined, shows()), notEdited);
  });
});
