/** What a word of a shell's line is once its quotes are off (POSIX.1-2024, XCU 2.2 and 2.6), by bash's grammar. */
import type { Node } from 'web-tree-sitter';
import { isPlainPattern } from '../../domain/policy/acts/simple-command.ts';

export interface Word {
  readonly text: string;
  /** What it will be is known only when it runs. */
  readonly isOpen: boolean;
  /** A pattern of file names of the project. */
  readonly isPattern?: true;
  /** Nodes whose children are commands that run to make it. */
  readonly nested: readonly Node[];
}

const plain = (text: string): Word => ({ text, isOpen: false, nested: [] });
const open = (text: string, nested: readonly Node[] = []): Word => ({ text, isOpen: true, nested });

/** Patterns of file names, the home folder, lists in braces. */
const opening = /(?<!\\)(?:\\\\)*(?:[*?[\]{}!]|(?<=^|[:=])~)/;

/** Undefined for a form of word that is not known to mean what it seems to. */
export function readWord(node: Node): Word | undefined {
  switch (node.type) {
    case 'command_name':
    case 'concatenation':
      return readAll(node.children);
    case 'word':
      return node.namedChildCount === 0 ? readBare(node.text) : undefined;
    case 'number':
      return node.childCount === 0 ? plain(node.text) : undefined;
    case 'raw_string':
      return plain(node.text.slice(1, -1));
    case 'string':
      return readQuoted(node);
    case 'simple_expansion':
      return open(node.text);
    case 'expansion':
      return readExpansion(node);
    case 'command_substitution':
    case 'process_substitution':
      return readSubstitution(node);
    case 'variable_assignment':
      return readAssignment(node);
    default:
      return undefined;
  }
}

function readBare(text: string): Word | undefined {
  const unquoted = text.replace(/\\\n/g, '').replace(/\\([\s\S])/g, '$1');
  if (!opening.test(text)) return plain(unquoted);
  const isPattern = !/[\\[\]{}~!]/.test(text) && isPlainPattern(text);
  return isPattern ? { ...plain(text), isPattern } : open(unquoted);
}

function readAll(nodes: readonly Node[]): Word | undefined {
  const parts: Word[] = [];
  let end = nodes[0]?.startIndex;
  for (const node of nodes) {
    const part = node.startIndex === end ? readWord(node) : undefined;
    if (part === undefined) return undefined;
    end = node.endIndex;
    parts.push(part);
  }
  return join(parts);
}

function join(parts: readonly Word[]): Word {
  return {
    text: parts.map(({ text }) => text).join(''),
    // What stands before a pattern is another part.
    isOpen: parts.some(({ isOpen, isPattern }) => isOpen || (isPattern === true && parts.length > 1)),
    ...(parts.length === 1 && parts[0]?.isPattern && { isPattern: true }),
    nested: parts.flatMap(({ nested }) => nested),
  };
}

/** Within double quotes: text is all that stands between what is expanded. */
function readQuoted(node: Node): Word | undefined {
  const parts: Word[] = [];
  let at = node.startIndex + 1;
  const takeText = (to: number) => {
    const text = node.text.slice(at - node.startIndex, to - node.startIndex);
    parts.push(plain(text.replace(/\\\n/g, '').replace(/\\([$`"\\])/g, '$1')));
  };
  for (const child of node.namedChildren) {
    if (child.type === 'string_content') continue;
    takeText(child.startIndex);
    const part = readWord(child);
    if (part === undefined) return undefined;
    parts.push({ ...part, isOpen: true });
    at = child.endIndex;
  }
  takeText(node.endIndex - 1);
  return node.text.endsWith('"') ? join(parts) : undefined;
}

/** `${name}` alone: what else it may say runs commands or changes variables. */
function readExpansion(node: Node): Word | undefined {
  return /^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/.test(node.text) ? open(node.text) : undefined;
}

function readSubstitution(node: Node): Word | undefined {
  return /^(?:\$\(|`|<\(|>\()/.test(node.text) && !/^\$\(\(/.test(node.text)
    ? open(node.text, [node])
    : undefined;
}

function readAssignment(node: Node): Word | undefined {
  const name = node.childForFieldName('name');
  const value = node.childForFieldName('value');
  if (name?.type !== 'variable_name' || !node.text.startsWith(`${name.text}=`)) return undefined;
  const read = value === null ? plain('') : readWord(value);
  return read && { ...read, text: `${name.text}=${read.text}` };
}
