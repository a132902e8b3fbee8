/**
 * Takes a line for a shell apart by bash's own grammar, so that each command of it can be judged before any of it runs.
 * Only what is known to be harmless by its shape is taken: a line with anything else cannot be read, and is denied.
 */
import { readFile } from 'node:fs/promises';
import { Language, type Node, Parser } from 'web-tree-sitter';
import { innerOf } from '../../domain/policy/acts/inner-command.ts';
import { readCommand } from '../../domain/policy/acts/read-command.ts';
import {
  harmlessRedirect,
  innerCommand,
  type ReadLine,
  type SimpleCommand,
} from '../../domain/policy/acts/simple-command.ts';
import { fail, succeed } from '../../domain/result.ts';
import { compileWasm, startRuntime } from '../../scanner/syntax/runtime.ts';
import { assetPath } from '../assets.ts';
import { readWord, type Word } from './shell-words.ts';

const longest = 4_000;
const deepest = 4;

/** What only groups commands: each of them is read. */
const groups: ReadonlySet<string> = new Set([
  'program',
  'list',
  'pipeline',
  'subshell',
  'compound_statement',
  'negated_command',
]);
/** Between commands. */
const joints: ReadonlySet<string> = new Set([
  '&&',
  '||',
  '|',
  '|&',
  ';',
  '&',
  '\n',
  '(',
  ')',
  '{',
  '}',
  '!',
  '$(',
  '`',
  '<(',
  '>(',
]);

/** Run what stands in their arguments later, or change what the words after them mean. */
const turning: ReadonlySet<string> = new Set(
  'trap alias unalias source . set shopt enable hash fc history bind complete compgen compopt mapfile readarray read getopts let declare typeset local export readonly unset coproc function'.split(
    ' ',
  ),
);
/** Read a name whose index may hold a substitution: `printf -v 'a[$(…)]'`. */
const naming: ReadonlySet<string> = new Set(['printf', 'test', '[', 'wait']);

function isTurning({ words }: SimpleCommand): boolean {
  const name = words.find((word) => !/^[A-Za-z_][A-Za-z0-9_]*=/.test(word)) ?? '';
  return turning.has(name) || (naming.has(name) && words.some((word) => /^-[a-zA-Z]*[vRp]/.test(word)));
}

// process-local: the grammar, loaded when first asked for; on several: nothing.
let reader: Promise<ReadLine> | undefined;

/**
 * Loads the grammar (1.4 MB) when it is first asked for. A line is read by it and by the reader of the rules: the commands
 * of both are answered, so that one that only one of them sees is judged, too.
 */
export function openShellReader(): Promise<ReadLine> {
  reader ??= open();
  return reader;
}

async function open(): Promise<ReadLine> {
  await startRuntime(new Uint8Array(await readFile(assetPath('web-tree-sitter.wasm'))));
  const grammar = compileWasm(new Uint8Array(await readFile(assetPath('tree-sitter-bash.wasm'))));
  const parser = new Parser();
  parser.setLanguage(Language.loadSync(grammar));
  return (line) => {
    const plainly = readCommand(line);
    // A line that goes on: the grammar and bash part words at another place.
    if (!plainly.ok || line.length > longest || line.includes('\\\n')) return fail('unreadable');
    const commands: SimpleCommand[] = [];
    const isRead = new TreeReader(parser, commands).readLine(line, 0);
    return isRead ? succeed([...commands, ...plainly.value]) : fail('unreadable');
  };
}

class TreeReader {
  readonly #parser: Parser;
  readonly #commands: SimpleCommand[];

  constructor(parser: Parser, commands: SimpleCommand[]) {
    this.#parser = parser;
    this.#commands = commands;
  }

  readLine(line: string, depth: number): boolean {
    if (depth > deepest) return false;
    const tree = this.#parser.parse(line);
    if (tree === null) return false;
    try {
      return !tree.rootNode.hasError && this.#readGroup(tree.rootNode, { depth, redirects: false });
    } finally {
      tree.delete();
    }
  }

  #readGroup(node: Node, within: Within): boolean {
    return isCovered(node) && node.children.every((child) => this.#readStatement(child, within));
  }

  #readStatement(node: Node, within: Within): boolean {
    if (joints.has(node.type)) return true;
    if (groups.has(node.type)) return this.#readGroup(node, within);
    if (node.type === 'command') return this.#readCommand(node, within);
    if (node.type === 'redirected_statement') return this.#readRedirected(node, within);
    if (node.type === 'variable_assignment' || node.type === 'variable_assignments') {
      return this.#readWords(node.type === 'variable_assignments' ? node.namedChildren : [node], within);
    }
    return false;
  }

  #readRedirected(node: Node, within: Within): boolean {
    const redirects = node.children.filter(({ type }) => type === 'file_redirect');
    const isHarmless = redirects.every(isHarmlessRedirect);
    return (
      isCovered(node) &&
      node.children.every((child) =>
        child.type === 'file_redirect'
          ? this.#readTargets(child)
          : this.#readStatement(child, { ...within, redirects: within.redirects || !isHarmless }),
      )
    );
  }

  /**
   * To one plain name: bash expands a word behind `>&` once more, quotes or not, and the grammar takes further words of the
   * command in `npm > log test` for targets.
   */
  #readTargets(redirect: Node): boolean {
    const [target, ...more] = redirect.namedChildren.filter(({ type }) => type !== 'file_descriptor');
    const isPlain = target !== undefined && ['word', 'number'].includes(target.type);
    return isPlain && more.length === 0 && /^[\w./-]+$/.test(target.text);
  }

  #readCommand(node: Node, within: Within): boolean {
    if (!isCovered(node)) return false;
    const redirects = node.children.filter(({ type }) => type === 'file_redirect');
    const words = node.children.filter(({ type }) => type !== 'file_redirect');
    // `r"m"\npm`: two words of the grammar with nothing between them are one of bash.
    if (node.children.some(({ startIndex }, at) => startIndex === node.children[at - 1]?.endIndex))
      return false;
    const all = { ...within, redirects: within.redirects || !redirects.every(isHarmlessRedirect) };
    return redirects.every((redirect) => this.#readTargets(redirect)) && this.#readWords(words, all);
  }

  #readWords(nodes: readonly Node[], { depth, redirects }: Within): boolean {
    const words: Word[] = [];
    for (const node of nodes) {
      const word = readWord(node);
      if (word === undefined || !this.#readNested(word, depth)) return false;
      words.push(word);
    }
    const command = {
      words: words.map(({ text }) => text),
      isOpen: words.some(({ isOpen }) => isOpen),
      redirects,
      ...(words.some(({ isPattern }) => isPattern) && { hasPatterns: true as const }),
    };
    return this.#take(command, depth);
  }

  #take(command: SimpleCommand, depth: number): boolean {
    this.#commands.push(command);
    return !isTurning(command) && this.#readInner(command, depth);
  }

  #readNested({ nested }: Word, depth: number): boolean {
    return nested.every(
      (node) => depth < deepest && this.#readGroup(node, { depth: depth + 1, redirects: false }),
    );
  }

  /** `sudo rm`, `env A=1 sh -c 'rm'`: what another program is told to run is a command, too. */
  #readInner(command: SimpleCommand, depth: number): boolean {
    const { words, isOpen } = command;
    const inner = innerOf(words);
    if (inner === undefined) return true;
    if (typeof inner === 'string') return !isOpen && this.readLine(inner, depth + 1);
    if (depth >= deepest) return false;
    return this.#take(innerCommand(words, inner, command), depth + 1);
  }
}

const isHarmlessRedirect = ({ text }: Node): boolean => harmlessRedirect.exec(text)?.[0] === text;

/** The grammar passes over some escapes: nothing but blanks stands between what it names. */
function isCovered({ children, text, startIndex, endIndex }: Node): boolean {
  const ends = [startIndex, ...children.map((child) => child.endIndex)];
  const starts = [...children.map((child) => child.startIndex), endIndex];
  return starts.every((start, at) =>
    /^[ \t\n]*$/.test(text.slice((ends[at] ?? 0) - startIndex, start - startIndex)),
  );
}

interface Within {
  readonly depth: number;
  readonly redirects: boolean;
}
