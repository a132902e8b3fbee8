import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { InvoiceState } from './invoice-document.ts';
import { decideInvoice, type InvoiceAct, invoiceStates } from './invoice-states.ts';

const acts: readonly InvoiceAct[] = ['edit', 'delete', 'issue', 'credit'];

describe('invoice states', () => {
  it('never goes back to draft, and never leaves cancelled', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 20 }), (walk) => {
        let state: InvoiceState = 'draft';
        for (const act of walk) {
          const next = decideInvoice(act, { state, documentType: '380' });
          if (next.ok) {
            assert.ok(next.value !== 'draft' || state === 'draft');
            assert.ok(state !== 'cancelled');
            state = next.value;
          }
        }
      }),
    );
  });

  it('edits and deletes drafts alone', () => {
    const frozen = invoiceStates.filter((state) => {
      const refusals = (['edit', 'delete'] as const).map((act) =>
        decideInvoice(act, { state, documentType: '380' }),
      );
      return refusals.every((refusal) => !refusal.ok && refusal.error === 'frozen');
    });

    assert.deepEqual(frozen, ['issued', 'sent', 'part_paid', 'paid', 'cancelled']);
  });

  it('issues once', () => {
    const issuable = invoiceStates.filter(
      (state) => decideInvoice('issue', { state, documentType: '380' }).ok,
    );

    assert.deepEqual(issuable, ['draft']);
  });

  it('credits an invoice but not a credit note', () => {
    assert.deepEqual(decideInvoice('credit', { state: 'sent', documentType: '380' }), {
      ok: true,
      value: 'cancelled',
    });
    assert.deepEqual(decideInvoice('credit', { state: 'issued', documentType: '381' }), {
      ok: false,
      error: 'not_creditable',
    });
  });
});
