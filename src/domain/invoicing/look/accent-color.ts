/** The accent colour of invoices, and whether text may be set in it. */

/** WCAG 2.2, 1.4.3: the contrast that text of usual size needs. */
export const textContrast = 4.5;

/** `#0a5` and `#00AA55` as `#00aa55`; undefined when it is no colour of three or six hexadecimal digits. */
export function readColor(text: string): string | undefined {
  const [, digits] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const six = digits.length === 6 ? digits : [...digits].map((digit) => digit + digit).join('');
  return `#${six.toLowerCase()}`;
}

/** Contrast with white paper by WCAG 2.2, from 1 (white) to 21 (black). `color` is `#rrggbb`. */
export function contrastOnWhite(color: string): number {
  return 1.05 / (luminanceOf(color) + 0.05);
}

/** False: it is printed as lines only, and text stays black. */
export function isTextColor(color: string): boolean {
  return contrastOnWhite(color) >= textContrast;
}

/** Relative luminance in sRGB, 0 to 1. */
function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    toLinear(Number.parseInt(color.slice(at, at + 2), 16)),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toLinear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
