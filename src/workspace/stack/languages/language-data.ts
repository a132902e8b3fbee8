/** The shape of languages.generated.ts: Linguist's names, how each language writes comments, and who shares an ending. */
import type { LanguageType } from '../model.ts';

/** How comments are written. */
export interface CommentStyle {
  readonly line: readonly string[];
  readonly block?: readonly (readonly [open: string, close: string])[] | undefined;
  /** Quotes that make a comment of what they hold where they begin a line. */
  readonly docs?: readonly string[] | undefined;
  /** Quotes whose text may go on over lines. */
  readonly texts?: readonly string[] | undefined;
  /** In what these enclose, nothing opens a comment. */
  readonly quotes?: readonly string[] | undefined;
}

/** Name, type, colour (empty: none), place of its comment style (-1: not known). */
export type LanguageRow = readonly [name: string, type: LanguageType, color: string, style: number];

/** In order: the first that holds one of these texts, or that asks for none. */
export type AmbiguousEnding = readonly {
  readonly holds?: readonly string[] | undefined;
  /** Place of the language. */
  readonly is: number;
}[];

export interface LanguageData {
  readonly styles: readonly CommentStyle[];
  readonly languages: readonly LanguageRow[];
  /** By ending, with its dot, in small letters: place of the language. */
  readonly endings: Readonly<Record<string, number>>;
  /** Endings that several languages share. */
  readonly ambiguous: Readonly<Record<string, AmbiguousEnding>>;
  /** By file name. */
  readonly names: Readonly<Record<string, number>>;
  /** By program named in a first line that begins with `#!`. */
  readonly interpreters: Readonly<Record<string, number>>;
}
