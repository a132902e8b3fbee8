/** How a stored look is changed, and how it is shown with what is usual. */
import { isTextColor } from './accent-color.ts';
import {
  type InvoiceLogo,
  type InvoiceLook,
  type LineColumn,
  type LogoAlignment,
  lookLimits,
  usualColumns,
} from './invoice-look.ts';

export interface LookChange {
  /** In Base64; null takes the logo away. */
  readonly logo?: string | null | undefined;
  readonly logoAlignment?: LogoAlignment | undefined;
  readonly logoHeightMm?: number | undefined;
  readonly color?: string | null | undefined;
  readonly footer?: readonly string[] | undefined;
  readonly columns?: readonly LineColumn[] | undefined;
}

/**
 * What is as usual is left out, so that a look that was cleared is none. Side and height stay without a logo: the next one has
 * them. `stored` is the logo that was stored now.
 */
export function changeLook(
  before: InvoiceLook,
  { logo: given, ...change }: LookChange,
  stored: InvoiceLogo | undefined,
): InvoiceLook {
  const { logoAlignment, logoHeightMm, color, footer = [], columns } = { ...before, ...change };
  const logo = given === undefined ? before.logo : stored;
  const isUsual = columns === undefined || columns.join() === usualColumns.join();
  return {
    ...(logo && { logo }),
    ...(logoAlignment === 'right' && { logoAlignment }),
    ...(logoHeightMm !== undefined && logoHeightMm !== lookLimits.logoHeightMm.usual && { logoHeightMm }),
    ...(color && { color }),
    ...(footer.some((text) => text !== '') && { footer: withoutEmptyEnd(footer) }),
    ...(!isUsual && { columns }),
  };
}

function withoutEmptyEnd(texts: readonly string[]): readonly string[] {
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
}

/** Each field of a look as it is, or as it is usual. */
export function showLook({ logo, logoAlignment, logoHeightMm, color, footer, columns }: InvoiceLook) {
  return {
    logo: logo ?? null,
    logoAlignment: logoAlignment ?? 'left',
    logoHeightMm: logoHeightMm ?? lookLimits.logoHeightMm.usual,
    color: color ?? null,
    /** False: it is printed as lines only. */
    colorsText: color === undefined || isTextColor(color),
    footer: footer ?? [],
    columns: columns ?? usualColumns,
  };
}
