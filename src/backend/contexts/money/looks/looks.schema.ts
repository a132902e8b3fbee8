/** How a practice's invoices look, on the wire. */
import * as z from 'zod';
import { findUnprintableLetter } from '../../../../domain/invoice-print/unprintable-text.ts';
import { readColor } from '../../../../domain/invoicing/look/accent-color.ts';
import {
  type FooterFault,
  findFooterFault,
  lineColumns,
  logoAlignments,
  logoTypes,
  lookLimits,
  orderColumns,
} from '../../../../domain/invoicing/look/invoice-look.ts';
import { type Text, text } from '../../../../words/text.ts';
import { asIssue } from '../../../platform/http/refusals/schema-issues.ts';
import { instantSchema, textSchema } from '../../../platform/http/wire.ts';

const footerIssues: Readonly<Record<FooterFault, Text>> = {
  too_many: text`has at most three texts`,
  too_long: text`has texts of at most 300 characters`,
  too_many_lines: text`has texts of at most six lines`,
};

/** Refused here, since an invoice keeps its footer: one that no PDF shows could not be changed after issuing. */
function findFooterIssue(texts: readonly string[]): Text | undefined {
  const fault = findFooterFault(texts);
  if (fault !== undefined) return footerIssues[fault];
  const found = findUnprintableLetter(texts.join('\n'));
  if (found === undefined) return undefined;
  return found.kind === 'glyph'
    ? text`has “${found.letter}” (${found.name}), which the font of PDFs lacks`
    : text`has text from right to left, “${found.letter}” (${found.name}), which a PDF cannot show`;
}

const { least, most } = lookLimits.logoHeightMm;

export const invoiceLookSchema = z
  .object({
    /** 1 until something is changed. */
    version: z.number().int().positive(),
    /** Null until something is changed. */
    updatedAt: instantSchema.nullable(),
    logo: z
      .object({
        sha256: z.string(),
        type: z.enum(logoTypes),
        width: z.number().int(),
        height: z.number().int(),
      })
      .nullable(),
    logoAlignment: z.enum(logoAlignments),
    logoHeightMm: z.number(),
    /** `#rrggbb`; null: black. */
    color: z.string().nullable(),
    /** False: the colour is too light for text on white (WCAG 2.2, 1.4.3) and is printed as lines only. */
    colorsText: z.boolean(),
    /** Up to three texts side by side. */
    footer: z.array(z.string()),
    /** Columns of the table beside description and amount. */
    columns: z.array(z.enum(lineColumns)),
  })
  .meta({ id: 'InvoiceLook' });
export type InvoiceLookReply = z.infer<typeof invoiceLookSchema>;

/** What is left out stays as it is. */
export const patchLookSchema = z
  .strictObject({
    /** A PNG or JPEG in Base64; null takes the logo away. */
    logo: z.base64('must be a PNG or JPEG in Base64').nullable(),
    logoAlignment: z.enum(logoAlignments),
    logoHeightMm: z.number().min(least).max(most),
    color: z
      .string()
      .refine((text) => readColor(text) !== undefined, 'must be a colour such as "#00aa55"')
      .overwrite((text) => readColor(text) ?? text)
      .nullable(),
    footer: z.array(textSchema.trim()).superRefine((texts, context) => {
      const fault = findFooterIssue(texts);
      if (fault !== undefined) context.addIssue(asIssue(fault));
    }),
    columns: z.array(z.enum(lineColumns)).overwrite((columns) => [...orderColumns(columns)]),
  })
  .partial()
  .meta({ id: 'PatchInvoiceLook' });
export type PatchLook = z.infer<typeof patchLookSchema>;

export const logoParamsSchema = z.object({ sha256: z.string().max(64) });
