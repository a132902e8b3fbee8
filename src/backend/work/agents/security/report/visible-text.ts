/**
 * Characters that would act on the reader's screen, or hide there, as something to be seen: a name can neither ring a
 * bell nor turn the direction of what follows (https://trojansource.codes), and no database refuses the text for a NUL.
 */
const pictures = 0x2400;
const del = 0x7f;

export function visibleText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replaceAll(
      /\p{Cc}|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu,
      toPicture,
    );
}

function toPicture(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x20) return String.fromCodePoint(pictures + point);
  if (point === del) return '\u2421';
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}
