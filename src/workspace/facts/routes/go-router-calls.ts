/** What the methods of routers do: gin, echo, fiber, chi, gorilla, httprouter and net/http. */

import type { GoCall, GoExpression } from './go-syntax.ts';
import { type GoRoute, type GoRouter, type GoValue, groupOf, makeRouter } from './go-values.ts';
import { join } from './mounted-routes.ts';

export interface RouterCall {
  readonly router: GoRouter;
  readonly name: string;
  readonly call: GoCall;
  readonly given: readonly GoValue[];
}

/** What a call may do beside. */
export interface RouterHands {
  readonly add: (call: RouterCall, methods: readonly string[], path: string, handler: string) => GoValue;
  /** Calls a function that is given a router. */
  readonly apply: (value: GoValue, router: GoRouter) => void;
}

const verb = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|CONNECT)$/;
const verbCall =
  /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|Get|Post|Put|Patch|Delete|Head|Options|Any|All)$/;

type Act = (call: RouterCall, hands: RouterHands) => GoValue;

const same: Act = ({ router }) => ({ is: 'router', router });

const acts: Readonly<Record<string, Act>> = {
  Group: group,
  Party: group,
  Route: group,
  PathPrefix: group,
  Subrouter: same,
  With: same,
  Host: same,
  StrictSlash: same,
  Mount: mount,
  Use: (call) => (textOf(call.given[0]) === undefined ? same(call, nothing) : mount(call)),
  Handle: handle,
  HandleFunc: handle,
  Handler: answer,
  HandlerFunc: answer,
  Add: handle,
  Method: handle,
  MethodFunc: handle,
  Match: matched,
  Path: (call, hands) => handle({ ...call, given: [...call.given, undefined] }, hands),
  Methods: (call, hands) => hands.add(call, methodsOf(call.given), '', ''),
  Run: serve,
  RunTLS: serve,
  Start: serve,
  StartTLS: serve,
  Listen: serve,
  ListenAndServe: serve,
};

const nothing: RouterHands = { add: () => undefined, apply: () => undefined };

export function callRouter(call: RouterCall, hands: RouterHands): GoValue {
  if (verbCall.test(call.name)) return byVerb(call, hands);
  return (Object.hasOwn(acts, call.name) ? acts[call.name] : undefined)?.(call, hands);
}

export const textOf = (value: GoValue): string | undefined => (value?.is === 'text' ? value.text : undefined);

function serve({ router }: RouterCall): GoValue {
  router.isServed = true;
  router.isGivenBack = false;
  return undefined;
}

function byVerb(call: RouterCall, hands: RouterHands): GoValue {
  const path = textOf(call.given[0]);
  if (path === undefined || call.given.length < 2) return undefined;
  const method = /^(?:Any|All)$/.test(call.name) ? 'ANY' : call.name.toUpperCase();
  return hands.add(call, [method], path, handlerOf(call.call.given.at(-1)));
}

/** `Group("/v1")`, `Group(func(r chi.Router) { … })`, `Route("/v1", func(r chi.Router) { … })` */
function group({ router, given, call }: RouterCall, hands: RouterHands): GoValue {
  const prefix = textOf(given[0]);
  if (prefix === undefined) {
    if (given[0] !== undefined) hands.apply(given[0], router);
    return call.given.length === 0 || (isFunction(given[0]) && call.given.length === 1)
      ? { is: 'router', router }
      : undefined;
  }
  const inner = groupOf(router, prefix);
  if (isFunction(given[1])) hands.apply(given[1], inner);
  return { is: 'router', router: inner };
}

const isFunction = (value: GoValue): boolean => value?.is === 'closure' || value?.is === 'function';

/** The router that is mounted answers behind the prefix; where that is not known, nowhere. */
function mount({ router, given }: RouterCall): GoValue {
  const prefix = textOf(given[0]);
  // Of groups around a mux: the router behind the prefix is what comes of it.
  if (given.length === 1 && prefix !== undefined) return { is: 'router', router: groupOf(router, prefix) };
  const target = given.find((value) => value?.is === 'router');
  if (target?.is === 'router') putBelow(target, router, prefix?.replace(/\/\*?$/, ''));
  return undefined;
}

function putBelow(
  { router, stripped }: Extract<GoValue, { is: 'router' }>,
  on: GoRouter,
  prefix: string | undefined,
): void {
  // A mux of net/http that nothing is taken off for knows whole paths itself.
  const own = stripped ?? (router.kind === 'http' ? '' : prefix);
  if (own === undefined) router.isLost = true;
  else router.above.push({ router: on, prefix: own });
}

/** `HandleFunc("GET /x", f)`, `Handle(http.MethodPost, "/x", f)`, and a router that answers below a path. */
function handle(call: RouterCall, hands: RouterHands): GoValue {
  const { router, given } = call;
  const target = given.find((value) => value?.is === 'router');
  const [first, second] = given.map(textOf);
  if (target?.is === 'router') {
    if (first !== undefined) putBelow(target, router, handledBelow(router, first));
    else target.router.isLost = true;
    return undefined;
  }
  const handler = call.call.given.at(-1);
  if (first === undefined || servesFiles(handler)) return undefined;
  if (verb.test(first) && second !== undefined) return hands.add(call, [first], second, handlerOf(handler));
  return handlePattern(call, hands, first);
}

/** `PathPrefix("/files").Handler(files)`, `PathPrefix("/v1").Handler(v1)`: the group is the place itself. */
function answer(call: RouterCall, hands: RouterHands): GoValue {
  const { router, given } = call;
  const target = given.find((value) => value?.is === 'router');
  if (target?.is === 'router') return handleGroup(target, router);
  const handler = call.call.given[0];
  if (router.kind !== 'mux' || servesFiles(handler)) return undefined;
  return hands.add(call, ['ANY'], '', handlerOf(handler));
}

function handlePattern(call: RouterCall, hands: RouterHands, pattern: string): GoValue {
  const [, method = 'ANY', path = ''] = /^(?:([A-Z]+)\s+)?(?:[\w.-]+(?=\/))?(\/.*)$/.exec(pattern) ?? [];
  // Only the place of a group itself has an empty one.
  if (path === '' && pattern !== '') return undefined;
  return hands.add(call, [method], path.replace(/\{\$\}$/, ''), handlerOf(call.call.given.at(-1)));
}

function handleGroup(target: Extract<GoValue, { is: 'router' }>, on: GoRouter): undefined {
  const [place] = on.above;
  if (target.stripped === undefined || place === undefined)
    target.router.above.push({ router: on, prefix: '' });
  else target.router.above.push({ router: place.router, prefix: target.stripped });
}

/** Only chi, echo and others with groups take a prefix off; what answers for a whole tree knows the whole path. */
function handledBelow(router: GoRouter, pattern: string): string {
  const path = pattern.replace(/^[A-Z]+\s+/, '').replace(/\/\*?\w*$/, '');
  return router.kind === 'http' || router.kind === 'mux' ? '' : path.replace(/\/[*]\w*$/, '');
}

/** `Match([]string{"GET", "POST"}, "/x", f)` */
function matched(call: RouterCall, hands: RouterHands): GoValue {
  const [methods, path] = call.given;
  const listed = methods?.is === 'list' ? methodsOf(methods.of) : [];
  const text = textOf(path);
  return text === undefined || listed.length === 0
    ? undefined
    : hands.add(call, listed, text, handlerOf(call.call.given.at(-1)));
}

/** On what is registered: gorilla's `.Methods("GET").Name("x")`, in whichever order. */
export function callRoute(route: GoRoute, name: string, given: readonly GoValue[]): GoValue {
  if (name === 'Methods') route.methods = methodsOf(given);
  if (name === 'Path' || name === 'HandleFunc') route.path = join(route.path, textOf(given[0]) ?? '');
  return { is: 'route', route };
}

const methodsOf = (given: readonly GoValue[]): readonly string[] =>
  given.flatMap((value) => textOf(value)?.toUpperCase() ?? []);

function servesFiles(handler: GoExpression | undefined): boolean {
  if (handler?.is !== 'call') return false;
  return handlerOf(handler.of).endsWith('FileServer') || handler.given.some(servesFiles);
}

/** `h.list`; empty for one without a name. */
export function handlerOf(value: GoExpression | undefined): string {
  if (value?.is === 'name') return value.name;
  if (value?.is === 'select') return [handlerOf(value.of), value.name].filter(Boolean).join('.');
  return value?.is === 'call' ? handlerOf(value.of) : '';
}

const makers: Readonly<Record<string, readonly string[]>> = {
  gin: ['New', 'Default'],
  echo: ['New'],
  fiber: ['New'],
  chi: ['NewRouter', 'NewMux'],
  mux: ['NewRouter'],
  http: ['NewServeMux'],
  httprouter: ['New'],
};

/** A router that a function of a package makes. */
export function madeRouter(pkg: string, name: string, isServed: boolean): GoRouter | undefined {
  const names = Object.hasOwn(makers, pkg) ? makers[pkg] : undefined;
  if (names?.includes(name) !== true) return undefined;
  return makeRouter(pkg, isServed || pkg === 'gin' || pkg === 'echo' || pkg === 'fiber');
}
