/** Parsed addresses: which of their parts say where they lead. */
import { positional } from '../../match/call-parts.ts';
import { none } from '../../syntax/syntax.ts';
import type { Call } from '../call.ts';
import type { Run } from '../run.ts';
import { allTaints } from '../value/clean.ts';
import { cleanTaints, unite } from '../value/taint.ts';
import { tainted, unknown, type Value } from '../value/value.ts';

/** Parts that say which machine is asked, or how. */
const leading = new Set(['host', 'hostname', 'port', 'protocol']);

function isAddress(run: Run, object: number): boolean {
  return (
    run.syntax.grammar.family === 'script' && /^(?:url\.)?URL\(\)$/.test(run.resolver.nameOf(object) ?? '')
  );
}

/** `address.hostname = name`: the whole leads elsewhere now; a path or a query changes nothing of that. */
export function withPart(
  run: Run,
  { object, key, value }: { readonly object: number; readonly key: string; readonly value: Value },
  holder: Value,
): Value {
  if ((key !== 'href' && !leading.has(key)) || !isAddress(run, object)) return holder;
  if (key === 'href') return { ...unknown, taints: value.taints, isObject: true };
  return { ...holder, taints: unite(holder.taints, value.taints) };
}

/** `address.toString()`, `String(address)`: what was written into its path or query leads nowhere else and holds no markup. */
export function addressText(run: Run, call: Call): Value | undefined {
  const address = addressShown(run, call);
  if (address === undefined) return undefined;
  const bits = run.models.prefixBits | (run.models.classBits.get('html') ?? 0);
  const parts = [...(address.fields ?? [])].flatMap(([key, part]) =>
    leading.has(key) ? [] : allTaints(part),
  );
  return tainted(unite(address.taints, cleanTaints(parts, bits)));
}

function addressShown(run: Run, { node, name, last, object, receiver, given }: Call): Value | undefined {
  if (last === 'toString' || last === 'toJSON') return isAddress(run, object) ? receiver : undefined;
  const [first = none] = name === 'String' ? positional(run.syntax, node) : [];
  return isAddress(run, first) ? given.positional[0] : undefined;
}
