/** Code that is there in development only: what a request can do there, it can do to a developer's machine alone. */
import type { Draft } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import { positional } from '../match/call-parts.ts';
import { constantOf } from '../match/constants.ts';
import type { Resolver } from '../names/resolver.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, endOf, kindAt, operatorOf, parentOf } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { offsetOf } from '../units.ts';
import { meansDevelopment } from './dev-condition.ts';

const registrations = new Set([
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'all',
  'use',
  'route',
  'add_url_rule',
]);
const testRoute = /^\/(?:testing|__(?:tests?|testing|e2e))(?:[/_-]|$)/i;

/** Whether a flow begins or ends in code that is there in development only. */
export function isForDevelopers(file: FileContext, { from, steps }: Draft): boolean {
  const [first] = steps;
  // Where the request is read decides as well: a function that both kinds of routes call is reported for each.
  const isRead = first !== undefined && first.elsewhere === undefined;
  const offsets = isRead ? [from, first.from] : [from];
  return offsets.some((anchor) => isInDevelopment(file, nodeAt(file.syntax, offsetOf(file.units, anchor))));
}

/** The innermost node at an offset. */
function nodeAt(syntax: Syntax, offset: number): number {
  let node = 0;
  for (let at = 1, stop = syntax.count; at < stop; ) {
    const holds = (syntax.start[at] ?? 0) <= offset && offset < (syntax.end[at] ?? 0);
    if (holds) {
      node = at;
      stop = endOf(syntax, at);
      at += 1;
    } else at = endOf(syntax, at);
  }
  return node;
}

function isInDevelopment({ resolver, syntax }: FileContext, node: number): boolean {
  for (let at = node, up = parentOf(syntax, node); up >= 0; at = up, up = parentOf(syntax, up)) {
    if (isChosenBranch(resolver, up, at) || isTestRoute(resolver, up)) return true;
    const kind = kindAt(syntax, up);
    if ((kind === K.block || kind === K.module) && isBehindReturn(resolver, up, at)) return true;
  }
  return false;
}

/** `if (dev) …`, `if (production) … else …`, `dev && …`. */
function isChosenBranch(resolver: Resolver, choice: number, branch: number): boolean {
  const { syntax } = resolver;
  const kind = kindAt(syntax, choice);
  const field = syntax.field[branch];
  if (kind === K.binary || kind === K.logical)
    return (
      field === F.right &&
      operatorOf(syntax, choice) === '&&' &&
      meansDevelopment(resolver, childBy(syntax, choice, F.left), true)
    );
  if (kind !== K.if && kind !== K.elif) return false;
  if (field !== F.consequence && field !== F.alternative) return false;
  return meansDevelopment(resolver, childBy(syntax, choice, F.condition), field === F.consequence);
}

/** `if (!dev) return;` above. */
function isBehindReturn(resolver: Resolver, block: number, statement: number): boolean {
  const { syntax } = resolver;
  for (const each of childrenOf(syntax, block)) {
    if (each >= statement) return false;
    if (kindAt(syntax, each) !== K.if || childBy(syntax, each, F.alternative) !== none) continue;
    if (!leaves(syntax, childBy(syntax, each, F.consequence))) continue;
    if (meansDevelopment(resolver, childBy(syntax, each, F.condition), false)) return true;
  }
  return false;
}

function leaves(syntax: Syntax, branch: number): boolean {
  const last = kindAt(syntax, branch) === K.block ? (childrenOf(syntax, branch).at(-1) ?? none) : branch;
  return kindAt(syntax, last) === K.return || kindAt(syntax, last) === K.throw;
}

/** `app.post('/testing/reset', …)`, or a function under `@app.post("/testing/reset")`. */
function isTestRoute(resolver: Resolver, node: number): boolean {
  const { syntax } = resolver;
  const kind = kindAt(syntax, node);
  if (kind === K.call) return registersTest(resolver, node);
  if (kind !== K.decorated) return false;
  const decorators = childrenOf(syntax, node).filter((each) => kindAt(syntax, each) === K.decorator);
  return decorators.some((each) => registersTest(resolver, childAt(syntax, each, 0)));
}

function registersTest(resolver: Resolver, call: number): boolean {
  const { syntax } = resolver;
  const callee = childBy(syntax, call, F.callee);
  if (kindAt(syntax, callee) !== K.member || !registrations.has(resolver.lastOf(callee))) return false;
  const route = constantOf(resolver, positional(syntax, call)[0] ?? none);
  return typeof route === 'string' && testRoute.test(route);
}
