/** Whole invoices and e-invoices: are they right, by a second computation and by what others say of their syntax. */
import fc from 'fast-check';
import { openEInvoiceSyntax } from '../../src/backend/testing/e-invoices/e-invoice-syntax.ts';
import { faultsOf, faultyInvoices, invoiceFacts } from '../../src/backend/testing/faulty-invoices.ts';
import { randomInvoices, sumInFractions } from '../../src/backend/testing/random-invoices.ts';
import { writeEInvoice, type XmlFormat, xmlFormats } from '../../src/domain/e-invoice/write-e-invoice.ts';
import type { InvoiceDocument } from '../../src/domain/invoice-document.ts';
import { completeInvoice } from '../../src/domain/invoicing/complete-invoice.ts';
import type { CompleteInvoice } from '../../src/domain/invoicing/given-invoice.ts';
import { atLeast, type BenchRow } from '../benchmark.ts';
import { sized } from '../size.ts';

const invoices = sized(20_000, 20);
const eInvoices = sized(300, 2);
/** Samples that are held at once. */
const portion = 500;

const seed = Number(process.env['VIREO_SEED'] ?? Date.now() % 1e9);

/** `all` of them are asked for; each that fails is told on standard error. */
function allOf(name: string, { right, all }: { readonly right: number; readonly all: number }): BenchRow {
  return atLeast({ name, unit: '', ours: right, peer: all, peerName: 'all' }, 1);
}

function tell(what: string, fault: unknown): void {
  process.stderr.write(`${what}: ${fault instanceof Error ? fault.message : String(fault)}\n`);
}

function countRight<Item>(items: Iterable<Item>, check: (item: Item) => void): number {
  let right = 0;
  let index = 0;
  for (const item of items) {
    index += 1;
    try {
      check(item);
      right += 1;
    } catch (error) {
      tell(`invoice ${index} of seed ${seed}`, error);
    }
  }
  return right;
}

function* drawInvoices(count: number, eInvoice: boolean): Generator<CompleteInvoice> {
  const arbitrary = randomInvoices({ eInvoice });
  for (let drawn = 0; drawn < count; drawn += portion) {
    yield* fc.sample(arbitrary, { numRuns: Math.min(portion, count - drawn), seed: seed + drawn });
  }
}

function complete(given: CompleteInvoice): InvoiceDocument {
  const read = completeInvoice(given, invoiceFacts);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return { ...read.value, state: 'issued', number: 'RE/2026-0042' };
}

function checkSums(given: CompleteInvoice): void {
  const { totals, lines } = complete(given);
  const { nets, ...sums } = sumInFractions(given);
  const own = { nets: lines.map(({ net }) => net.minor), ...mapSums(sums, (name) => totals[name].minor) };
  const expected = { nets: nets.map(Number), ...mapSums(sums, (name) => Number(sums[name])) };
  if (JSON.stringify(own) === JSON.stringify(expected)) return;
  throw new Error(`${JSON.stringify(own)} is not ${JSON.stringify(expected)}: ${JSON.stringify(given)}`);
}

type Sums = Omit<ReturnType<typeof sumInFractions>, 'nets'>;

function mapSums(sums: Sums, read: (name: keyof Sums) => number): Record<string, number> {
  return Object.fromEntries((Object.keys(sums) as (keyof Sums)[]).map((name) => [name, read(name)]));
}

function write(document: InvoiceDocument, format: XmlFormat): string {
  const xml = writeEInvoice(document, format);
  if (!xml.ok) throw new Error(JSON.stringify(xml.error));
  return xml.value;
}

function measureEInvoices(): readonly BenchRow[] {
  const syntax = openEInvoiceSyntax();
  const checks = {
    cii: syntax.checkCii,
    'xrechnung-cii': syntax.checkCii,
    ubl: syntax.checkUbl,
    xrechnung: syntax.checkUbl,
  } satisfies Record<XmlFormat, (xml: string) => void>;
  return xmlFormats.map((format) => {
    const right = countRight(drawInvoices(eInvoices, true), (given) =>
      checks[format](write(complete(given), format)),
    );
    const by = checks[format] === syntax.checkCii ? 'the schema of CII' : 'the order of elements of UBL';
    return allOf(`random e-invoices as ${format} (seed ${seed}): right by ${by}`, { right, all: eInvoices });
  });
}

export function measureDocuments(): readonly BenchRow[] {
  const sums = countRight(drawInvoices(invoices, false), checkSums);
  const named = countRight(faultyInvoices, ({ fault, given, facts }) => {
    const found = faultsOf(given, facts);
    if (!found.includes(fault)) throw new Error(`${fault} is not among ${found.join(', ')}`);
  });
  return [
    allOf(`random invoices (seed ${seed}): sums as in fractions`, { right: sums, all: invoices }),
    ...measureEInvoices(),
    allOf('invoices with one fault: refused by its name', { right: named, all: faultyInvoices.length }),
  ];
}
