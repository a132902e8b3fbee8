/** Separates a model's thoughts, which it writes between `<think>` and `</think>`, from its answer while both come in pieces. */

export interface SaidPart {
  readonly isThought: boolean;
  readonly text: string;
}

const opening = /<think(?:ing)?>/i;
const closing = /<\/think(?:ing)?>/i;
const tags = ['<think>', '<thinking>', '</think>', '</thinking>'];

/** Where what may be half a tag begins, or white space after one. */
function heldFrom(text: string): number {
  const at = text.lastIndexOf('<');
  const rest = at < 0 ? '' : text.slice(at).toLowerCase();
  return rest !== '' && tags.some((tag) => tag.startsWith(rest)) ? at : text.length;
}

/** A tag that is quoted as code is a word of the answer. */
function isQuoted(before: string): boolean {
  const isInBlock = (before.match(/```/g)?.length ?? 0) % 2 === 1;
  const line = before.slice(before.lastIndexOf('\n') + 1).replaceAll('```', '');
  return isInBlock || (line.match(/`/g)?.length ?? 0) % 2 === 1;
}

export class ThoughtSplitter {
  #held = '';
  #isThought = false;
  /** Of the answer, so far. */
  #said = '';
  /** Blank lines between thoughts and the answer belong to neither. */
  #isAfterThought = false;

  push(piece: string): readonly SaidPart[] {
    const text = this.#held + piece;
    const from = heldFrom(text);
    this.#held = text.slice(from);
    return this.#split(text.slice(0, from));
  }

  /** What waited. Thoughts that were not closed end here, and another text may begin. */
  end(): readonly SaidPart[] {
    const parts = this.#split(this.#held);
    this.#held = '';
    this.#said = '';
    this.#isThought = false;
    this.#isAfterThought = false;
    return parts;
  }

  #split(text: string): readonly SaidPart[] {
    const parts: SaidPart[] = [];
    let rest = text;
    for (let tag = this.#findTag(rest); tag !== undefined; tag = this.#findTag(rest)) {
      parts.push(...this.#take(rest.slice(0, tag.at)));
      rest = rest.slice(tag.at + tag.length);
      this.#isAfterThought = this.#isThought || this.#isAfterThought;
      this.#isThought = tag.opens;
    }
    return [...parts, ...this.#take(rest)];
  }

  #findTag(
    text: string,
  ): { readonly at: number; readonly length: number; readonly opens: boolean } | undefined {
    if (this.#isThought) {
      const end = closing.exec(text);
      return end === null ? undefined : { at: end.index, length: end[0].length, opens: false };
    }
    for (const found of text.matchAll(new RegExp(opening.source, 'gi'))) {
      if (isQuoted(this.#said + text.slice(0, found.index))) continue;
      return { at: found.index, length: found[0].length, opens: true };
    }
    return undefined;
  }

  #take(text: string): readonly SaidPart[] {
    if (this.#isThought) return text === '' ? [] : [{ isThought: true, text }];
    const isOpen = this.#isAfterThought && /^$|\s$/.test(this.#said);
    const said = isOpen ? text.replace(/^\s+/, '') : text;
    if (said === '') return [];
    this.#isAfterThought = false;
    this.#said += said;
    return [{ isThought: false, text: said }];
  }
}
