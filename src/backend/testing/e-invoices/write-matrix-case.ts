/** A case as far as the product takes it: its e-invoice, or the rules that refuse it, before it is issued or when it is exported. */
import { writeEInvoice, type XmlFormat } from '../../../domain/e-invoice/write-e-invoice.ts';
import { completeInvoice } from '../../../domain/invoicing/complete-invoice.ts';
import type { RuleFault } from '../../../domain/invoicing/rules/fault.ts';
import type { Result } from '../../../domain/result.ts';
import type { MatrixCase } from './matrix-cases.ts';
import { matrixFacts, matrixInvoice } from './matrix-invoice.ts';

const xmlOf: Readonly<Record<MatrixCase['format'], XmlFormat>> = {
  ubl: 'ubl',
  cii: 'cii',
  xrechnung: 'xrechnung',
  'xrechnung-cii': 'xrechnung-cii',
  facturx: 'cii',
  'facturx-xrechnung': 'xrechnung-cii',
};

export function writeMatrixCase(told: MatrixCase): Result<string, readonly RuleFault[]> {
  const read = completeInvoice(matrixInvoice(told), matrixFacts(told));
  if (!read.ok) return read;
  return writeEInvoice({ ...read.value, state: 'issued', number: 'RE/2026-0042' }, xmlOf[told.format]);
}
