/** A line for a shell, taken apart as far as it can be known without running it (POSIX.1-2024, XCU 2). */
import { fail, type Result, succeed } from '../../result.ts';
import { hasControl } from './read-path.ts';
import type { SimpleCommand } from './simple-command.ts';

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
    if (';&|\n(){}'.includes(sign)) return this.operator(sign);
    if (sign === '<' || sign === '>') return this.redirection();
    if ('*?[~!'.includes(sign)) this.isOpen = true;
    this.add(sign);
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
    this.word = undefined;
  }

  private endCommand(): boolean {
    this.endWord();
    const { words, isOpen, redirects } = this;
    this.words = [];
    this.isOpen = false;
    this.redirects = false;
    if (words.length === 0) return true;
    this.reading.commands.push({ words, isOpen, redirects });
    return this.readInner(words);
  }

  /** `sudo rm`, `env A=1 sh -c 'rm'`: what another program is told to run is a command, too. */
  private readInner(words: readonly string[]): boolean {
    const inner = innerOf(words);
    if (inner === undefined) return true;
    const { commands, depth } = this.reading;
    if (typeof inner === 'string') return readInto(inner, { commands, depth: depth + 1 });
    if (depth > deepest) return false;
    commands.push({ words: inner, isOpen: this.isOpen, redirects: false });
    return new LineReader('', { commands, depth: depth + 1 }).readInner(inner);
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

/** Programs whose further words are a command, once their own options are left out. */
const runners: ReadonlySet<string> = new Set([
  'sudo',
  'doas',
  'env',
  'nohup',
  'nice',
  'ionice',
  'time',
  'timeout',
  'stdbuf',
  'setsid',
  'xargs',
  'exec',
  'command',
  'builtin',
  'watch',
  'chroot',
  'unshare',
  'busybox',
  'npx',
  'if',
  'then',
  'else',
  'elif',
  'while',
  'until',
  'do',
  '!',
]);
const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'zsh', 'ksh', 'ash', 'fish', 'eval']);

/** What a command has another program run: a text that a shell reads, or the words of another command. */
export function innerOf(words: readonly string[]): string | readonly string[] | undefined {
  const [first = '', ...rest] = withoutAssignments(words);
  const name = programOf(first);
  if (rest.length + 1 < words.length) return rest.length === 0 && first === '' ? undefined : [first, ...rest];
  if (name === 'eval') return rest.join(' ');
  if (shells.has(name)) return lineOfShell(rest);
  if (name === 'find') return commandOfFind(rest);
  if (!runners.has(name)) return undefined;
  const inner = skipOptions(name, rest);
  return inner.length === 0 ? undefined : inner;
}

function withoutAssignments(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => !/^[A-Za-z_][A-Za-z0-9_]*=/.test(word));
  return at < 0 ? [] : words.slice(at);
}

/** Options, a duration of `timeout`, a user of `sudo -u`: what they take is left out with them. */
function skipOptions(name: string, words: readonly string[]): readonly string[] {
  let at = 0;
  while (at < words.length) {
    const word = words[at] ?? '';
    if (/^-[ugnCpoeIinLPd]$/.test(word)) at += 2;
    else if (word.startsWith('-') || /^[A-Za-z_][A-Za-z0-9_]*=/.test(word)) at += 1;
    else if ((name === 'timeout' || name === 'nice') && /^\d+(?:\.\d+)?[smhd]?$/.test(word)) at += 1;
    else break;
  }
  return words.slice(at);
}

/** `/bin/rm` and `rm.exe` are `rm`. */
export function programOf(word: string): string {
  const name = word.replaceAll('\\', '/').split('/').at(-1) ?? '';
  return name.toLowerCase().replace(/\.(?:exe|cmd|bat|com|ps1)$/, '');
}

function lineOfShell(rest: readonly string[]): string | undefined {
  const at = rest.findIndex((word) => /^-[a-z]*c$/i.test(word));
  return at < 0 ? undefined : (rest[at + 1] ?? '');
}

function commandOfFind(rest: readonly string[]): readonly string[] | undefined {
  const at = rest.findIndex((word) => /^-(?:exec|execdir|ok|okdir)$/.test(word));
  return at < 0 ? undefined : rest.slice(at + 1).filter((word) => word !== ';' && word !== '+');
}
