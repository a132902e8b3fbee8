/** What every part of the page is given. */
import type { CapRow, ModelsViewMessage } from './messages.ts';
import type { Words } from './words.ts';

/** Who reads: the words of the editor's language, figures and dates as the user writes them. */
export interface Reader {
  readonly words: Words;
  /** BCP 47. */
  readonly language: string;
}

export interface ModelsPart {
  readonly reader: Reader;
  readonly send: (message: ModelsViewMessage) => void;
}

/** Names a cap among the others. */
export function keyOf({ scope, targetId }: Pick<CapRow, 'scope' | 'targetId'>): string {
  return `${scope}/${targetId}`;
}

export function printCount(count: number, { language }: Reader): string {
  return new Intl.NumberFormat(language).format(count);
}

export function printShare(share: number, { language }: Reader): string {
  return new Intl.NumberFormat(language, { style: 'percent' }).format(share);
}
