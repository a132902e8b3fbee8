/** What a comparison of signatures proves: who signed the text is known, so it may be turned into objects. */
import { positional } from '../match/call-parts.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, kindAt, textOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { prove } from './proofs.ts';
import type { Run } from './run.ts';

const comparisons = new Set([
  'hmac.compare_digest',
  'secrets.compare_digest',
  'django.utils.crypto.constant_time_compare',
  'werkzeug.security.safe_str_cmp',
]);
const keyed = new Set(['hmac.new', 'hmac.digest', 'hmac.HMAC']);
const maxDepth = 5;

/** `hmac.compare_digest(signature, hmac.new(key, text, sha256).digest())` proves the text. */
export function proveAuthentic(run: Run, call: number): void {
  const name = run.resolver.nameOf(childBy(run.syntax, call, F.callee));
  if (name === undefined || !comparisons.has(name)) return;
  for (const digest of positional(run.syntax, call)) proveSigned(run, digest, 0);
}

/** Proves what a digest with a key was made of, through names and `.hexdigest()`. */
function proveSigned(run: Run, node: number, depth: number): void {
  const { syntax, resolver } = run;
  const inner = unwrap(syntax, node);
  if (depth > maxDepth) return;
  const init = bindingAt(resolver.names, inner)?.init ?? none;
  if (kindAt(syntax, inner) === K.identifier && init > 0) proveSigned(run, init, depth + 1);
  if (kindAt(syntax, inner) !== K.call) return;
  const callee = childBy(syntax, inner, F.callee);
  const name = resolver.nameOf(callee);
  const args = positional(syntax, inner);
  if (name !== undefined && keyed.has(name)) proveText(run, args[1] ?? none);
  else if (isSigner(run, callee)) for (const each of args) proveText(run, each);
  else if (kindAt(syntax, callee) === K.member)
    proveSigned(run, childBy(syntax, callee, F.object), depth + 1);
}

/** A function of this file that makes such a digest. */
function isSigner(run: Run, callee: number): boolean {
  const func = run.resolver.localFunction(callee);
  return func >= 0 && /\bhmac\b|\bHMAC\b/.test(textOf(run.syntax, func));
}

function proveText(run: Run, node: number): void {
  if (node !== none) prove(run, node, run.models.classBits.get('deserialization') ?? 0);
}
