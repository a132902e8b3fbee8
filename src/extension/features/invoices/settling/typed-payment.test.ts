import assert from 'node:assert/strict';
import { inEnglish as t } from '../../../../pages/words.ts';
import { checkAmount, checkDay, checkRefund, readAmount, readDay } from './typed-payment.ts';

const ports = { t, formatAmount: ({ minor }: { minor: number }) => String(minor / 100) };
const due = { minor: 10_000, currency: 'EUR' };

describe('typed payments', () => {
  it('read amounts with point or comma, with and without groups', () => {
    const typed = ['1250', '1250.5', '1250,50', '1.250,50', '1,250.50', '1 250,50', '12.345.678'];

    assert.deepEqual(
      typed.map((text) => readAmount(text, 'EUR')?.minor),
      [125_000, 125_050, 125_050, 125_050, 125_050, 125_050, 1_234_567_800],
    );
  });

  it('read as many decimals as the currency has', () => {
    assert.equal(readAmount('1.250', 'KWD')?.minor, 1_250);
    assert.equal(readAmount('1,250.500', 'KWD')?.minor, 1_250_500);
    assert.equal(readAmount('1.250', 'JPY')?.minor, 1_250);
    assert.equal(readAmount('12,50', 'JPY'), undefined);
  });

  it('refuse what is no amount above nothing', () => {
    for (const text of ['', '0', '-5', 'much', '1.2.3', '0,00']) {
      assert.equal(readAmount(text, 'EUR'), undefined, text);
      assert.match(checkAmount(text, { due, currency: 'EUR' }, ports)?.message ?? '', /Type an amount/);
    }
  });

  it('tell what is more than due, and take it', () => {
    assert.equal(checkAmount('100', { due, currency: 'EUR' }, ports), undefined);
    assert.deepEqual(checkAmount('150', { due, currency: 'EUR' }, ports), {
      message: '50 more than is due: kept as the client’s credit.',
      isInfo: true,
    });
  });

  it('pay back no more than the credit', () => {
    const credit = { minor: 5_000, currency: 'EUR' };

    assert.equal(checkRefund('50', credit, ports), undefined);
    assert.match(checkRefund('50.01', credit, ports)?.message ?? '', /^No more than/);
    assert.match(checkRefund('much', credit, ports)?.message ?? '', /Type an amount/);
  });

  it('take days until today, and none before the invoice where that is asked', () => {
    const limits = { today: '2026-11-20', earliest: '2026-11-10' };

    assert.equal(checkDay('yesterday', limits, t), undefined);
    assert.equal(readDay('yesterday', limits.today), '2026-11-19');
    assert.match(checkDay('2026-11-21', limits, t) ?? '', /has not come yet/);
    assert.match(checkDay('2026-11-09', limits, t) ?? '', /before the invoice/);
    assert.match(checkDay('soon', limits, t) ?? '', /Type a day/);
  });
});
