/** Whether the code says which server a connection leads to: a public one, by its name. */
import type { Resolver } from '../../names/resolver.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
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
import { positional } from '../call-parts.ts';
import { constantOf } from '../constants.ts';

const address =
  /^(?:https?|wss?|ftps?|ldaps?|amqps?|smtps?|imaps?|rediss?|mqtts?):\/\/(?:[^/@\s]{0,80}@)?([\w-]{1,63}(?:\.[\w-]{1,63}){1,6})/i;
const host = /^([\w-]{1,63}(?:\.[\w-]{1,63}){1,6})$/;
const hostKey = /^(?:host|hostname|server|server_?name|address)$/i;
/** Names that only a network of one's own knows, and numbers. */
const own =
  /(?:^|\.)(?:local|localhost|localdomain|lan|home|internal|intranet|private|corp|test|example|invalid)$|^[\d.]+$|(?:^|\.)example\.\w+$/i;

function isPublic(name: string | undefined): boolean {
  return name !== undefined && !own.test(name);
}

/** What a text begins with: of an f-string or a template what stands before its first value. */
function beginningOf(resolver: Resolver, node: number): string {
  const { syntax } = resolver;
  const inner = unwrap(syntax, node);
  const whole = constantOf(resolver, inner);
  if (typeof whole === 'string') return whole;
  const kind = kindAt(syntax, inner);
  if (kind === K.binary) return beginningOf(resolver, childBy(syntax, inner, F.left));
  if (kind !== K.template && kind !== K.string) return '';
  const put = childOfKind(syntax, inner, K.templateSub);
  if (put !== none && /^[a-z]{0,2}["'`]{1,3}\$?\{/i.test(textOf(syntax, inner).slice(0, 8)))
    return beginningOf(resolver, childAt(syntax, put, 0));
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
  const key = textOf(syntax, childBy(syntax, pair, F.key)).replaceAll(/["'`]/g, '');
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

/** `session.verify = False` … `session.get('https://…')`: calls of the object that was set, or with it, in the same function. */
function* callsOfHolder({ syntax, names }: Resolver, node: number): Generator<number> {
  const target = childBy(syntax, node, F.left);
  const held =
    kindAt(syntax, target) === K.member ? bindingAt(names, childBy(syntax, target, F.object)) : undefined;
  if (held === undefined) return;
  const func = enclosingFunction(syntax, node);
  for (let at = Math.max(func, 0); at < endOf(syntax, func); at += 1) {
    if (kindAt(syntax, at) !== K.call) continue;
    const object = childBy(syntax, childBy(syntax, at, F.callee), F.object);
    const given = childrenOf(syntax, childBy(syntax, at, F.arguments)).map((each) =>
      kindAt(syntax, each) === K.keywordArg ? childBy(syntax, each, F.value) : each,
    );
    if ([object, ...given].some((each) => each !== none && bindingAt(names, each) === held)) yield at;
  }
}

/** Whether a public server is named beside a setting of its connection, or where what was set connects. */
export function hasNamedPeer(resolver: Resolver, node: number): boolean {
  for (const holder of holdersRound(resolver.syntax, node)) if (namesPeer(resolver, holder)) return true;
  for (const call of callsOfHolder(resolver, node))
    if (positional(resolver.syntax, call).some((each) => isAddress(resolver, each))) return true;
  return false;
}
