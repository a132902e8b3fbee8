/** The part of the matrix that needs no official rules: what it tries, and how it is refused. */
import assert from 'node:assert/strict';
import type { RuleFault } from '../../../domain/invoicing/rules/fault.ts';
import { type EInvoiceSyntax, openEInvoiceSyntax, withXml } from './e-invoice-syntax.ts';
import { type MatrixCase, matrixCases, matrixFormats, matrixValues } from './matrix-cases.ts';
import { writeMatrixCase } from './write-matrix-case.ts';

const names = Object.keys(matrixValues) as (keyof MatrixCase)[];
/** Of a format, as docs/invoices.md asks for. */
const filesAtLeast = 500;
/** Of the files of a format, those whose syntax is checked here. */
const checkedEvery = 25;
/** Names of rules: official ones, and ours in small letters. */
const ruleName = /^(?:(?:BR|BT|PEPPOL|DE|DK|NO|SE|IS|IT|NL|GR)-[A-Za-z0-9-]+|[a-z]+(?:-[a-z0-9]+)+)$/;
const fieldPath =
  /^(?:seller|buyer|lines|allowances|charges|taxBreakdown|totals|exemptions|currency|documentType|paymentMeans|paymentTerms|buyerReference|accountingTax|deliveryDate)\b/;

describe('the matrix of e-invoices', () => {
  const written = new Map<string, string[]>();
  const faults: RuleFault[] = [];
  let syntax: EInvoiceSyntax;

  before(() => {
    syntax = openEInvoiceSyntax();
    for (const told of matrixCases()) {
      const xml = writeMatrixCase(told);
      if (xml.ok) written.set(told.format, [...(written.get(told.format) ?? []), xml.value]);
      else faults.push(...xml.error);
    }
  });

  it('has each pair of values, and each triple of format, category and country of the seller', () => {
    const seen = new Set<string>();
    for (const told of matrixCases()) {
      for (const [at, a] of names.entries()) {
        for (const b of names.slice(at + 1)) seen.add(`${a}=${told[a]} ${b}=${told[b]}`);
      }
      seen.add(`${told.format} ${told.category} ${told.sellerCountry}`);
    }

    assert.deepEqual(
      [...expectedPairs(), ...expectedTriples()].filter((each) => !seen.has(each)),
      [],
    );
  });

  for (const format of matrixFormats) {
    it(`writes at least ${filesAtLeast} files as ${format}`, () => {
      assert.ok((written.get(format)?.length ?? 0) >= filesAtLeast, `${written.get(format)?.length}`);
    });

    it(`writes ${format} in the syntax of its schema`, () => {
      for (const xml of (written.get(format) ?? []).filter((_, at) => at % checkedEvery === 0)) {
        withXml(xml, ({ name }) =>
          name === 'CrossIndustryInvoice' ? syntax.checkCii(xml) : syntax.checkUbl(xml),
        );
      }
    });
  }

  it('names rule and field of each refusal', () => {
    const nameless = faults.filter(({ rule, field }) => !ruleName.test(rule) || !fieldPath.test(field));

    assert.deepEqual(nameless.slice(0, 3), []);
  });
});

function* expectedPairs(): Generator<string> {
  for (const [at, a] of names.entries()) {
    for (const b of names.slice(at + 1)) {
      for (const x of new Set(matrixValues[a])) {
        for (const y of new Set(matrixValues[b])) yield `${a}=${x} ${b}=${y}`;
      }
    }
  }
}

function* expectedTriples(): Generator<string> {
  for (const format of matrixValues.format) {
    for (const category of matrixValues.category) {
      for (const sellerCountry of matrixValues.sellerCountry) yield `${format} ${category} ${sellerCountry}`;
    }
  }
}
