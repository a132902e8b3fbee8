/** A text that a program puts together, in its parts: what is written there, and the code between. */
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, operatorOf, textOf, unwrap } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';

/** A part: text as the program holds it, or an expression as it is written. */
export type TextPart = { readonly text: string } | { readonly code: string; readonly node: number };

const maxDepth = 20;
const opening = /^([fFuU]?)("""|'''|"|'|`)/;

/** Parts of a template, an f-string, a sum of texts or `'…%s…' % value`; undefined where one is not clear. */
export function textParts(syntax: Syntax, node: number, depth = 0): readonly TextPart[] | undefined {
  const inner = unwrap(syntax, node);
  if (inner < 0 || depth > maxDepth) return undefined;
  const kind = kindAt(syntax, inner);
  if (kind === K.string || kind === K.template) return literalParts(syntax, inner);
  return kind === K.binary ? sumParts(syntax, inner, depth) : [codePart(syntax, inner)];
}

function sumParts(syntax: Syntax, sum: number, depth: number): readonly TextPart[] | undefined {
  const operator = operatorOf(syntax, sum);
  const left = childBy(syntax, sum, F.left);
  const right = childBy(syntax, sum, F.right);
  if (operator === '%' && syntax.grammar.family === 'python') return filledParts(syntax, left, right);
  if (operator !== '+') return [codePart(syntax, sum)];
  const first = textParts(syntax, left, depth + 1);
  const second = textParts(syntax, right, depth + 1);
  return first && second && [...first, ...second];
}

function literalParts(syntax: Syntax, literal: number): readonly TextPart[] | undefined {
  const whole = textOf(syntax, literal);
  const [open = '', prefix = '', quote = ''] = opening.exec(whole) ?? [];
  // What is escaped would have to be written in another way.
  if (open === '' || whole.includes('\\')) return undefined;
  const asText = (text: string): TextPart => ({
    text: prefix.toLowerCase() === 'f' ? text.replaceAll('{{', '{').replaceAll('}}', '}') : text,
  });
  const parts: TextPart[] = [];
  let from = (syntax.start[literal] ?? 0) + open.length;
  const substitutions = childrenOf(syntax, literal).filter((each) => kindAt(syntax, each) === K.templateSub);
  for (const each of substitutions) {
    const part = substituted(syntax, each);
    if (part === undefined) return undefined;
    parts.push(asText(syntax.text.slice(from, syntax.start[each] ?? 0)), part);
    from = syntax.end[each] ?? 0;
  }
  parts.push(asText(syntax.text.slice(from, (syntax.end[literal] ?? 0) - quote.length)));
  return parts.filter((part) => !('text' in part) || part.text !== '');
}

/** Code of `${name}` or `{name}`; undefined where it says how to write the value: `{price:.2f}`. */
function substituted(syntax: Syntax, node: number): TextPart | undefined {
  const [first = none, more] = childrenOf(syntax, node);
  const text = textOf(syntax, node).replace(/^\$?\{\s*|\s*\}$/g, '');
  return more === undefined && textOf(syntax, first) === text ? codePart(syntax, first) : undefined;
}

const codePart = (syntax: Syntax, node: number): TextPart => ({ code: textOf(syntax, node), node });

/** `'… %s' % name`, `'… %s %s' % (name, other)`. */
function filledParts(syntax: Syntax, format: number, given: number): readonly TextPart[] | undefined {
  const [only, more] = literalParts(syntax, unwrap(syntax, format)) ?? [];
  if (only === undefined || more !== undefined || !('text' in only)) return undefined;
  const values =
    kindAt(syntax, unwrap(syntax, given)) === K.array ? childrenOf(syntax, unwrap(syntax, given)) : [given];
  const texts = only.text.split(/%[sd]/);
  if (texts.length !== values.length + 1 || texts.some((text) => text.includes('%'))) return undefined;
  return texts.flatMap((text, index): TextPart[] => {
    const value = values[index];
    return [{ text }, ...(value === undefined ? [] : [codePart(syntax, value)])];
  });
}
