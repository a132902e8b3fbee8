/** Answers in which no browser reads markup. */
import { constantOf } from '../../match/constants.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, parentOf, textOf, unwrap } from '../../syntax/read.ts';
import type { Run } from '../run.ts';

const plainType = /^(?:text\/(?:plain|csv)|application\/(?:json|pdf|octet-stream))\b/;
const typeField = /(?:\bheaders\s{0,4}\[\s{0,4}["']content-type["']\s{0,4}\]|\.(?:content_type|mimetype))$/i;

/** `response.headers['Content-Type'] = 'application/json'`. */
function setsPlainType(run: Run, statement: number): boolean {
  const { syntax, resolver } = run;
  const inner = kindAt(syntax, statement) === K.exprStmt ? unwrap(syntax, statement + 1) : statement;
  if (kindAt(syntax, inner) !== K.assign) return false;
  const type = constantOf(resolver, childBy(syntax, inner, F.right));
  if (typeof type !== 'string' || !plainType.test(type)) return false;
  return typeField.test(textOf(syntax, childBy(syntax, inner, F.left)));
}

/** Whether a statement beside a node, or beside what it lies in, gives the answer such a type. */
function saysPlain(run: Run, node: number): boolean {
  const { syntax } = run;
  for (let up = parentOf(syntax, node); up > 0; up = parentOf(syntax, up)) {
    if (kindAt(syntax, up) === K.func) return false;
    if (kindAt(syntax, up) === K.block && childrenOf(syntax, up).some((each) => setsPlainType(run, each)))
      return true;
  }
  return false;
}

/** Whether no browser reads markup in an answer: objects are sent as JSON, and a handler may say that it sends none. */
export function isSentAsData(
  run: Run,
  node: number,
  { sinkClass, isObject }: { readonly sinkClass: string; readonly isObject?: boolean | undefined },
): boolean {
  if (isObject === true && run.syntax.grammar.family === 'script') return true;
  return sinkClass === 'html' && saysPlain(run, node);
}
