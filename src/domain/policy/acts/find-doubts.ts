/** What in the words of a command is not known to be harmless, by the table of its program. */
import { findTable, Table } from './programs/find-program.ts';
import type { Program, Risk } from './programs/program.ts';
import { isPlainAwk, isPlainJq, isPlainSed } from './scripts-in-words.ts';
import type { SimpleCommand } from './simple-command.ts';
import { mayLeave, piecesOf } from './word-paths.ts';

export interface Doubt {
  /** Of the word; that of no word where one is missing. */
  readonly at: number;
  readonly kind: 'option' | 'value' | 'path' | 'word' | 'subcommand' | 'missing';
  /** The option alone, or the whole word. */
  readonly what: string;
  /** `git diff`. */
  readonly of: string;
  readonly risk?: Risk | undefined;
  /** Of an option, what stands behind `=`. */
  readonly value?: string;
}

export interface Doubts {
  readonly doubts: readonly Doubt[];
  /** Whether a table knows the program; words beside options that are no subcommands. */
  readonly isKnown: boolean;
  readonly operands: readonly number[];
  readonly isChanging: boolean;
  readonly isEach: boolean;
}

/** Whether a rule denies or asks about a path. */
export type IsClosed = (path: string) => boolean;

/** Of a program that no table knows. */
const unknownProgram: Program = { operands: 'args' };

export function findDoubts(command: SimpleCommand, isClosed: IsClosed, end = command.words.length): Doubts {
  return new WordWalk(command, isClosed, end).walk();
}

class WordWalk {
  readonly #words: readonly string[];
  readonly #hasPatterns: boolean;
  readonly #isClosed: IsClosed;
  readonly #end: number;
  readonly #doubts: Doubt[] = [];
  readonly #operands: number[] = [];
  readonly #seen = new Set<string>();
  readonly #isKnown: boolean;
  #table: Table;
  #at = 1;
  #behindDashes = false;
  #isArgument = false;

  constructor({ words, hasPatterns }: SimpleCommand, isClosed: IsClosed, end: number) {
    this.#hasPatterns = hasPatterns === true;
    const [name = ''] = words;
    const table = findTable(name);
    this.#words = words;
    this.#isClosed = isClosed;
    this.#end = end;
    this.#isKnown = table !== undefined;
    this.#table = table ?? new Table(name, unknownProgram);
  }

  walk(): Doubts {
    while (this.#at < this.#end) {
      const word = this.#words[this.#at] ?? '';
      if (!this.#behindDashes && /^-./.test(word)) this.#takeOption(word);
      else this.#takeOperand(word);
      this.#at += 1;
    }
    if (this.#end === this.#words.length) this.#findMissing();
    return {
      doubts: this.#doubts,
      isKnown: this.#isKnown,
      operands: this.#operands,
      // What is installed runs.
      isChanging: this.#table.program.isChanging === true || this.#table.program.operands === 'packages',
      isEach: this.#table.program.isEach === true,
    };
  }

  #doubt(kind: Doubt['kind'], what: string, more: Pick<Doubt, 'risk' | 'value'> = {}, at = this.#at): void {
    this.#doubts.push({ at, kind, what, of: this.#table.name, ...more });
  }

  #takeOption(word: string): void {
    if (word === '--') this.#endOptions();
    else if (this.#isArgument) this.#doubt('option', word.split('=')[0] ?? word);
    else if (this.#table.program.numbers === true && /^-\d+$/.test(word)) return;
    else if (word.startsWith('--') || this.#table.program.isWhole === true) this.#takeWhole(word);
    else this.#takeJoined(word);
  }

  /** Further words are for a program that is behind this one, or are no options. */
  #endOptions(): void {
    const { behindDashes } = this.#table.program;
    if (behindDashes === undefined) this.#behindDashes = true;
    else this.#table = new Table(this.#table.name, behindDashes);
  }

  #takeWhole(word: string): void {
    const equals = word.indexOf('=');
    const name = equals < 0 ? word : word.slice(0, equals);
    this.#judgeOption(name, equals < 0 ? undefined : word.slice(equals + 1));
  }

  /** `-xvs`, `-n5`, `-kname`: letters, the last of which may take the rest or the next word. */
  #takeJoined(word: string): void {
    if (this.#table.kindOf(word) === 'flag') {
      this.#seen.add(word);
      return;
    }
    for (let at = 1; at < word.length; at += 1) {
      const name = `-${word[at] ?? ''}`;
      const rest = word.slice(at + 1);
      if (this.#table.kindOf(name) !== 'flag') {
        this.#judgeOption(name, rest === '' ? undefined : rest);
        return;
      }
      this.#seen.add(name);
    }
  }

  #judgeOption(name: string, value: string | undefined): void {
    const kind = this.#table.kindOf(name);
    const risk = this.#table.riskOf(name);
    this.#seen.add(name);
    if (kind === undefined) this.#doubt('option', name, { risk, ...(value !== undefined && { value }) });
    else if (kind === 'flag') {
      if (value !== undefined && !/^[A-Za-z0-9]*$/.test(value)) this.#doubt('value', `${name}=${value}`);
    } else if (kind === 'optional') {
      if (value !== undefined) this.#judgePath(value);
    } else this.#judgeValue(name, kind, value ?? this.#next());
  }

  /** A value that looks like an option is one for some parsers. */
  #next(): string | undefined {
    const next = this.#words[this.#at + 1];
    if (next === undefined || /^-/.test(next)) return undefined;
    this.#at += 1;
    return next;
  }

  #judgeValue(name: string, kind: 'text' | 'path' | 'script' | 'choice', value: string | undefined): void {
    if (value === undefined) this.#doubt('value', name);
    else if (kind === 'path') this.#judgePath(value);
    else if (kind === 'choice' && !this.#table.isChoice(name, value))
      this.#doubt('value', `${name} ${value}`, { risk: this.#table.riskOf(name) });
    else if (kind === 'script' && !isPlainSed(value)) this.#doubt('word', value);
  }

  #judgePath(word: string): boolean {
    const isRefused = mayLeave(word) || [word, ...piecesOf(word)].some(this.#isClosed);
    if (isRefused) this.#doubt('path', word);
    return !isRefused;
  }

  #takeOperand(word: string): void {
    const { program, hasSubcommands } = this.#table;
    if (hasSubcommands && this.#operands.length === 0 && !this.#behindDashes) {
      this.#takeSubcommand(word);
      return;
    }
    this.#operands.push(this.#at);
    if (program.endsAtOperand === true) this.#isArgument = true;
    if (program.marks?.split(' ').includes(word) !== true) this.#judgePlace(program, word);
  }

  #judgePlace(program: Program, word: string): void {
    const { first } = program;
    if (this.#hasPatterns && /[*?]/.test(word) && !isForMany(program)) this.#doubt('word', word);
    if (first !== undefined && this.#operands.length === 1 && !this.#hasPattern())
      this.#judgeFirst(first, word);
    else this.#judgeOperand(program, word);
  }

  #hasPattern(): boolean {
    const { patternBy = '', scripts = '' } = this.#table.program;
    // Those behind it count, too: options may stand anywhere.
    const names = `${patternBy} ${scripts}`.split(' ').filter(Boolean);
    return this.#words.some((word) => names.some((name) => isSpelled(word, name)));
  }

  #takeSubcommand(word: string): void {
    const next = this.#table.subcommand(word);
    if (next?.program.isNamedOnly === true || next === undefined) this.#doubt('subcommand', word);
    this.#table = next ?? new Table(`${this.#table.name} ${word}`, unknownProgram);
  }

  #judgeFirst(first: NonNullable<Program['first']>, word: string): void {
    const isPlain = {
      text: () => true,
      sed: () => isPlainSed(word),
      awk: () => isPlainAwk(word),
      jq: () => isPlainJq(word),
      // `example.org/program@latest` is fetched.
      script: () => this.#judgePath(word) && /^[\w./:-]+$/.test(word) && word !== '-',
      remote: () => /^\w[\w.-]*$/.test(word),
      named: () => false,
    }[first]();
    if (!isPlain) this.#doubt('word', word);
  }

  #judgeOperand({ operands = 'paths', among, most }: Program, word: string): void {
    const isTooMuch = most !== undefined && this.#operands.length > most;
    const isOther = among !== undefined && !among.split(' ').includes(word);
    if (isTooMuch || isOther || !forms[operands].test(word)) this.#doubt('word', word, {}, this.#at);
    else if (judged.has(operands)) this.#judgePath(word);
  }

  #findMissing(): void {
    const { needs, operands, aloneWith = '', least = operands === 'commands' ? 1 : 0 } = this.#table.program;
    const isThere = needs === undefined || needs.split(' ').some((name) => this.#seen.has(name));
    const isAlone = aloneWith.split(' ').some((name) => this.#seen.has(name));
    if (!isThere || (this.#operands.length < least && !isAlone))
      this.#doubt('missing', needs ?? this.#table.name, {}, this.#words.length);
  }
}

/** Also joined with others or with a value. */
function isSpelled(word: string, name: string): boolean {
  if (name.startsWith('--')) return word.startsWith('--') && name.startsWith(word.split('=')[0] ?? word);
  return /^-[^-]/.test(word) && word.includes(name.slice(1));
}

/** Nobody knows how many names a pattern comes to. */
function isForMany({ operands = 'paths', first, most }: Program): boolean {
  return (operands === 'paths' || operands === 'targets') && first === undefined && most === undefined;
}

const never = /^\b\B/;
/** How the words beside options are written. */
const forms: Readonly<Record<NonNullable<Program['operands']>, RegExp>> = {
  // Not `-`, what is typed into the program, and no file of further options.
  paths: /^(?![-@])[^\n]+$/,
  targets: /^(?![-@])(?!(?:\.?\/*)*$)[^\n]+$/,
  names: /^[\w:@.][\w:@./+~^%,#-]*$/,
  refs: /^(?!.*::)[\w@.+][\w:@./+~^-]*$/,
  packages: /^(?:\.|(?:@[\w.-]+\/)?\w[\w.-]*(?:(?:@|==|[<>~^]=?)[\w.^~<>=*-]+)?)$/,
  texts: /^/,
  formats: /^\+/,
  endpoints: /^(?:http:\/\/)?(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/[\w./?&=%-]*)?$/,
  args: /^[A-Za-z0-9_.][\w.:@,~^+/*-]*$/,
  none: never,
  commands: never,
};
const judged: ReadonlySet<string> = new Set(['paths', 'targets', 'names', 'refs', 'args']);
