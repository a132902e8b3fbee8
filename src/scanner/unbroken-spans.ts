/** Values over several lines in formats of infrastructure: heredocs, block scalars, quoted text. */
import type { Parser } from 'web-tree-sitter';
import { CST, Lexer } from 'yaml';
import type { UnbrokenSpan } from './comment-places.ts';
import { parseText } from './syntax/parse.ts';

/** Scalars of YAML that go over lines; a block scalar begins with its header, `|` or `>`. */
export function spansOfYaml(text: string): UnbrokenSpan[] {
  try {
    return readScalars(text);
  } catch {
    // A text of strangers must not end the scan: of what the lexer refuses nothing is known.
    return [{ from: 0, to: text.length }];
  }
}

function readScalars(text: string): UnbrokenSpan[] {
  const spans: UnbrokenSpan[] = [];
  let at = 0;
  let header: number | undefined;
  let isText = false;
  for (const source of new Lexer().lex(text)) {
    const type = CST.tokenType(source);
    const isQuoted = type === 'single-quoted-scalar' || type === 'double-quoted-scalar';
    if (isMark(source)) {
      isText = source === CST.SCALAR;
      continue;
    }
    if ((isText || isQuoted) && source.includes('\n'))
      spans.push({ from: header ?? at, to: at + source.length });
    if (isText) header = undefined;
    if (type === 'block-scalar-header') header = at;
    isText = false;
    at += source.length;
  }
  return spans;
}

/** A sign by which the lexer tells what follows: it stands for no text. */
function isMark(source: string): boolean {
  return source === CST.SCALAR || source === CST.DOCUMENT || source === CST.FLOW_END;
}

const heredocTypes = new Set(['heredoc_template', 'quoted_template', 'template_literal', 'string_lit']);

/** Heredocs and quoted text of HCL. */
export function spansOfTerraform(parser: Parser, text: string): UnbrokenSpan[] {
  const tree = parseText(parser, text);
  if (tree === undefined) return [];
  try {
    return tree.rootNode
      .descendantsOfType([...heredocTypes])
      .filter((node) => node.startPosition.row < node.endPosition.row)
      .map(({ startIndex, endIndex }) => ({ from: startIndex, to: endIndex }));
  } finally {
    tree.delete();
  }
}

const heredoc = /<<-?[ \t]*(["']?)([A-Za-z_]\w*)\1/;

/** Heredocs of a Dockerfile; between the lines of a continued instruction a comment is one. */
export function spansOfDockerfile(text: string): UnbrokenSpan[] {
  const spans: UnbrokenSpan[] = [];
  let at = 0;
  let open: { readonly from: number; readonly word: string } | undefined;
  for (const line of text.split('\n')) {
    const end = at + line.length;
    if (open === undefined) {
      const [, , word] = (/^[ \t]*#/.test(line) ? undefined : heredoc.exec(line)) ?? [];
      if (word !== undefined) open = { from: at, word };
    } else if (line.trim() === open.word) {
      spans.push({ from: open.from, to: end });
      open = undefined;
    }
    at = end + 1;
  }
  return open === undefined ? spans : [...spans, { from: open.from, to: text.length }];
}
