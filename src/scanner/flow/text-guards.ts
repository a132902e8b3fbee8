/** Guards that are known by the constant text or list they ask for, and assertions that throw unless a condition holds. */
import { positional } from '../match/call-parts.ts';
import { patternOf } from '../match/character-set.ts';
import { constantOf } from '../match/constants.ts';
import { allClasses } from '../match/models.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, enclosingFunction, kindAt, textOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { prove } from './proofs.ts';
import type { Run } from './run.ts';

const hostNames = /^(?:host|hostname|netloc|domain)$/i;

/** `url.protocol === 'https:'`: what is opened goes to the browser, and to no other program of the system. */
export function proveScheme(run: Run, left: number, right: number): void {
  const inner = unwrap(run.syntax, left);
  if (kindAt(run.syntax, inner) !== K.member || run.resolver.lastOf(inner) !== 'protocol') return;
  const scheme = constantOf(run.resolver, right);
  if (typeof scheme === 'string' && /^(?:https?|mailto):$/.test(scheme))
    prove(run, childBy(run.syntax, inner, F.object), run.models.classBits.get('opener') ?? 0);
}

/** `url.hostname.endsWith('.example.com')`: with the dot, no stranger's host ends so. */
function proveHost(run: Run, call: number): void {
  const callee = childBy(run.syntax, call, F.callee);
  const host = childBy(run.syntax, callee, F.object);
  const suffix = constantOf(run.resolver, positional(run.syntax, call)[0] ?? none);
  const isDomain = typeof suffix === 'string' && /^\.[\w-]+(?:\.[\w-]+)+$/.test(suffix);
  if (isDomain && hostNames.test(run.resolver.lastOf(unwrap(run.syntax, host))))
    prove(run, host, run.models.prefixBits);
}

/** Text of the list that `list.has(key)` asks, as the file writes it. */
function listText(run: Run, node: number): string {
  const inner = unwrap(run.syntax, node);
  const binding =
    kindAt(run.syntax, inner) === K.identifier ? bindingAt(run.resolver.names, inner) : undefined;
  const isFixed = binding !== undefined && binding.writes === 0 && binding.init > 0;
  return textOf(run.syntax, isFixed ? binding.init : inner).slice(0, 400);
}

/** `forbidden.has(key)` is false: the key is none of those that lead to the prototype. */
function proveKey(run: Run, call: number): void {
  const text = listText(run, childBy(run.syntax, childBy(run.syntax, call, F.callee), F.object));
  if (!text.includes('__proto__') || !/constructor|['"]prototype/.test(text)) return;
  prove(run, positional(run.syntax, call)[0] ?? none, run.models.classBits.get('prototype') ?? 0);
}

const prototypeKey = /^(?:__proto__|constructor|prototype)$/;
/** Looks at what the object holds keep `constructor` out: it is a function. */
const looksAtHeld = /isPlainObject|isObject|typeof \w{1,40}\[/;

/** `key !== '__proto__'`: enough where `constructor` is refused as well. */
export function refuseKey(run: Run, left: number, right: number): void {
  const constant = constantOf(run.resolver, right);
  if (typeof constant !== 'string' || !prototypeKey.test(constant)) return;
  const func = enclosingFunction(run.syntax, left);
  const text = textOf(run.syntax, func === none ? 0 : func);
  const isWhole =
    text.includes('__proto__') && (/constructor|['"]prototype/.test(text) || looksAtHeld.test(text));
  if (isWhole) prove(run, left, run.models.classBits.get('prototype') ?? 0);
}

/** What a call's constant text proves when it answers so. */
export function proveByText(run: Run, call: number, isTrue: boolean): void {
  const last = run.resolver.lastOf(childBy(run.syntax, call, F.callee));
  if (isTrue && (last === 'endsWith' || last === 'endswith')) proveHost(run, call);
  if (isTrue) return;
  const [first = none] = positional(run.syntax, call);
  const object = childBy(run.syntax, childBy(run.syntax, call, F.callee), F.object);
  if (last === 'has' || last === 'includes') proveKey(run, call);
  if (last === 'includes') refuseKey(run, object, first);
  // `/__proto__|constructor|prototype/.test(path)`
  if (
    last === 'test' &&
    /__proto__.*(?:constructor|prototype)|constructor.*__proto__/.test(listText(run, object))
  )
    prove(run, first, run.models.classBits.get('prototype') ?? 0);
}

/** A second slash or a backslash asked for somewhere in the function. */
const asksSecond = /(['"`])(?:\/\/|\/?\\\\)\1|\[1\]|charAt\(1\)|\/\^\\\/(?:\\\/|\[)|new URL\(/;

/** `target.startsWith('/')` alone: `//evil.example` begins so as well, and leads to another site. */
export function lacksSecondSlash(run: Run, call: number): boolean {
  const last = run.resolver.lastOf(childBy(run.syntax, call, F.callee));
  if (last !== 'startsWith' && last !== 'startswith') return false;
  if (constantOf(run.resolver, positional(run.syntax, call)[0] ?? none) !== '/') return false;
  const func = enclosingFunction(run.syntax, call);
  return !asksSecond.test(textOf(run.syntax, Math.max(func, 0)));
}

/** `^\/(?!\/)`, `^\/[a-z]`, `^\/\w*$`: a way on this site, since no second slash follows the first. */
export function staysOnSite(source: string): boolean {
  const start = /^\^\\?\//.exec(source);
  if (start === null) return false;
  const rest = source.slice(start[0].length);
  if (/^\(\?!(?:\[[^\]]*\/|\\?\/)/.test(rest)) return true;
  const first = /^(?:\[(?:[^\]\\]|\\.)+\]|\\w)(?![*?{])/.exec(rest)?.[0] ?? rest;
  if (first === rest && !rest.endsWith('$')) return false;
  const found = patternOf(first);
  return found !== undefined && (found.characters & slash) === 0n;
}

const slash = 1n << 47n;

/** `assert(condition)`, `assert.match(text, /^…$/)`, `assert.equal(text, 'a')`; gives whether it is a pattern that was asked. */
export function proveAsserted(run: Run, call: number, callee: number): boolean {
  const name = run.resolver.nameOf(callee)?.replace(/^assert\.strict\b/, 'assert') ?? '';
  if (name !== 'assert' && !name.startsWith('assert.')) return false;
  const [value = none, other = none] = positional(run.syntax, call);
  if (name === 'assert' || name === 'assert.ok') run.refine(value, true);
  const isEqual = name === 'assert.equal' || name === 'assert.strictEqual';
  if (isEqual && constantOf(run.resolver, other) !== undefined) prove(run, value, allClasses);
  return name === 'assert.match';
}
