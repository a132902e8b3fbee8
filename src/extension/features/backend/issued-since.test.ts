import assert from 'node:assert/strict';
import type { IssuedSince } from '../../../contract/backup/backups.ts';
import { inEnglish as t } from '../../../pages/words.ts';
import { describeIssued } from './issued-since.ts';

const nothing: IssuedSince = { invoices: [], broughtBack: false, reason: null, continuesAfter: [] };
const invoice = (number: string, sent: boolean): IssuedSince['invoices'][number] => ({
  number,
  clientName: 'Nordwind GmbH',
  kind: 'invoice',
  sent,
  gross: { minor: 77_350, currency: 'EUR' },
  paid: { minor: 0, currency: 'EUR' },
});
const describe_ = (issued: Partial<IssuedSince>) =>
  describeIssued({ ...nothing, ...issued }, { locale: 'en', t });

describe('the question of a restore', () => {
  it('says nothing of invoices where none vanishes', () => {
    assert.deepEqual(describe_({}), []);
  });

  it('lists what was issued since, and that it is brought back', () => {
    const lines = describe_({
      invoices: [invoice('2026-0002', true), invoice('2026-0003', false)],
      broughtBack: true,
    });

    assert.deepEqual(lines, [
      'Issued since this backup:',
      '2026-0002 · Nordwind GmbH · €773.50 · sent',
      '2026-0003 · Nordwind GmbH · €773.50 · not sent',
      'Vireo brings them back after the restore, with their payments.',
    ]);
  });

  it('names the number that numbering continues after', () => {
    const lines = describe_({ reason: 'It cannot be read.', continuesAfter: ['2026-0003'] });

    assert.match(lines.join('\n'), /cannot be read/);
    assert.match(lines.join('\n'), /continue after 2026-0003\. No number is given twice\./);
  });

  it('shows the first of many', () => {
    const invoices = Array.from({ length: 20 }, (_, index) => invoice(`2026-${index}`, false));

    assert.ok(describe_({ invoices }).includes('and 12 more'));
  });
});
