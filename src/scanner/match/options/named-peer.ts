/** Whether the code says which server a connection leads to: a public one, by its name. */
import type { Resolver } from '../../names/resolver.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  ancestor,
  childAt,
  childBy,
  childOfKind,
  childrenOf,
  enclosingFunction,
  endOf,
  kindAt,
  parentOf,
  textOf,
  unwrap,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import { keyText, positional } from '../call-parts.ts';
import { constantOf } from '../constants.ts';

const address =
  /^(?:https?|wss?|ftps?|ldaps?|amqps?|smtps?|imaps?|rediss?|mqtts?):\/\/(?:[^/@\s]{0,80}@)?([\w-]{1,63}(?:\.[\w-]{1,63}){1,6})/i;
const host = /^([\w-]{1,63}(?:\.[\w-]{1,63}){1,6})$/;
const hostKey = /^(?:host|hostname|server|server_?name|address)$/i;
/** Names that only a network of one's own knows, and addresses of private ranges. */
const own =
  /(?:^|\.)(?:local|localhost|localdomain|lan|home|internal|intranet|private|corp|test|example|invalid)$|^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.|(?:^|\.)example\.\w+$/i;

function isPublic(name: string | undefined): boolean {
  return name !== undefined && !own.test(name);
}

const deepest = 6;

/** `'https://…/{}'.format(id)` */
function formattedBy(syntax: Syntax, call: number): number {
  const callee = childBy(syntax, call, F.callee);
  return /\.format$/.test(textOf(syntax, callee).slice(-8)) ? childBy(syntax, callee, F.object) : none;
}

/** The only value of a name. */
function writtenOnce({ names }: Resolver, node: number): number {
  const binding = bindingAt(names, node);
  const isOnly = binding !== undefined && binding.writes === 0 && binding.path.length === 0;
  return isOnly && binding.init > 0 ? binding.init : none;
}

/** What a text begins with: of an f-string or a template what stands before its first value. */
function beginningOf(resolver: Resolver, node: number, depth = 0): string {
  const { syntax } = resolver;
  const inner = unwrap(syntax, node);
  if (depth > deepest) return '';
  const whole = constantOf(resolver, inner);
  if (typeof whole === 'string') return whole;
  const kind = kindAt(syntax, inner);
  if (kind === K.binary) return beginningOf(resolver, childBy(syntax, inner, F.left), depth + 1);
  if (kind === K.call) return beginningOf(resolver, formattedBy(syntax, inner), depth + 1);
  if (kind === K.identifier) return beginningOf(resolver, writtenOnce(resolver, inner), depth + 1);
  if (kind !== K.template && kind !== K.string) return '';
  const put = childOfKind(syntax, inner, K.templateSub);
  if (put !== none && /^[a-z]{0,2}["'`]{1,3}\$?\{/i.test(textOf(syntax, inner).slice(0, 8)))
    return beginningOf(resolver, childAt(syntax, put, 0), depth + 1);
  return textOf(syntax, inner)
    .replace(/^[a-z]{0,2}["'`]{1,3}/i, '')
    .slice(0, 200);
}

function isAddress(resolver: Resolver, node: number): boolean {
  return isPublic(address.exec(beginningOf(resolver, node))?.[1]);
}

/** `host: 'smtp.example.com'`, `url='https://…'` */
function isNamed(resolver: Resolver, pair: number): boolean {
  const { syntax } = resolver;
  const key = keyText(syntax, pair);
  const value = childBy(syntax, pair, F.value);
  if (value === none) return false;
  if (isAddress(resolver, value)) return true;
  const text = constantOf(resolver, unwrap(syntax, value));
  return hostKey.test(key) && typeof text === 'string' && isPublic(host.exec(text)?.[1]);
}

const isHolder = (kind: number) => kind === K.call || kind === K.new || kind === K.object;

function namesPeer(resolver: Resolver, holder: number): boolean {
  const { syntax } = resolver;
  const parts =
    kindAt(syntax, holder) === K.object
      ? childrenOf(syntax, holder)
      : childrenOf(syntax, childBy(syntax, holder, F.arguments));
  return parts.some((part) => {
    const kind = kindAt(syntax, part);
    return kind === K.pair || kind === K.keywordArg ? isNamed(resolver, part) : isAddress(resolver, part);
  });
}

/** The objects and calls round a node, as far as its statement goes. */
function* holdersRound(syntax: Syntax, node: number): Generator<number> {
  for (let up = node; up > 0; up = parentOf(syntax, up)) {
    const kind = kindAt(syntax, up);
    if (isHolder(kind)) yield up;
    if (kind === K.func || kind === K.block) return;
  }
}

/** The identifier that stands for what is set: `session` of `session.verify = False`, `win` of `win = new Window({ … })`. */
function holderOf({ syntax }: Resolver, node: number): number {
  const target = childBy(syntax, node, F.left);
  if (kindAt(syntax, target) === K.member) return childBy(syntax, target, F.object);
  const called = childBy(syntax, childBy(syntax, node, F.callee), F.object);
  if (called !== none) return called;
  const made = ancestor(syntax, node, (kind) => kind === K.new || kind === K.call || kind === K.func);
  const declared = made === none ? none : parentOf(syntax, made);
  if (declared === none || kindAt(syntax, made) === K.func) return none;
  const name = childBy(syntax, declared, F.name);
  return name === none ? childBy(syntax, declared, F.left) : name;
}

type CallsByName = ReadonlyMap<ReturnType<typeof bindingAt>, readonly number[]>;
const callsKnown = new WeakMap<Syntax, Map<number, CallsByName>>();

/** Calls of a function, or of the module, by the names that they are of or that they are handed. */
function callsIn({ syntax, names }: Resolver, func: number): CallsByName {
  const ofFile = callsKnown.get(syntax) ?? new Map<number, CallsByName>();
  callsKnown.set(syntax, ofFile);
  const known = ofFile.get(func);
  if (known !== undefined) return known;
  const found = new Map<ReturnType<typeof bindingAt>, number[]>();
  for (let at = func; at < endOf(syntax, func); at += 1) {
    if (kindAt(syntax, at) !== K.call) continue;
    for (const each of mentionedBy(syntax, at)) {
      const binding = bindingAt(names, each);
      if (binding !== undefined) found.set(binding, [...(found.get(binding) ?? []), at]);
    }
  }
  ofFile.set(func, found);
  return found;
}

/** The object of a call and what it is handed, in keywords and in an object as well: `{ httpsAgent: agent }`. */
function mentionedBy(syntax: Syntax, call: number): readonly number[] {
  const object = childBy(syntax, childBy(syntax, call, F.callee), F.object);
  const handed = (each: number): readonly number[] => {
    const kind = kindAt(syntax, each);
    if (kind === K.shorthand) return [each];
    if (kind === K.keywordArg || kind === K.pair) return [childBy(syntax, each, F.value)];
    return kind === K.object ? childrenOf(syntax, each).flatMap(handed) : [each];
  };
  return [object, ...childrenOf(syntax, childBy(syntax, call, F.arguments)).flatMap(handed)].filter(
    (each) => each !== none,
  );
}

/** `session.get('https://…')`, `win.loadURL('https://…')`: calls of the object that was set, or with it, in the same function. */
function callsOfHolder(resolver: Resolver, node: number): readonly number[] {
  const holder = holderOf(resolver, node);
  const held = holder === none ? undefined : bindingAt(resolver.names, holder);
  if (held === undefined) return [];
  const func = Math.max(enclosingFunction(resolver.syntax, node), 0);
  return callsIn(resolver, func).get(held) ?? [];
}

/** `https.globalAgent.options.…`, `axios.defaults.…`: what holds for all connections. */
const ofAll = /(?:^|\.)(?:globalAgent|defaults)(?=$|\.)/;

/** `client.connect('git.example.com')`: a name by itself, where a connection is made. */
function connectsTo(resolver: Resolver, call: number): boolean {
  const { syntax } = resolver;
  const callee = childBy(syntax, call, F.callee);
  if (!/connect$/i.test(resolver.lastOf(callee))) return false;
  const text = constantOf(resolver, positional(syntax, call)[0] ?? none);
  return typeof text === 'string' && isPublic(host.exec(text)?.[1]);
}

/** Whether a public server is named beside a setting of its connection, or where what was set connects; or it holds for all. */
export function hasNamedPeer(resolver: Resolver, node: number): boolean {
  const target = childBy(resolver.syntax, node, F.left);
  if (target !== none && ofAll.test(textOf(resolver.syntax, target))) return true;
  for (const holder of holdersRound(resolver.syntax, node)) if (namesPeer(resolver, holder)) return true;
  for (const call of callsOfHolder(resolver, node))
    if (namesPeer(resolver, call) || connectsTo(resolver, call)) return true;
  return false;
}
