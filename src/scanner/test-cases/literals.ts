import { K } from '../syntax/kinds.ts';
import { endOf, kindAt, parentOf, textOf } from '../syntax/read.ts';
import type { Syntax } from '../syntax/syntax.ts';

const literalKinds = new Set<number>([K.string, K.number, K.true, K.false, K.null, K.regex, K.template]);
const errorName = /(?:Error|Exception|Warning|Interrupt|Exit)$/;

/** Source of the literals below a node, and of the kinds of errors that are named. */
export function literalsOf(syntax: Syntax, node: number): string[] {
  const found: string[] = [];
  for (let at = node; node >= 0 && at < endOf(syntax, node); at += 1) {
    const kind = kindAt(syntax, at);
    if (literalKinds.has(kind)) {
      const isSigned = kindAt(syntax, parentOf(syntax, at)) === K.unary;
      found.push(normalized(textOf(syntax, isSigned ? parentOf(syntax, at) : at)));
      at = endOf(syntax, at) - 1;
    } else if (isErrorName(syntax, at, kind)) found.push(textOf(syntax, at));
  }
  return found;
}

function isErrorName(syntax: Syntax, node: number, kind: number): boolean {
  return (kind === K.identifier || kind === K.propName) && errorName.test(textOf(syntax, node));
}

/** One kind of quotes. */
function normalized(text: string): string {
  return /^'[^'"\\]*'$/.test(text) ? `"${text.slice(1, -1)}"` : text;
}

/** Whether anything below can differ from one run to the next: a name, that is. */
export function namesAnything(syntax: Syntax, node: number): boolean {
  for (let at = node; node >= 0 && at < endOf(syntax, node); at += 1) {
    const kind = kindAt(syntax, at);
    if (kind === K.identifier || kind === K.this || kind === K.shorthand || kind === K.call) return true;
  }
  return false;
}
