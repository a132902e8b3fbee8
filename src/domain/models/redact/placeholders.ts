/** Placeholders: what they look like, and how they are put back, also from the pieces of a stream. */

/** What a placeholder stands for; TEXT: something in the original that looks like a placeholder itself. */
export const placeholderKinds = [
  'IBAN',
  'EMAIL',
  'CARD',
  'SSN',
  'TAX',
  'BIRTH',
  'PHONE',
  'ADDRESS',
  'NAME',
  'TEXT',
] as const;
export type PlaceholderKind = (typeof placeholderKinds)[number];

const kinds = placeholderKinds.join('|');

/** What looks like a placeholder. Global: for `matchAll` and `replace` alone. */
export const placeholderPattern: RegExp = new RegExp(`\\[(?:${kinds})_\\d{1,6}\\]`, 'g');

const beginning = new RegExp(`\\[(?:[A-Z]{0,7}|(?:${kinds})_\\d{0,6})$`);

/** What each placeholder stands for. */
export type Originals = ReadonlyMap<string, string>;

/** The text with what its placeholders stand for; a placeholder that nobody gave stays. */
export function restoreText(text: string, originals: Originals): string {
  if (originals.size === 0) return text;
  return text.replace(placeholderPattern, (found) => originals.get(found) ?? found);
}

/** The same for every text within JSON. */
export function restoreJson(value: unknown, originals: Originals): unknown {
  if (typeof value === 'string') return restoreText(value, originals);
  if (Array.isArray(value)) return value.map((each) => restoreJson(each, originals));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, restoreJson(each, originals)]));
}

/** Puts back what stood there while a text comes in pieces: only what may be half a placeholder waits. */
export interface StreamRestorer {
  push(piece: string): string;
  /** What waited, once no more comes. */
  end(): string;
}

/** Whatever the pieces are, what comes out is what `restoreText` makes of the whole. */
export function createStreamRestorer(originals: Originals): StreamRestorer {
  let held = '';
  return {
    push(piece) {
      if (originals.size === 0) return piece;
      const text = held + piece;
      const at = beginning.exec(text)?.index ?? text.length;
      held = text.slice(at);
      return restoreText(text.slice(0, at), originals);
    },
    end() {
      const rest = held;
      held = '';
      return restoreText(rest, originals);
    },
  };
}
