/** Strings and heredocs of HCL: which pieces are written, which are put in when it runs, and where each stands. */
import type { HclNode } from './hcl.ts';

/** A stretch of a template: text as it will be, or an expression. */
export type TemplatePart =
  | { readonly text: string; readonly from: number }
  | { readonly expression: HclNode; readonly from: number; readonly to: number }
  | { readonly directive: true; readonly from: number; readonly to: number };

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const escapeForm = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))|\$\$(?=\{)|%%(?=\{)/g;

function unescaped(found: RegExpMatchArray): string {
  const [whole, short, long, single] = found;
  const code = short ?? long;
  if (code !== undefined) {
    const point = Number.parseInt(code, 16);
    return point > 0x10ffff ? '\uFFFD' : String.fromCodePoint(point);
  }
  if (single !== undefined) return escapes[single] ?? single;
  return whole.slice(1);
}

/** Literal text; each escape begins a new part, so that a place in the value is one in the file. */
function pushLiteral(text: string, from: number, { quoted, into }: Literal): void {
  let last = 0;
  for (const found of text.matchAll(escapeForm)) {
    if (!quoted && found[0].startsWith('\\')) continue;
    if (found.index > last) into.push({ text: text.slice(last, found.index), from: from + last });
    into.push({ text: unescaped(found), from: from + found.index });
    last = found.index + found[0].length;
  }
  if (last < text.length) into.push({ text: text.slice(last), from: from + last });
}

interface Literal {
  readonly quoted: boolean;
  readonly into: TemplatePart[];
}

/** What lies between the quotes, or between the lines of a heredoc's marks. */
function bodyOf(text: string, node: HclNode): { from: number; to: number; quoted: boolean } {
  if (node.type !== 'heredoc_template') return { from: node.from + 1, to: node.to - 1, quoted: true };
  const marks = node.children.filter((child) => child.type === 'heredoc_identifier');
  const first = marks[0]?.to ?? node.from;
  const lineEnd = text.indexOf('\n', first);
  const from = lineEnd < 0 ? first : lineEnd + 1;
  return { from, to: Math.max(from, marks.at(-1)?.from ?? node.to), quoted: false };
}

/** Parts of a `string_lit`, `quoted_template` or `heredoc_template`, in order. */
export function templateParts(text: string, node: HclNode): TemplatePart[] {
  const { from, to, quoted } = bodyOf(text, node);
  const parts: TemplatePart[] = [];
  let at = from;
  for (const child of node.children) {
    const isInserted = child.type === 'template_interpolation' || child.type === 'template_directive';
    if (!isInserted) continue;
    if (child.from > at) pushLiteral(text.slice(at, child.from), at, { quoted, into: parts });
    const expression = child.children.find((inner) => inner.type === 'expression');
    if (child.type === 'template_interpolation' && expression !== undefined)
      parts.push({ expression, from: child.from, to: child.to });
    else parts.push({ directive: true, from: child.from, to: child.to });
    at = child.to;
  }
  if (at < to) pushLiteral(text.slice(at, to), at, { quoted, into: parts });
  return parts;
}
