/** Routes that are regular expressions: what their groups let through is all that the parameters of the address hold. */

import { positional } from '../../match/call-parts.ts';
import { everything, patternOf } from '../../match/character-set.ts';
import { safeWithout } from '../../match/harm.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, enclosingFunction, kindAt, parentOf, textOf, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Run } from '../run.ts';

const groups = /\((?!\?:)([^()]*)\)/g;
const escaped = /\\[()]/;

/**
 * Bits of the classes that `req.params` cannot harm at a node: `app.get(/^\/theme\/(\w+\.\w+)$/, (req, res) => …)`.
 * 0 where the route is no expression, or one whose groups are not understood.
 */
export function routeBits(run: Run, node: number): number {
  const { models, syntax } = run;
  const route = routeOf(run, enclosingFunction(syntax, node));
  if (route === none) return 0;
  const text = textOf(syntax, route);
  const source = text.slice(1, text.lastIndexOf('/'));
  if (escaped.test(source)) return 0;
  const found = [...source.matchAll(groups)].map(([, group = '']) =>
    patternOf(group, text.slice(text.lastIndexOf('/') + 1)),
  );
  const isSimple = found.length > 0 && found.length === source.split(/\((?!\?:)/).length - 1;
  if (!isSimple) return 0;
  return found.reduce(
    (bits, each) =>
      bits & (each === undefined ? 0 : safeWithout(everything & ~each.characters, models.classBits)),
    ~0,
  );
}

/** The expression that a handler is registered for; `none` where it is another thing. */
function routeOf({ syntax }: Run, func: number): number {
  const list = func === none ? none : parentOf(syntax, func);
  if (list === none || kindAt(syntax, list) !== K.args) return none;
  const call = parentOf(syntax, list);
  if (kindAt(syntax, childBy(syntax, call, F.callee)) !== K.member) return none;
  const [first = none] = positional(syntax, call);
  return first !== none && kindAt(syntax, unwrap(syntax, first)) === K.regex ? unwrap(syntax, first) : none;
}
