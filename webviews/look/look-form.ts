/** What is typed and chosen on the Invoice Look page, before it is saved; pure. */

import { readColor } from '../../src/domain/invoicing/look/accent-color.ts';
import {
  type FooterFault,
  findFooterFault,
  type InvoiceLook,
  lookLimits,
} from '../../src/domain/invoicing/look/invoice-look.ts';
import type { LookChange, LookContent } from './messages.ts';

export const typedFields = ['color', 'logoHeightMm', 'footer0', 'footer1', 'footer2'] as const;
export type TypedField = (typeof typedFields)[number];
export type Typed = Readonly<Partial<Record<TypedField, string>>>;

/** Chosen by a click, so always valid. */
export type Chosen = Pick<LookChange, 'columns' | 'logoAlignment'>;

export type TypedFault = 'color' | 'height' | FooterFault;

type Settings = Pick<LookContent, 'color' | 'logoHeightMm' | 'footer' | 'columns' | 'logoAlignment'>;

/** The text of a field: as typed, or as it is saved. */
export function textOf(field: TypedField, { color, logoHeightMm, footer }: Settings, typed: Typed): string {
  const own = typed[field];
  if (own !== undefined) return own;
  if (field === 'color') return color ?? '';
  return field === 'logoHeightMm' ? String(logoHeightMm) : (footer[indexOf(field)] ?? '');
}

function indexOf(field: TypedField): number {
  return Number(field.slice(-1));
}

export function findTypedFault(field: TypedField, text: string): TypedFault | undefined {
  if (field === 'color') return text.trim() === '' || readColor(text) !== undefined ? undefined : 'color';
  if (field !== 'logoHeightMm') return findFooterFault([text.trim()]);
  const { least, most } = lookLimits.logoHeightMm;
  const height = readHeight(text);
  return height >= least && height <= most ? undefined : 'height';
}

/** Without what is wrong: that stays to be corrected. */
export function validOf(typed: Typed): Typed {
  const valid = Object.entries(typed).filter(
    ([field, text]) => findTypedFault(field as TypedField, text) === undefined,
  );
  return Object.fromEntries(valid);
}

/** Comma or point; NaN for what is no number. */
function readHeight(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
}

/** The settings with all that is typed and valid, and chosen. */
export function mergeForm(saved: Settings, typed: Typed, chosen: Chosen): Settings {
  const texts = validOf(typed);
  const valid = (field: TypedField): string | undefined => texts[field]?.trim();
  const [color, height] = [valid('color'), valid('logoHeightMm')];
  const footer = [0, 1, 2].map((at) => valid(`footer${at}` as TypedField) ?? saved.footer[at] ?? '');
  return {
    color: color === undefined ? saved.color : (readColor(color) ?? null),
    logoHeightMm: height === undefined ? saved.logoHeightMm : readHeight(height),
    footer: footer.slice(0, footer.findLastIndex((text) => text !== '') + 1),
    columns: chosen.columns ?? saved.columns,
    logoAlignment: chosen.logoAlignment ?? saved.logoAlignment,
  };
}

/** What of it is not saved yet; undefined where that is nothing. */
export function findChange(saved: Settings, merged: Settings): LookChange | undefined {
  const fields = ['color', 'logoHeightMm', 'footer', 'columns', 'logoAlignment'] as const;
  const changed = fields.filter((field) => JSON.stringify(saved[field]) !== JSON.stringify(merged[field]));
  return changed.length === 0
    ? undefined
    : Object.fromEntries(changed.map((field) => [field, merged[field]]));
}

/** As documents take it. */
export function toLook(
  logo: LookContent['logo'],
  { color, logoHeightMm, footer, columns, logoAlignment }: Settings,
): InvoiceLook {
  return {
    ...(logo && {
      logo: { sha256: logo.sha256, type: logo.type, width: logo.width, height: logo.height },
      logoAlignment,
      logoHeightMm,
    }),
    ...(color !== null && { color }),
    ...(footer.length > 0 && { footer }),
    columns,
  };
}
