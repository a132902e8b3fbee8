import assert from 'node:assert/strict';
import type { InvoiceDocument } from './invoice-document.ts';
import {
  checkBuyerCountry,
  checkFuture,
  checkLeftOut,
  checkReachable,
  checkRecordedTwice,
  checkSeries,
} from './invoice-draft-checks.ts';

describe('checks of a draft', () => {
  it('warns of time that has not passed, and of none that just ended or still runs', () => {
    const now = Date.parse('2026-11-18T10:00:00Z');
    const count = (...ends: readonly (number | null)[]) =>
      checkFuture(
        ends.map((endedAt) => ({ endedAt })),
        now,
      ).map(({ severity, message }) => [severity, message]);

    assert.deepEqual(count(now - 1, now + 59_000, null), []);
    assert.deepEqual(count(now, now + 61_000), [
      ['warning', 'One entry ends in the future. Check the date before the client is billed for it.'],
    ]);
    assert.match(String(count(now + 3_600_000, now + 7_200_000)), /2 entries end in the future/);
  });

  it('warns of time that one person recorded more than once, and of none that two people share', () => {
    const hourMs = 3_600_000;
    const warned = (...spans: readonly (readonly [string, number, number | null])[]) =>
      checkRecordedTwice(
        spans.map(([userId, from, to]) => ({
          userId,
          startedAt: from * hourMs,
          endedAt: to === null ? null : to * hourMs,
        })),
      ).map(({ message }) => message);

    assert.deepEqual(warned(['a', 9, 11], ['a', 11, 12], ['b', 9, 12], ['a', 10, null]), []);
    assert.deepEqual(warned(['a', 9, 11], ['a', 10, 12], ['a', 10, 10.5], ['b', 9, 12]), [
      '1:30 of this time is recorded more than once. Check it before the client is billed for it.',
    ]);
  });

  it('warns of an invoice in euro without an IBAN, and of an address without a town', () => {
    const party = { name: 'Nordwind', addressLines: ['Speicherstraße 4'], countryCode: 'DE' };
    const warned = (change: object) =>
      checkReachable({
        seller: party,
        buyer: party,
        currency: 'EUR',
        documentType: '380',
        totals: { due: { minor: 100, currency: 'EUR' } } as InvoiceDocument['totals'],
        ...change,
      }).map(({ rule }) => rule);
    const inFields = { ...party, iban: 'DE89370400440532013000', address: { street: 'Speicherstraße 4' } };

    assert.deepEqual(warned({}), ['seller-iban']);
    assert.deepEqual(warned({ currency: 'USD' }), []);
    assert.deepEqual(warned({ documentType: '381' }), []);
    assert.deepEqual(warned({ seller: { ...party, countryCode: 'US' } }), []);
    assert.deepEqual(warned({ seller: inFields, buyer: inFields }), ['seller-town', 'buyer-town']);
    const whole = { ...inFields, address: { ...inFields.address, city: 'Hamburg' } };
    assert.deepEqual(warned({ seller: whole, buyer: whole }), []);
  });

  it('names each week that is left out once, with its time, in order', () => {
    const checks = checkLeftOut([
      { date: '2026-11-10', seconds: 3_600, approved: false },
      { date: '2026-11-02', seconds: 25_200, approved: false },
      { date: '2026-11-08', seconds: 1_800, approved: false },
      { date: '2026-11-11', seconds: 60, approved: true },
    ]);

    assert.deepEqual(
      checks.map(({ severity, passed, message }) => [severity, passed, message]),
      [
        ['warning', false, 'Week 45: 7:30 of its time within the period is not approved and is left out.'],
        ['warning', false, 'Week 46: 1:00 of its time within the period is not approved and is left out.'],
        [
          'warning',
          false,
          'Week 46: 0:01 of its time within the period was approved after this draft was made and is left out.',
        ],
      ],
    );
  });

  it('says nothing where nothing is left out', () => {
    assert.deepEqual(checkLeftOut([]), []);
  });

  it('forbids a date before the last of the series or after today', () => {
    const told = (issueDate: string) =>
      checkSeries({ lastSequence: 7, lastIssueDate: '2026-11-18' }, { issueDate, today: '2026-11-20' }).map(
        ({ severity, message }) => `${severity}: ${message}`,
      );

    assert.deepEqual(told('2026-11-17'), [
      'error: The invoice date lies before 18 Nov 2026, the date of the last invoice of the series.',
    ]);
    assert.deepEqual(told('2026-11-21'), ['error: The invoice date has not come yet.']);
    assert.deepEqual([told('2026-11-18'), told('2026-11-20')], [[], []]);
  });

  it('warns of VAT for a buyer whose country is a default, and of nothing else', () => {
    const check = (taxCategory: 'S' | 'AE', isChosen: boolean) =>
      checkBuyerCountry(
        {
          buyer: { name: 'Nordwind', countryCode: 'US', addressLines: [] },
          lines: [{ taxCategory }] as never,
        },
        isChosen,
      ).map(({ severity, action, message }) => [severity, action, message]);

    assert.deepEqual(check('S', false), [
      [
        'warning',
        'editClient',
        'United States is only the default country of Nordwind. Choose the client’s country before you charge VAT.',
      ],
    ]);
    assert.deepEqual([check('S', true), check('AE', false)], [[], []]);
  });
});
