import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findSeconds } from './duration.ts';
import {
  type BillableEntry,
  buildFixedLine,
  buildInvoiceDocument,
  buildTimeLines,
  type InvoiceRecord,
  type LineTerms,
} from './invoice-builder.ts';
import { checkEn16931, checkInvoice, mayIssue } from './invoice-checks.ts';
import type { InvoiceDocument, InvoiceLine } from './invoice-document.ts';
import { exactTime } from './rounding.ts';

const terms: LineTerms = { currency: 'EUR', taxCategory: 'S', taxRate: '19', rounding: exactTime };
const entryLists: fc.Arbitrary<readonly BillableEntry[]> = fc
  .array(
    fc.record({
      projectId: fc.constantFrom('p1', 'p2'),
      taskId: fc.constantFrom(undefined, 't1'),
      note: fc.constantFrom('', 'Review', 'Review\nof the parser', 'Token rotation'),
      seconds: fc.integer({ min: 1, max: 100_000 }),
      date: fc.constantFrom('2026-11-02', '2026-11-03'),
      rateMinor: fc.constantFrom(11_000, 9999, 0),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((list) =>
    list.map(({ rateMinor, ...entry }, index) => ({
      ...entry,
      id: `entry-${index}`,
      projectName: entry.projectId,
      hourlyRate: { minor: rateMinor, currency: 'EUR' },
    })),
  );

function linesOf(entries: readonly BillableEntry[], lineTerms = terms) {
  const lines = buildTimeLines(entries, lineTerms);
  assert.ok(lines.ok);
  return lines.value;
}

function record(change: Partial<InvoiceRecord> = {}): InvoiceRecord {
  const { line } = buildFixedLine({ description: 'Report', quantity: '1', unitPrice: '650.00' }, terms);
  return {
    id: 'invoice',
    documentType: '380',
    state: 'draft',
    issueDate: '2026-11-19',
    dueDate: '2026-12-19',
    periodStart: '2026-11-01',
    periodEnd: '2026-11-15',
    seller: {
      name: 'Mara Voss',
      addressLines: ['Lange Reihe 14', '20099 Hamburg'],
      countryCode: 'DE',
      vatId: 'DE312449871',
    },
    buyer: { name: 'Nordwind GmbH', addressLines: ['Am Sandtorkai 50', '20457 Hamburg'], countryCode: 'DE' },
    lines: [{ id: '1', ...line }],
    paid: { minor: 0, currency: 'EUR' },
    paymentTerms: 'Payable within 30 days.',
    language: 'en',
    ...change,
  };
}

/** The rules that a document breaks. */
function broken(invoice: InvoiceDocument): string[] {
  return checkInvoice(invoice, [])
    .filter((check) => !check.passed)
    .map((check) => check.rule);
}

function withLine(change: Partial<InvoiceLine>): InvoiceDocument {
  const invoice = buildInvoiceDocument(record());
  return { ...invoice, lines: invoice.lines.map((line) => ({ ...line, ...change })) };
}

describe('invoice builder', () => {
  it('bills every entry on exactly one line, and the seconds of the lines are the seconds recorded', () => {
    fc.assert(
      fc.property(entryLists, (entries) => {
        const lines = linesOf(entries);

        const billed = lines.flatMap((line) => line.entryIds);
        assert.deepEqual([...billed].sort(), entries.map((entry) => entry.id).sort());
        const recorded = entries.reduce((sum, entry) => sum + entry.seconds, 0);
        assert.equal(
          lines.reduce((sum, { line }) => sum + (findSeconds(line) ?? 0), 0),
          recorded,
        );
        assert.equal(
          lines.reduce((sum, line) => sum + line.recordedSeconds, 0),
          recorded,
        );
      }),
    );
  });

  it('prints on each line a quantity and a price that reproduce its net', () => {
    fc.assert(
      fc.property(entryLists, (entries) => {
        for (const { line } of linesOf(entries)) {
          const priceMinor = BigInt(line.unitPrice.replace('.', ''));
          const dividend = BigInt(line.quantity) * priceMinor;
          const base = BigInt(line.priceBaseQuantity);
          assert.equal(BigInt(line.net.minor), (2n * dividend + base) / (2n * base));
        }
      }),
    );
  });

  it('keeps projects, tasks, notes and rates apart, in order of the first day', () => {
    const entry = (id: string, change: Partial<BillableEntry>): BillableEntry => ({
      id,
      projectId: 'p1',
      projectName: 'API rewrite',
      note: 'Review',
      seconds: 900,
      date: '2026-11-03',
      hourlyRate: { minor: 11_000, currency: 'EUR' },
      ...change,
    });
    const lines = linesOf([
      entry('1', {}),
      entry('2', { note: ' Review \nsecond pass' }),
      entry('3', { hourlyRate: { minor: 12_000, currency: 'EUR' } }),
      entry('4', { note: '', date: '2026-11-02' }),
      entry('5', { projectId: 'p2', projectName: 'Front end' }),
    ]);

    assert.deepEqual(
      lines.map(({ line, entryIds }) => [line.description, entryIds.join(' ')]),
      [
        ['API rewrite', '4'],
        ['API rewrite: Review', '1 2'],
        ['API rewrite: Review', '3'],
        ['Front end: Review', '5'],
      ],
    );
  });

  it('rounds what it bills and keeps what was recorded', () => {
    const [entry] = fc.sample(entryLists, { numRuns: 1, seed: 1 })[0] ?? [];
    assert.ok(entry);
    const [line] = linesOf([{ ...entry, seconds: 301 }], {
      ...terms,
      rounding: { mode: 'up', stepSeconds: 300, scope: 'entry' },
    });

    assert.deepEqual(
      { quantity: line?.line.quantity, recordedSeconds: line?.recordedSeconds },
      { quantity: '10', recordedSeconds: 301 },
    );
  });

  it('refuses an entry of another currency by name', () => {
    const [entry] = fc.sample(entryLists, { numRuns: 1, seed: 1 })[0] ?? [];
    assert.ok(entry);
    const lines = buildTimeLines([{ ...entry, hourlyRate: { minor: 1, currency: 'USD' } }], terms);

    assert.deepEqual(lines, {
      ok: false,
      error: { code: 'currency_mismatch', entryId: entry.id, currency: 'USD' },
    });
  });
});

describe('invoice checks', () => {
  it('finds nothing wrong with a document that was built', () => {
    const checks = checkInvoice(
      buildInvoiceDocument(record({ discount: { reason: 'Framework', percent: '2' } })),
      [{ entryId: 'a', approved: true, billedElsewhere: false }],
    );

    assert.deepEqual(
      checks.map((check) => check.message),
      ['The one entry is approved', 'No entry billed before', 'EN 16931: no errors'],
    );
    assert.ok(mayIssue(checks));
  });

  it('forbids to issue what is not approved or billed before', () => {
    const checks = checkInvoice(buildInvoiceDocument(record()), [
      { entryId: 'a', approved: false, billedElsewhere: false },
      { entryId: 'b', approved: true, billedElsewhere: true },
    ]);

    assert.deepEqual(
      checks.filter((check) => !check.passed).map((check) => check.rule),
      ['entries-approved', 'not-billed-before'],
    );
    assert.equal(mayIssue(checks), false);
  });

  it('says nothing of entries where none is billed', () => {
    const checks = checkInvoice(buildInvoiceDocument(record()), []);

    assert.deepEqual(
      checks.map(({ rule }) => rule),
      ['EN 16931'],
    );
  });

  it('names the rule that a faulty record breaks', () => {
    const { seller, buyer } = record();
    const faults: readonly (readonly [string, Partial<InvoiceRecord>])[] = [
      ['BR-02', { state: 'issued' }],
      ['BR-03', { issueDate: '19.11.2026' }],
      ['due-after-issue', { dueDate: '2026-11-18' }],
      ['BR-06', { seller: { ...seller, name: '' } }],
      ['BR-08', { seller: { ...seller, addressLines: [] } }],
      ['BR-09', { seller: { ...seller, countryCode: '' } }],
      ['BR-07', { buyer: { ...buyer, name: ' ' } }],
      ['BR-10', { buyer: { ...buyer, addressLines: [''] } }],
      ['BR-11', { buyer: { ...buyer, countryCode: '' } }],
      ['BR-CL-14', { buyer: { ...buyer, countryCode: 'Germany' } }],
      ['BR-16', { lines: [] }],
      ['BR-29', { periodStart: '2026-11-16' }],
      ['BR-CO-09', { seller: { ...seller, vatId: '312449871' } }],
      ['BR-55', { documentType: '381' }],
      ['discount-in-bounds allowance-in-bounds', { discount: { reason: 'Typo', percent: '200' } }],
    ];
    for (const [rule, change] of faults) {
      assert.deepEqual(broken(buildInvoiceDocument(record(change))), rule.split(' '));
    }
  });

  it('catches sums that do not tie, which the official rules let pass', () => {
    const invoice = buildInvoiceDocument(record());
    const [row] = invoice.taxBreakdown;
    assert.ok(row);
    const off = (minor: number) => ({ minor, currency: 'EUR' });

    assert.ok(broken(withLine({ net: off(65_001) })).includes('exact-line-net'));
    assert.ok(
      broken({ ...invoice, taxBreakdown: [{ ...row, tax: off(row.tax.minor + 99) }] }).includes('BR-CO-17'),
    );
    assert.ok(broken({ ...invoice, totals: { ...invoice.totals, net: off(1) } }).includes('BR-CO-13'));
    assert.ok(broken(withLine({ taxRate: '0' })).includes('BR-S-05'));
    assert.ok(broken(withLine({ unitPrice: '-1' })).includes('BR-27'));
    assert.ok(broken(withLine({ unitCode: 'MIN', quantity: '0.17' })).includes('whole-units'));
  });

  const untaxed = (taxCategory: 'AE' | 'K' | 'O') => {
    const { line } = buildFixedLine(
      { description: 'Report', quantity: '1', unitPrice: '100' },
      { ...terms, taxCategory, taxRate: '0' },
    );
    return [{ id: '1', ...line }];
  };

  for (const [taxCategory, rule, name] of [
    ['AE', 'BR-AE-02', 'Reverse charge'],
    ['K', 'BR-IC-02', 'Intra-community supply'],
  ] as const) {
    it(`asks for both VAT IDs under ${name}, each by a sentence of its own`, () => {
      const { seller, buyer: known } = record();
      const { vatId: _, ...sellerWithoutId } = seller;
      const buyer = { ...known, countryCode: 'AT' };
      const withId = { ...buyer, vatId: 'ATU12345678' };
      const told = (change: Partial<InvoiceRecord>) =>
        checkEn16931(buildInvoiceDocument(record({ lines: untaxed(taxCategory), ...change }))).map(
          (check) => [check.rule, check.severity, check.message, check.action],
        );
      const buyerMissing = [
        rule,
        'error',
        `${name} needs the client’s VAT ID: add it to the client.`,
        'editClient',
      ];

      assert.deepEqual(told({ buyer: withId }), []);
      assert.deepEqual(told({ buyer }), [buyerMissing]);
      assert.deepEqual(told({ buyer: { ...buyer, vatId: ' ' } })[0]?.[0], 'BR-CO-09');
      assert.deepEqual(told({ buyer, discount: { reason: 'Discount', percent: '10' } }), [buyerMissing]);
      assert.deepEqual(told({ buyer: withId, seller: sellerWithoutId }), [
        [rule, 'error', `${name} needs your VAT ID: add it in Your Business.`, 'editOrganization'],
      ]);
    });
  }

  it('asks for no VAT ID outside the scope', () => {
    const { vatId: _, ...withoutId } = record().seller;
    const sellerWithoutId = { ...withoutId, taxNumber: '12-3456789' };

    assert.deepEqual(broken(buildInvoiceDocument(record({ lines: untaxed('O') }))), ['BR-O-02']);
    assert.deepEqual(
      broken(buildInvoiceDocument(record({ lines: untaxed('O'), seller: sellerWithoutId }))),
      [],
    );
  });

  it('warns of work that ends after the invoice date', () => {
    const [check, ...others] = checkEn16931(
      buildInvoiceDocument(
        record({ periodEnd: '2026-12-12', issueDate: '2026-11-10', dueDate: '2026-12-10' }),
      ),
    );

    assert.deepEqual(others, []);
    assert.deepEqual(
      { severity: check?.severity, message: check?.message },
      { severity: 'warning', message: 'The work ends on 12 Dec, after the invoice date.' },
    );
  });

  it('prints the bare discount in the language of the document', () => {
    const reasonIn = (language: string) =>
      buildInvoiceDocument(record({ language, discount: { reason: 'Discount', percent: '10' } }))
        .allowances[0]?.reason;

    assert.deepEqual([reasonIn('de-DE'), reasonIn('en-GB')], ['Rabatt', 'Discount']);
  });

  it('only warns where paper is possible and an e-invoice is not', () => {
    const { line } = buildFixedLine(
      { description: 'Report', quantity: '1', unitPrice: '1.005' },
      { ...terms, currency: 'KWD' },
    );
    const checks = checkInvoice(
      buildInvoiceDocument(record({ lines: [{ id: '1', ...line }], paid: { minor: 0, currency: 'KWD' } })),
      [],
    );

    assert.deepEqual(
      checks.filter((check) => !check.passed).map((check) => check.rule),
      ['BR-DEC-12', 'accounting-tax'],
    );
    assert.ok(mayIssue(checks));
  });
});
