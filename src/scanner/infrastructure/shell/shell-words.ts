/** Words and operators of a POSIX shell script, with their offsets: as much as rules about commands need. */

/** A word as the shell takes it: quotes removed, expansions left as they are written. */
export interface ShellWord {
  readonly kind: 'word';
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** The word is one quoted string: its inside begins one further on. */
  readonly isQuoted: boolean;
  /** Ranges of commands inside: `$(…)`, backquotes, `<(…)`. */
  readonly inner: readonly Range[];
}

/** What stands between commands. */
export interface ShellOperator {
  readonly kind: 'operator';
  /** `;` also stands for a line's end. */
  readonly text: '|' | '&&' | '||' | ';' | '&' | '(' | ')';
  readonly from: number;
}

/** The body of a here-document. */
export interface HereDocument extends Range {
  readonly kind: 'heredoc';
}

/** Offsets in the script, `to` exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What a script is made of, blanks and comments left out. */
export type ShellToken = ShellWord | ShellOperator | HereDocument;

const blank = /[ \t]/;
/** What stands for itself in a word. */
const plain = /[^\s;&|()<>'"`$\\]+/y;
const wordEnd = /[\s;&|()<>]/;

/** Reads tokens from `from` to `to` of a text; what is not closed ends with the text. */
export class ShellLexer {
  private readonly text: string;
  private readonly end: number;
  private readonly joinsLines: boolean;
  private at: number;
  private readonly tokens: ShellToken[] = [];
  /** Here-documents whose bodies begin on the next line. */
  private readonly pending: string[] = [];

  /** `joinsLines`: lines follow each other without a break, as a Dockerfile joins them. */
  constructor(text: string, { from, to }: Range, joinsLines = false) {
    this.text = text;
    this.joinsLines = joinsLines;
    this.at = from;
    this.end = to;
  }

  read(): readonly ShellToken[] {
    while (this.at < this.end) this.step();
    return this.tokens;
  }

  private step(): void {
    const char = this.text[this.at] ?? '';
    if (blank.test(char)) this.at += 1;
    else if (char === '\\' && /[\r\n]/.test(this.text[this.at + 1] ?? '')) this.continueLine();
    else if (char === '\n' || char === '\r') this.lineEnd();
    else if (char === '#') this.skipLine();
    else if (char === '<' || char === '>') this.redirection();
    else if (/[;&|()]/.test(char)) this.operator(char);
    else this.word();
  }

  private continueLine(): void {
    this.at += this.text.startsWith('\r\n', this.at + 1) ? 3 : 2;
  }

  private skipLine(): void {
    const end = this.text.indexOf('\n', this.at);
    this.at = end < 0 ? this.end : Math.min(end, this.end);
  }

  private lineEnd(): void {
    if (this.joinsLines) {
      this.at += 1;
      return;
    }
    this.tokens.push({ kind: 'operator', text: ';', from: this.at });
    this.at += 1;
    while (this.pending.length > 0 && this.at < this.end) this.hereDocument(this.pending.shift() ?? '');
  }

  private hereDocument(mark: string): void {
    const from = this.at;
    let line = from;
    while (line < this.end) {
      const next = this.text.indexOf('\n', line);
      const end = next < 0 || next > this.end ? this.end : next;
      if (this.text.slice(line, end).trim() === mark) {
        this.tokens.push({ kind: 'heredoc', from, to: line });
        this.at = end;
        return;
      }
      line = end + 1;
    }
    this.tokens.push({ kind: 'heredoc', from, to: this.end });
    this.at = this.end;
  }

  private operator(char: string): void {
    const from = this.at;
    const pair = this.text.slice(from, from + 2);
    if (pair === '&>') {
      this.at += 1;
      this.redirection();
      return;
    }
    const isPair = pair === '&&' || pair === '||' || pair === ';;' || pair === '|&';
    this.at += isPair ? 2 : 1;
    const text = pair === '&&' || pair === '||' ? pair : (char as '|' | ';' | '&' | '(' | ')');
    this.tokens.push({ kind: 'operator', text, from });
  }

  /** `>`, `2>&1`, `<<EOF`: the target is no argument; `<(…)` is one. */
  private redirection(): void {
    const rest = this.text.slice(this.at, this.at + 80);
    if (/^[<>]\(/.test(rest)) {
      this.word();
      return;
    }
    const here = /^<<-?[ \t]*(["']?)([\w.-]{1,60})\1/.exec(rest);
    if (here !== null && !rest.startsWith('<<<')) {
      this.pending.push(here[2] ?? '');
      this.at += here[0].length;
      return;
    }
    this.at += /^[<>]+[&|]?/.exec(rest)?.[0].length ?? 1;
    while (this.at < this.end && blank.test(this.text[this.at] ?? '')) this.at += 1;
    const before = this.tokens.length;
    if (this.at < this.end && !/[\s;&|()]/.test(this.text[this.at] ?? '')) this.word();
    this.tokens.length = before;
  }

  private word(): void {
    const from = this.at;
    const inner: Range[] = [];
    let text = '';
    if (/^[<>]\(/.test(this.text.slice(from, from + 2))) {
      this.at += 1;
      text += this.parenthesis(inner);
    }
    while (this.at < this.end && !wordEnd.test(this.text[this.at] ?? '')) text += this.piece(inner);
    // A character that begins no word is passed over.
    if (this.at === from) this.at += 1;
    const quote = this.text[from];
    const isQuoted = (quote === '"' || quote === "'") && this.text.indexOf(quote, from + 1) === this.at - 1;
    this.tokens.push({ kind: 'word', text, from, to: this.at, isQuoted, inner });
    // `2>&1`: the number belongs to the redirection.
    if (/^\d$/.test(text) && /[<>]/.test(this.text[this.at] ?? '')) this.tokens.pop();
  }

  /** The next part of a word. */
  private piece(inner: Range[]): string {
    plain.lastIndex = this.at;
    const run = plain.exec(this.text)?.[0];
    if (run !== undefined) {
      const end = Math.min(this.at + run.length, this.end);
      const text = this.text.slice(this.at, end);
      this.at = end;
      return text;
    }
    const char = this.text[this.at] ?? '';
    if (char === "'") return this.quoted();
    if (char === '"') return this.doubleQuoted(inner);
    if (char === '`') return this.backquoted(inner);
    if (char === '$') return this.expansion(inner);
    this.at += 1;
    if (char !== '\\') return char;
    const next = this.text[this.at] ?? '';
    this.at += next === '\r' && this.text[this.at + 1] === '\n' ? 2 : 1;
    return next === '\n' || next === '\r' ? '' : next;
  }

  private quoted(): string {
    const close = this.text.indexOf("'", this.at + 1);
    const end = close < 0 || close >= this.end ? this.end : close;
    const text = this.text.slice(this.at + 1, end);
    this.at = Math.min(end + 1, this.end);
    return text;
  }

  private doubleQuoted(inner: Range[]): string {
    let text = '';
    this.at += 1;
    while (this.at < this.end && this.text[this.at] !== '"') text += this.quotedPiece(inner);
    this.at = Math.min(this.at + 1, this.end);
    return text;
  }

  private quotedPiece(inner: Range[]): string {
    const char = this.text[this.at] ?? '';
    if (char === '$') return this.expansion(inner);
    if (char === '`') return this.backquoted(inner);
    const next = this.text[this.at + 1] ?? '';
    const isEscape = char === '\\' && /["\\$`\n]/.test(next);
    this.at += isEscape ? 2 : 1;
    return isEscape ? next.replace('\n', '') : char;
  }

  private backquoted(inner: Range[]): string {
    const from = this.at;
    const close = this.text.indexOf('`', from + 1);
    const end = close < 0 || close >= this.end ? this.end : close;
    inner.push({ from: from + 1, to: end });
    this.at = Math.min(end + 1, this.end);
    return this.text.slice(from, this.at);
  }

  /** `$x`, `${x}`, `$(…)`, and GitHub's `${{ … }}`. */
  private expansion(inner: Range[]): string {
    const from = this.at;
    this.at += 1;
    if (this.text.startsWith('{{', this.at)) this.skipTo('}}');
    else if (this.text[this.at] === '{') this.skipTo('}');
    else if (this.text[this.at] === '(') return `$${this.parenthesis(inner)}`;
    return this.text.slice(from, this.at);
  }

  private skipTo(close: string): void {
    const end = this.text.indexOf(close, this.at);
    this.at = end < 0 || end >= this.end ? this.end : end + close.length;
  }

  /** From an opening bracket to its partner. */
  private parenthesis(inner: Range[]): string {
    const from = this.at;
    this.at = this.partner(from);
    inner.push({ from: from + 1, to: this.at });
    this.at = Math.min(this.at + 1, this.end);
    return this.text.slice(from, this.at);
  }

  /** Offset of the bracket that closes one; those in strings do not count. */
  private partner(from: number): number {
    const special = /["'()]/g;
    special.lastIndex = from;
    let depth = 0;
    for (let found = special.exec(this.text); found !== null; found = special.exec(this.text)) {
      if (found.index >= this.end) break;
      const [char] = found;
      if (char === '(') depth += 1;
      else if (char !== ')') special.lastIndex = this.quoteEnd(char, found.index);
      else if (--depth === 0) return found.index;
    }
    return this.end;
  }

  private quoteEnd(quote: string, from: number): number {
    const end = this.text.indexOf(quote, from + 1);
    return end < 0 || end >= this.end ? this.end : end + 1;
  }
}
