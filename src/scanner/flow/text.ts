import { charactersOf } from '../match/character-set.ts';
import { beforeWritten } from './chosen/route-segments.ts';
import { joinedBehind } from './chosen/steps-out.ts';
import type { Run } from './run.ts';
import { clean } from './value/clean.ts';
import { receiverPosition } from './value/part.ts';
import { cleanTaints, pieced, type Taint, unite } from './value/taint.ts';
import { constantValue, tainted, type Value } from './value/value.ts';

/** Text put together from parts. A fixed beginning decides where an address leads. */
export function concatenate(run: Run, parts: readonly Value[]): Value {
  let taints: Value['taints'] = [];
  let head: string | undefined = '';
  let isFixed = false;
  let isHost = false;
  for (const [index, part] of parts.entries()) {
    isFixed ||= head === '/' && part.taints.length > 0 && part.taints.every(lacksFirstSlash);
    const own = clean(part, bitsBehind(run, head, isFixed)).taints;
    taints = unite(taints, index === 0 ? own : joinedBehind(run, parts[0], own));
    head = extendedBy(part, head);
    isFixed ||= isHost ? endsHost(part) : fixesTarget(part, head) && !isScheme(parts[index + 1]);
    isHost = staysInHost(part, head, isHost);
  }
  if (head !== undefined && parts.every((part) => part.constant !== undefined))
    return constantValue(head.slice(0, 4000));
  const { textBits } = run.models;
  const isPut = parts.filter((part) => part.constant !== '').length > 1;
  const whole = isPut ? pieced(beforeWritten(parts, taints)) : taints;
  return tainted(textBits === 0 ? whole : cleanTaints(whole, textBits));
}

/**
 * The classes that a part cannot harm for what stands before it. Markup begins with `<`, which blanks may stand before:
 * what begins with any other sign is a selector to the end.
 */
function bitsBehind({ models }: Run, head: string | undefined, isFixed: boolean): number {
  const isSelector = head !== undefined && /^\s{0,80}[^\s<]/.test(head);
  const selector = isSelector ? (models.classBits.get('selector') ?? 0) : 0;
  return isFixed ? models.prefixBits | selector : selector;
}

/** Marks, among the characters that a text lacks, that it does not begin with a slash. */
export const firstSlash = 1n << 300n;

function lacksFirstSlash({ lacks }: Taint): boolean {
  return (lacks & firstSlash) !== 0n || (lacks & charactersOf('/')) !== 0n;
}

/** What a method's own object holds: where that comes from is its maker's matter. */
function isOwn({ origin }: Taint): boolean {
  return typeof origin !== 'string' && origin.position === receiverPosition;
}

/** What a method's own object holds, or the environment: nobody who sends a request chooses it. */
function isOperators(taint: Taint): boolean {
  return isOwn(taint) || taint.origin === 'environment';
}

/** A scheme, and a host to which more may come. */
const unendedHost = /^[a-z][a-z0-9+.-]{0,20}:\/\/[^/?#]{0,200}$/i;

/** `http://localhost:${port}/api/…`: with what nobody else controls between, the host ends here. */
function endsHost({ constant }: Value): boolean {
  return typeof constant === 'string' && /[/?#]/.test(constant);
}

/** The text that is known so far; undefined from the first part on that is not. */
function extendedBy({ constant }: Value, head: string | undefined): string | undefined {
  return constant === undefined || head === undefined ? undefined : head + String(constant);
}

/** Whether what was put together so far is a scheme and a host, of what nobody else controls. */
function staysInHost({ taints }: Value, head: string | undefined, isHost: boolean): boolean {
  return isHost ? taints.every(isOperators) : head !== undefined && unendedHost.test(head);
}

/** `${scheme}://`: what comes before is no host. */
function isScheme(next: Value | undefined): boolean {
  return typeof next?.constant === 'string' && next.constant.startsWith('://');
}

/** A scheme with host and slash, a path of our own (from the root or from here), or a base that nobody else controls. */
function fixesTarget(part: Value, head: string | undefined): boolean {
  if (head === undefined) return part.taints.every(isOwn) && part.constant === undefined;
  return (
    /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]+[/?#]/i.test(head) ||
    /^\/[^/\\]/.test(head) ||
    /^[?#]/.test(head) ||
    /^[^:/?#\\]+[/?#]/.test(head)
  );
}
