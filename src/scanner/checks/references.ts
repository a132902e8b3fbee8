import type { FileContext } from '../file-context.ts';
import type { Binding, Names } from '../names/scopes.ts';

/** All nodes that mean a binding, its declarations included, in order of the text. */
interface ReferenceTable {
  readonly first: Int32Array;
  readonly nodes: Int32Array;
}

/** Two passes of counting instead of a list for each name: most names are never asked for. */
function buildTable({ bindings, bindingOf }: Names): ReferenceTable {
  const first = new Int32Array(bindings.length + 2);
  for (const id of bindingOf) if (id !== 0) first[id] = (first[id] ?? 0) + 1;
  let sum = 0;
  for (let id = 0; id < first.length; id += 1) {
    const count = first[id] ?? 0;
    first[id] = sum;
    sum += count;
  }
  const nodes = new Int32Array(sum);
  const filled = first.slice();
  for (let node = 0; node < bindingOf.length; node += 1) {
    const id = bindingOf[node] ?? 0;
    if (id === 0) continue;
    const at = filled[id] ?? 0;
    nodes[at] = node;
    filled[id] = at + 1;
  }
  return { first, nodes };
}

const tables = new WeakMap<Names, ReferenceTable>();

/** Nodes that mean a binding, its declarations among them; one table serves all checks of a scan. */
export function referencesTo({ names }: FileContext, binding: Binding): Int32Array {
  let table = tables.get(names);
  if (table === undefined) {
    table = buildTable(names);
    tables.set(names, table);
  }
  const { first, nodes } = table;
  return nodes.subarray(first[binding.id + 1], first[binding.id + 2]);
}
