/** Puts comments into a text wherever its format allows one, and leads offsets back to the text as it was. */
import type { Parser, Node as TreeNode } from 'web-tree-sitter';
import { commentSyntaxOf, writeComment } from '../../src/scanner/comment-syntax.ts';
import { isCode } from '../../src/scanner/languages.ts';
import type { Language } from '../../src/scanner/model.ts';
import { lineStarts } from '../../src/scanner/syntax/lines.ts';
import { placesInText } from '../../src/scanner/text-places.ts';
import { spansOfDockerfile, spansOfTerraform, spansOfYaml } from '../../src/scanner/unbroken-spans.ts';

/** A place where a comment, or more of a docstring, can stand. */
export interface CommentPlace {
  readonly at: number;
  /** What is inserted there for some words. */
  readonly write: (words: string) => string;
}

export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** A text of the corpus. */
export interface CaseText {
  readonly path: string;
  readonly language: Language;
  readonly text: string;
}

/** Parsers by language; of other formats none is needed. */
export type ParserOf = (language: Language) => Parser | undefined;

export function insertAll(text: string, insertions: readonly Insertion[]): string {
  let changed = '';
  let from = 0;
  for (const { at, text: added } of insertions) {
    changed += text.slice(from, at) + added;
    from = at;
  }
  return changed + text.slice(from);
}

/** Leads an offset of the changed text to the one it had; undefined within something inserted. */
export function originalOffset(insertions: readonly Insertion[], offset: number): number | undefined {
  let added = 0;
  for (const { at, text } of insertions) {
    if (offset < at + added) break;
    if (offset < at + added + text.length) return offset === at + added ? at : undefined;
    added += text.length;
  }
  return offset - added;
}

/** Places in order of the text. */
export function commentPlaces(input: CaseText, parserOf: ParserOf): readonly CommentPlace[] {
  const parser = parserOf(input.language);
  const places =
    isCode(input.language) && parser !== undefined ? inCode(input, parser) : inLines(input, parserOf);
  return places.toSorted((one, other) => one.at - other.at);
}

const verbatim = new Set(['string', 'template_string', 'regex', 'comment', 'jsx_text', 'html_comment']);
const markup = new Set(['jsx_element', 'jsx_fragment']);

function leavesOf(root: TreeNode): TreeNode[] {
  const leaves: TreeNode[] = [];
  const visit = (node: TreeNode): void => {
    if (node.childCount === 0) leaves.push(node);
    for (const child of node.children) if (child !== null) visit(child);
  };
  visit(root);
  return leaves.filter((leaf) => leaf.endIndex > leaf.startIndex);
}

/** Whether a block comment right before a leaf would be one. */
function isBetweenTokens(leaf: TreeNode): boolean {
  if (leaf.type === 'comment' || leaf.type === 'hash_bang_line') return false;
  for (let node: TreeNode | null = leaf; node !== null; node = node.parent) {
    const answer = answers(node, leaf.startIndex);
    if (answer !== 'further') return answer;
  }
  return true;
}

const codeAgain = new Set(['template_substitution', 'jsx_expression']);

/** What a node round a place says of it: text as it is written, code within text, or nothing of its own. */
function answers(node: TreeNode, at: number): boolean | 'further' {
  const isInside = node.startIndex < at;
  if (isInside && codeAgain.has(node.type)) return true;
  if (isInside && (verbatim.has(node.type) || node.type === 'jsx_closing_element')) return false;
  const up = node.parent;
  const isChild = !isInside && up !== null && markup.has(up.type) && up.startIndex < at;
  return isChild ? false : 'further';
}

/** Stretches in which a line can begin or end without being code. */
function verbatimSpans(root: TreeNode): readonly { from: number; to: number }[] {
  return root
    .descendantsOfType([...verbatim, ...markup])
    .filter((node) => node !== null)
    .map(({ startIndex, endIndex }) => ({ from: startIndex, to: endIndex }));
}

function inCode({ language, text }: CaseText, parser: Parser): CommentPlace[] {
  const tree = parser.parse(text);
  if (tree === null) return [];
  try {
    const root = tree.rootNode;
    const isScript = language !== 'python';
    const opener = isScript ? '//' : '#';
    const lines = linePlaces(text, opener, verbatimSpans(root));
    if (!isScript) return [...lines, ...docstringPlaces(root)];
    const between = leavesOf(root)
      .filter((leaf) => isBetweenTokens(leaf) && !(leaf.startIndex === 0 && text.startsWith('#!')))
      .map((leaf) => ({ at: leaf.startIndex, write: (words: string) => `/* ${words} */` }));
    return [...lines, ...between];
  } finally {
    tree.delete();
  }
}

/** Comments at the ends of lines, and on lines of their own above them. */
function linePlaces(
  text: string,
  opener: string,
  spans: readonly { from: number; to: number }[],
): CommentPlace[] {
  const isFree = (at: number) => !spans.some(({ from, to }) => from < at && at < to);
  const places: CommentPlace[] = [];
  const starts = lineStarts(text);
  for (const [line, start] of starts.entries()) {
    const end = (starts[line + 1] ?? text.length + 1) - 1;
    const own = text.slice(start, end);
    const isJoined = line > 0 && /\\\r?\n$/.test(text.slice(0, start));
    if (own.trim() === '' || own.startsWith('#!')) continue;
    const indent = /^[ \t]*/.exec(own)?.[0] ?? '';
    if (!isJoined && isFree(start) && isFree(start + indent.length))
      places.push({ at: start, write: (words) => `${indent}${opener} ${words}\n` });
    // Behind a comment of the line it would only be more of that one.
    const isOpen = isFree(end) && !/\\\r?$/.test(own) && !own.endsWith('\r');
    if (isOpen) places.push({ at: end, write: (words) => `  ${opener} ${words}` });
  }
  return places;
}

/** Before the quotes that close a docstring of Python. */
function docstringPlaces(root: TreeNode): CommentPlace[] {
  return root
    .descendantsOfType('expression_statement')
    .filter((node) => node?.childCount === 1 && node.firstChild?.type === 'string')
    .flatMap((node) => {
      const close = node?.firstChild?.lastChild;
      const before = node?.previousNamedSibling;
      const isFirst = before === null || before?.type === 'comment';
      if (!isFirst || close == null || close.text.length !== 3) return [];
      return [{ at: close.startIndex, write: (words: string) => ` ${words.replaceAll(/["'{}]/g, ' ')} ` }];
    });
}

function inLines(input: CaseText, parserOf: ParserOf): CommentPlace[] {
  const { path, language, text } = input;
  const syntax = commentSyntaxOf(path, language);
  if (syntax === undefined) return [];
  if (language === 'text') return ownLines(input, syntax.line[0] ?? '');
  const terraform = parserOf('terraform');
  const spans = {
    yaml: () => spansOfYaml(text),
    dockerfile: () => spansOfDockerfile(text),
    terraform: () => (terraform === undefined ? [] : spansOfTerraform(terraform, text)),
  };
  const kind = language as keyof typeof spans;
  const all = linePlaces(text, syntax.line[0] ?? '#', spans[kind]());
  if (kind !== 'dockerfile') return all;
  const first = text.search(/^(?!\s*#)/m);
  return all.filter(({ at, write }) => at >= first && write('').endsWith('\n'));
}

/** Formats that nothing parses: only where the product itself would write a comment. */
function ownLines({ path, language, text }: CaseText, opener: string): CommentPlace[] {
  const syntax = commentSyntaxOf(path, language);
  const lines = lineStarts(text);
  const places = placesInText(path, text, lines);
  if (opener === '' || syntax === undefined) return [];
  return [...lines].flatMap((start, line) =>
    places(line)?.line === line && start < text.length
      ? [{ at: start, write: (words: string) => `${writeComment(syntax, words)}\n` }]
      : [],
  );
}
