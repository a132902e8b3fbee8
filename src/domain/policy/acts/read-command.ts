/** A line for a shell, taken apart as far as it can be known without running it (POSIX.1-2024, XCU 2). */
import { fail, type Result, succeed } from '../../result.ts';
import { innerOf } from './inner-command.ts';
import { hasControl } from './read-path.ts';
import { harmlessRedirect, innerCommand, isPlainPattern, type SimpleCommand } from './simple-command.ts';

const longest = 20_000;
const deepest = 4;

interface Reading {
  readonly commands: SimpleCommand[];
  readonly depth: number;
}

/** Every command of the line, those within `$(…)` and of `sh -c` included. Fails where it does not end as it began. */
export function readCommand(line: string): Result<readonly SimpleCommand[], 'unreadable'> {
  const commands: SimpleCommand[] = [];
  return readInto(line, { commands, depth: 0 }) && commands.length > 0
    ? succeed(commands)
    : fail('unreadable');
}

function readInto(line: string, reading: Reading): boolean {
  const text = line.replaceAll('\r\n', '\n').replaceAll('\\\n', '');
  if (text.length > longest || reading.depth > deepest || hasControl(text.replace(/[\n\t]/g, '')))
    return false;
  return new LineReader(text, reading).read();
}

class LineReader {
  private readonly text: string;
  private readonly reading: Reading;
  private at = 0;
  private words: string[] = [];
  private word: string | undefined;
  private isOpen = false;
  private isPattern = false;
  private hasPatterns = false;
  private redirects = false;

  constructor(text: string, reading: Reading) {
    this.text = text;
    this.reading = reading;
  }

  read(): boolean {
    while (this.at < this.text.length) {
      if (!this.step(this.text[this.at] ?? '')) return false;
    }
    return this.endCommand();
  }

  private step(sign: string): boolean {
    if (sign === ' ' || sign === '\t') {
      this.endWord();
      this.at += 1;
      return true;
    }
    if (sign === "'") return this.single();
    if (sign === '"') return this.double();
    if (sign === '\\') return this.escaped();
    if (sign === '$' || sign === '`') return this.substitution(sign);
    // A comment is text that nobody runs here; another program may see it otherwise.
    if (sign === '#' && this.word === undefined) return false;
    if (';&|\n(){}<>'.includes(sign)) return this.joint(sign);
    this.expand(sign);
    this.add(sign);
    return true;
  }

  private joint(sign: string): boolean {
    if ('<>&'.includes(sign) && this.harmless()) return true;
    return sign === '<' || sign === '>' ? this.redirection() : this.operator(sign);
  }

  /** Patterns of file names, and the home folder where a word or a path of a list begins. */
  private expand(sign: string): void {
    if (sign === '~') this.isOpen ||= /(?:^|[:=])$/.test(this.word ?? '');
    else if (sign === '*' || sign === '?') this.isPattern = true;
    else if (sign === '[' || sign === '!') this.isOpen = true;
  }

  /** `2>&1`, `>/dev/null`: nothing that rules are about. */
  private harmless(): boolean {
    // A digit that is quoted is a word.
    const isOwn =
      /^[012]$/.test(this.word ?? '') &&
      /(?:^|[\s;&|()])[012]$/.test(this.text.slice(Math.max(0, this.at - 2), this.at));
    const digits = isOwn ? (this.word ?? '') : '';
    const from = this.at - digits.length;
    const found = harmlessRedirect.exec(this.text.slice(from))?.[0];
    if (found === undefined) return false;
    if (digits === '') this.endWord();
    this.word = undefined;
    this.at = from + found.length;
    return true;
  }

  private add(text: string): void {
    this.word = (this.word ?? '') + text;
    this.at += text.length;
  }

  private single(): boolean {
    const end = this.text.indexOf("'", this.at + 1);
    if (end < 0) return false;
    this.word = (this.word ?? '') + this.text.slice(this.at + 1, end);
    this.at = end + 1;
    return true;
  }

  private double(): boolean {
    this.at += 1;
    this.word ??= '';
    while (this.at < this.text.length) {
      const sign = this.text[this.at] ?? '';
      if (sign === '"') {
        this.at += 1;
        return true;
      }
      if (!this.quoted(sign)) return false;
    }
    return false;
  }

  private quoted(sign: string): boolean {
    if (sign === '$' || sign === '`') return this.substitution(sign);
    if (sign === '\\' && '$`"\\'.includes(this.text[this.at + 1] ?? ' ')) return this.escaped();
    this.add(sign);
    return true;
  }

  private escaped(): boolean {
    const next = this.text[this.at + 1];
    if (next === undefined) return false;
    this.word = (this.word ?? '') + next;
    this.at += 2;
    return true;
  }

  /** What is within is read as commands of its own; the word that it becomes is not known. */
  private substitution(sign: string): boolean {
    this.isOpen = true;
    this.word ??= '';
    if (sign === '`') {
      const end = this.text.indexOf('`', this.at + 1);
      return end > 0 && this.within(this.at + 1, end, end + 1);
    }
    if (this.text[this.at + 1] !== '(') {
      this.add(sign);
      return true;
    }
    const end = closingOf(this.text, this.at + 2);
    return end !== undefined && this.within(this.at + 2, end, end + 1);
  }

  private within(from: number, to: number, next: number): boolean {
    this.at = next;
    const { commands, depth } = this.reading;
    return readInto(this.text.slice(from, to), { commands, depth: depth + 1 });
  }

  private operator(sign: string): boolean {
    this.at += 1;
    // Groups and functions: whose commands are seen anyway.
    if ('{}'.includes(sign) && this.word !== undefined) {
      this.isOpen = true;
      this.word += sign;
      return true;
    }
    return this.endCommand();
  }

  private redirection(): boolean {
    this.redirects = true;
    // A here-document goes on in the next lines.
    if (this.text.startsWith('<<', this.at)) return false;
    this.endWord();
    while ('<>&|'.includes(this.text[this.at] ?? ' ')) this.at += 1;
    return true;
  }

  private endWord(): void {
    if (this.word !== undefined) this.words.push(this.word);
    if (this.isPattern && isPlainPattern(this.word ?? '')) this.hasPatterns = true;
    else if (this.isPattern) this.isOpen = true;
    this.isPattern = false;
    this.word = undefined;
  }

  private endCommand(): boolean {
    this.endWord();
    const { words, isOpen, redirects, hasPatterns } = this;
    this.words = [];
    this.isOpen = false;
    this.hasPatterns = false;
    this.redirects = false;
    if (words.length === 0) return true;
    const command: SimpleCommand = { words, isOpen, redirects, ...(hasPatterns && { hasPatterns }) };
    this.reading.commands.push(command);
    return this.readInner(command);
  }

  /** `sudo rm`, `env A=1 sh -c 'rm'`: what another program is told to run is a command, too. */
  private readInner(command: SimpleCommand): boolean {
    const inner = innerOf(command.words);
    if (inner === undefined) return true;
    const { commands, depth } = this.reading;
    if (typeof inner === 'string') return readInto(inner, { commands, depth: depth + 1 });
    if (depth > deepest) return false;
    const next = innerCommand(command.words, inner, command);
    commands.push(next);
    return new LineReader('', { commands, depth: depth + 1 }).readInner(next);
  }
}

/** Where the bracket that is open at `from` closes; what is quoted or escaped closes nothing. */
function closingOf(text: string, from: number): number | undefined {
  let open = 1;
  for (const { 0: piece, index } of text
    .slice(from)
    .matchAll(/\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*"|[()]/g)) {
    if (piece === '(') open += 1;
    if (piece === ')') open -= 1;
    if (open === 0) return from + index;
  }
  return undefined;
}
