import assert from 'node:assert/strict';
import { printProof } from './print-invoice.ts';

describe('the proof of invoices, printed', () => {
  it('has the sentence of each column that differs', () => {
    const message = 'Invoice 2026-0001: net_minor is 1, but the frozen document says 2.';
    const row = { table: 'invoices', id: 'a', number: '2026-0001', column: 'net_minor' } as const;
    const difference = { ...row, stored: '1', expected: '2', evidence: 'document', message } as const;

    assert.equal(printProof({ ok: false, series: [], differences: [difference] }), `DIFFERS  ${message}\n`);
    assert.equal(printProof({ ok: true, series: [], differences: [] }), 'Nothing was issued yet.\n');
  });
});
