import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../zones.ts';
import { type IssuedAmounts, type ReceivedPart, revenueByMonth } from './revenue.ts';
import { countWithoutRate, type TaxedDocument, vatByRate } from './vat.ts';

const always = { from: '1900-01', to: '2999-12' };
const days = fc.integer({ min: 0, max: 900 }).map((day) => addDays('2025-01-01', day));
const documents = fc.array(
  fc.record({
    documentType: fc.constantFrom<'380' | '381'>('380', '380', '381'),
    currency: fc.constantFrom('EUR', 'JPY'),
    issueDate: days,
    net: fc.integer({ min: 1, max: 1_000_000 }),
    rate: fc.constantFrom(0, 7, 19),
  }),
  { maxLength: 12 },
);

/** In `count` parts, each at least nothing, that add up to the whole. */
function partsOf(whole: number, cuts: readonly number[]): readonly number[] {
  const places = [0, ...cuts.map((cut) => cut % (whole + 1)).toSorted((a, b) => a - b), whole];
  return places.slice(1).map((place, index) => place - (places[index] ?? 0));
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('revenue', () => {
  it('is what was issued, whatever the months, and of what is paid whole its net to the cent', () => {
    fc.assert(
      fc.property(documents, fc.array(fc.tuple(fc.nat(2_000_000), days), { maxLength: 4 }), (given, cuts) => {
        const issued: IssuedAmounts[] = given.map(({ rate, ...one }, index) => {
          const tax = Math.round((one.net * rate) / 100);
          return { ...one, id: String(index), tax, gross: one.net + tax };
        });
        const invoices = issued.filter(({ documentType }) => documentType === '380');
        const received: ReceivedPart[] = invoices.flatMap(({ id, gross }) =>
          partsOf(
            gross,
            cuts.map(([cut]) => cut),
          ).map((minor, index) => ({
            invoiceId: id,
            date: cuts[index]?.[1] ?? '2027-12-31',
            minor,
          })),
        );
        const rows = revenueByMonth(issued, received, always);

        for (const currency of ['EUR', 'JPY']) {
          const own = rows.filter((row) => row.currency === currency);
          const of = (documentType: string) =>
            issued.filter((one) => one.documentType === documentType && one.currency === currency);
          const nets = sum(of('380').map(({ net }) => net));
          assert.equal(sum(own.map((row) => row.invoicedNet)), nets - sum(of('381').map(({ net }) => net)));
          assert.equal(sum(own.map((row) => row.receivedNet)), nets);
          assert.equal(sum(own.map((row) => row.receivedGross)), sum(of('380').map(({ gross }) => gross)));
        }
      }),
    );
  });

  it('counts by date of issue and by value date, and takes a refund off', () => {
    const invoice = {
      id: 'a',
      documentType: '380',
      currency: 'EUR',
      net: 1000,
      tax: 190,
      gross: 1190,
    } as const;
    const rows = revenueByMonth(
      [
        { ...invoice, issueDate: '2026-10-31' },
        { ...invoice, id: 'b', documentType: '381', issueDate: '2026-12-01', net: 100, tax: 19, gross: 119 },
      ],
      [
        { invoiceId: 'a', date: '2026-11-01', minor: 595 },
        { invoiceId: 'a', date: '2026-12-31', minor: 595 },
        { invoiceId: 'a', date: '2026-12-31', minor: -119 },
        { invoiceId: 'a', date: '2027-01-01', minor: 119 },
      ],
      { from: '2026-10', to: '2026-12' },
    );

    assert.deepEqual(
      rows.map((row) => [row.month, row.invoicedNet, row.invoicedTax, row.receivedGross, row.receivedNet]),
      [
        ['2026-10', 1000, 190, 0, 0],
        ['2026-11', 0, 0, 595, 500],
        ['2026-12', -100, -19, 476, 400],
      ],
    );
  });
});

describe('VAT by rate', () => {
  const breakdowns = fc.array(
    fc.record({
      taxCategory: fc.constantFrom<'S' | 'AE' | 'Z'>('S', 'AE', 'Z'),
      taxRate: fc.constantFrom('19', '7', '0'),
      base: fc.integer({ min: 0, max: 1_000_000 }).map((minor) => ({ minor, currency: 'EUR' })),
      tax: fc.integer({ min: 0, max: 190_000 }).map((minor) => ({ minor, currency: 'EUR' })),
    }),
    { maxLength: 4 },
  );
  const taxed = fc.array(
    fc.record({
      documentType: fc.constantFrom<'380' | '381'>('380', '381'),
      sellerCountry: fc.constantFrom('DE', 'SE', 'US'),
      accountingTax: fc.option(
        fc.record({ minor: fc.integer({ min: -1_000_000, max: 1_000_000 }), currency: fc.constant('PLN') }),
        { nil: undefined },
      ),
      taxBreakdown: breakdowns,
    }),
    { maxLength: 20 },
  );

  it('is the sum of the breakdowns as they were issued, credit notes taken off', () => {
    fc.assert(
      fc.property(taxed, (all: readonly TaxedDocument[]) => {
        const rows = vatByRate(all);
        const signed = all.flatMap(({ documentType, taxBreakdown }) =>
          taxBreakdown.map((one) => ({ ...one, sign: documentType === '381' ? -1 : 1 })),
        );

        assert.equal(sum(rows.map(({ tax }) => tax)), sum(signed.map(({ sign, tax }) => sign * tax.minor)));
        for (const { taxCategory, taxRate } of rows) {
          const isOwn = (one: { readonly taxCategory: string; readonly taxRate: string }) =>
            one.taxCategory === taxCategory && one.taxRate === taxRate;
          const own = signed.filter(isOwn);
          const same = rows.filter(isOwn);
          assert.equal(
            sum(same.map(({ base }) => base)),
            sum(own.map(({ sign, base }) => sign * base.minor)),
          );
          assert.equal(sum(same.map(({ documents: count }) => count)), own.length);
        }
      }),
    );
  });

  it('adds up, in the currency that it is due in, to what the documents tell of it', () => {
    fc.assert(
      fc.property(taxed, (all: readonly TaxedDocument[]) => {
        const rows = vatByRate(all);
        const telling = all.filter(
          ({ accountingTax, taxBreakdown }) =>
            accountingTax !== undefined && sum(taxBreakdown.map(({ tax }) => tax.minor)) !== 0,
        );

        assert.equal(
          sum(rows.map(({ accountedTax }) => accountedTax)),
          sum(
            telling.map(
              ({ documentType, accountingTax }) =>
                (documentType === '381' ? -1 : 1) * (accountingTax?.minor ?? 0),
            ),
          ),
        );
      }),
    );
  });

  it('counts a document of several rates that tells none into the other currency once', () => {
    const euros = (minor: number) => ({ minor, currency: 'EUR' });
    const rates = [
      { taxCategory: 'S', taxRate: '25', base: euros(400), tax: euros(100) },
      { taxCategory: 'S', taxRate: '12', base: euros(100), tax: euros(12) },
    ] as const;
    const one = { documentType: '380', sellerCountry: 'SE', taxBreakdown: rates } as const;
    const told = { ...one, accountingTax: { minor: 1200, currency: 'SEK' } };

    assert.equal(countWithoutRate([one, told, { ...one, sellerCountry: 'DE' }]), 1);
  });

  it('counts documents that tell no rate, only where VAT is due in another currency', () => {
    const row = (sellerCountry: string, minor: number): TaxedDocument => ({
      documentType: '380',
      sellerCountry,
      taxBreakdown: [
        {
          taxCategory: 'S',
          taxRate: '25',
          base: { minor: 4 * minor, currency: 'EUR' },
          tax: { minor, currency: 'EUR' },
        },
      ],
    });
    const rows = vatByRate([row('SE', 100), row('SE', 0), row('DE', 100), row('US', 100)]);

    assert.deepEqual(
      rows.map(({ accountingCurrency, withoutRate, documents }) => [
        accountingCurrency,
        withoutRate,
        documents,
      ]),
      [
        ['SEK', 1, 2],
        [undefined, 0, 2],
      ],
    );
  });
});
