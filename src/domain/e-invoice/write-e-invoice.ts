/** An invoice document as e-invoice: XML in one of two syntaxes and one of three profiles. */
import type { InvoiceDocument } from '../invoice-document.ts';
import { findRuleFaults } from '../invoicing/rules/en16931.ts';
import type { RuleFault } from '../invoicing/rules/fault.ts';
import { fail, type Result, succeed } from '../result.ts';
import { ciiDocument } from './cii.ts';
import { invoiceTerms } from './invoice-terms.ts';
import { type ProfileName, profiles } from './profiles.ts';
import { findProfileFaults } from './rules/profile-rules.ts';
import { checkXmlCharacters } from './rules/xml-characters.ts';
import { ublDocument } from './ubl.ts';
import { printXml } from './xml.ts';

/** The formats that are XML alone: UBL under Peppol BIS 3, CII under EN 16931, UBL under XRechnung 3. */
export const xmlFormats = ['ubl', 'cii', 'xrechnung', 'xrechnung-cii'] as const;
export type XmlFormat = (typeof xmlFormats)[number];

const syntaxes: Readonly<
  Record<XmlFormat, { readonly syntax: 'ubl' | 'cii'; readonly profile: ProfileName }>
> = {
  ubl: { syntax: 'ubl', profile: 'peppol' },
  cii: { syntax: 'cii', profile: 'en16931' },
  xrechnung: { syntax: 'ubl', profile: 'xrechnung' },
  'xrechnung-cii': { syntax: 'cii', profile: 'xrechnung' },
};

/** The same text for the same document, or all that forbids to write it, each fault by its rule. */
export function writeEInvoice(
  document: InvoiceDocument,
  format: XmlFormat,
): Result<string, readonly RuleFault[]> {
  const { syntax, profile } = syntaxes[format];
  const faults = [
    ...checkXmlCharacters(document),
    ...findRuleFaults(document),
    ...findProfileFaults(document, profile),
  ];
  if (faults.length > 0) {
    return fail(faults);
  }
  const terms = invoiceTerms(document, profiles[profile]);
  return succeed(printXml(syntax === 'ubl' ? ublDocument(terms) : ciiDocument(terms)));
}
