/** The place of one finding in a text that is edited. */

import type { DocumentEdit } from '../documents.ts';
import {
  findPlaces,
  type LineIndex,
  nearestPlace,
  readSnippet,
  readsAs,
  type SnippetLine,
  shiftLine,
  swallows,
} from './anchors.ts';

/** Of the places that read alike, how many there are and which of them it is, from the top. */
interface Rank {
  readonly count: number;
  readonly index: number;
}

/** Since its line was taken out of the text, or the text became another one. */
interface Gone {
  /** Among those that were taken out with it. Undefined where nothing can tell it from them any more. */
  readonly rank: Rank | undefined;
  /** Lines that read alike and were put in by the same change or a later one; undefined: all that read alike. */
  readonly putIn: readonly number[] | undefined;
}

/** What one change of the text has done to places that read alike. */
interface Change {
  /** Lines that it took out, edit by edit, numbered as they were. */
  readonly takenOut: readonly (readonly number[])[];
  /** Lines that it put in, numbered as they are now. */
  readonly putIn: readonly number[];
}

export class Anchor {
  /** Where it is expected. */
  line: number;
  readonly #snippet: string;
  readonly #begin: SnippetLine | undefined;
  /** As it was when the text was last looked at; undefined until it has had a place once. */
  #rank: Rank | undefined;
  #gone: Gone | undefined;

  constructor(line: number, snippet: string) {
    this.line = line;
    this.#snippet = snippet;
    this.#begin = readSnippet(snippet)[0];
  }

  /** One change of the text, as several edits: what it takes out it may put in elsewhere. */
  edit(edits: readonly DocumentEdit[]): void {
    const before = this.#gone;
    let rank: Rank | undefined;
    let isTakenOut = false;
    let putIn: readonly number[] = [];
    let known = before?.putIn ?? [];
    const takenOut: (readonly number[])[] = [];
    for (const edit of edits) {
      const out = this.#alikeIn(edit.oldText, edit.startLine);
      if (out.length > 0) takenOut.push(out);
      if (!isTakenOut && swallows(edit, this.line)) {
        isTakenOut = true;
        rank = out.includes(this.line) ? { count: out.length, index: out.indexOf(this.line) } : undefined;
      }
      putIn = [...follow(putIn, edit), ...this.#alikeIn(edit.newText, edit.startLine)];
      known = follow(known, edit);
      this.line = shiftLine(this.line, edit);
    }
    if (before !== undefined) this.#gone = after(before, { takenOut, putIn }, known);
    else if (isTakenOut) this.#gone = { rank: takenOut.length > 1 ? undefined : rank, putIn };
  }

  /** Lines of a text that read as the snippet begins. */
  #alikeIn(text: string, firstLine: number): readonly number[] {
    const begin = this.#begin;
    if (begin === undefined) return [];
    const lines = text.split(/\r\n|\r|\n/);
    return lines.flatMap((line, index) => (readsAs(line, begin) ? [firstLine + index] : []));
  }

  /** The text has become another one, and nobody has told how: what was counted along holds no longer. */
  forgetEdits(): void {
    this.#gone = { rank: this.#rank, putIn: undefined };
  }

  /** Its first line in the text; undefined where the code is gone, or two places could be it. */
  place(index: LineIndex, isTaken: (line: number) => boolean): number | undefined {
    const places = findPlaces(index, this.#snippet);
    const found = this.#choose(places, isTaken);
    if (found === undefined) return undefined;
    this.line = found;
    this.#rank = { count: places.length, index: places.indexOf(found) };
    this.#gone = undefined;
    return found;
  }

  #choose(places: readonly number[], isTaken: (line: number) => boolean): number | undefined {
    if (this.#rank === undefined) {
      return nearestPlace(
        places.filter((line) => !isTaken(line)),
        this.line,
      );
    }
    const found = this.#gone === undefined ? this.line : chooseAgain(this.#gone, places);
    return found !== undefined && places.includes(found) && !isTaken(found) ? found : undefined;
  }
}

/**
 * One more change after the one that took its line out. Where that takes out others that read alike, whatever comes
 * back could be they; all that was put in since may be taken out again together, as undoing does.
 */
function after(gone: Gone, { takenOut, putIn }: Change, known: readonly number[]): Gone {
  if (gone.putIn === undefined) return gone;
  const isUndone = takenOut.length === 1 && takenOut[0]?.length === gone.putIn.length && known.length === 0;
  return {
    rank: takenOut.length === 0 || isUndone ? gone.rank : undefined,
    putIn: [...known, ...putIn],
  };
}

/** As many as were taken out have come back: they have kept their order. Otherwise nobody knows which it is. */
function chooseAgain({ rank, putIn }: Gone, places: readonly number[]): number | undefined {
  const back = putIn === undefined ? places : places.filter((line) => putIn.includes(line));
  return rank !== undefined && back.length === rank.count ? back[rank.index] : undefined;
}

/** Where the lines are after an edit, without those that it took out. */
function follow(lines: readonly number[], edit: DocumentEdit): readonly number[] {
  return lines.filter((line) => !swallows(edit, line)).map((line) => shiftLine(line, edit));
}
