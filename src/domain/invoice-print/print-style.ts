/** Logo and colour of a printed invoice. */
import type { InvoiceDocument } from '../invoice-document.ts';
import { isTextColor } from '../invoicing/look/accent-color.ts';
import {
  type InvoiceLogo,
  type LogoAlignment,
  logoAlignments,
  lookLimits,
} from '../invoicing/look/invoice-look.ts';

export interface PrintedLogo extends InvoiceLogo {
  readonly alignment: LogoAlignment;
  readonly heightMm: number;
  /** What it shows, for those who do not see it. */
  readonly name: string;
}

export interface PrintedStyle {
  readonly logo?: PrintedLogo;
  /** `#rrggbb` of the stronger lines. */
  readonly rule?: string;
  /** `#rrggbb` of name and title; absent where the colour is too light to be read. */
  readonly text?: string;
}

export function printStyle({ look = {}, seller }: InvoiceDocument): PrintedStyle {
  const {
    logo,
    color,
    logoAlignment = logoAlignments[0],
    logoHeightMm = lookLimits.logoHeightMm.usual,
  } = look;
  return {
    ...(logo && {
      logo: { ...logo, alignment: logoAlignment, heightMm: logoHeightMm, name: seller.name },
    }),
    ...(color !== undefined && { rule: color, ...(isTextColor(color) && { text: color }) }),
  };
}
