/** Parts of a text that are too short, or too plain, to do harm: one letter of a name, the ending of a file's name. */
import type { Call } from '../call.ts';
import type { Run } from '../run.ts';
import { allTaints, clean, listOf, tainted, unknown, type Value } from '../value.ts';

/** What such a call gives; undefined for others. */
export function shortText(run: Run, call: Call): Value | undefined {
  return isOneLetter(run, call) ? unknown : parted(run, call);
}

/** `name.charAt(0)`, `name.substring(0, 1)`, `name.substr(at, 1)`: methods that lists do not have. */
function isOneLetter({ syntax }: Run, { last, given }: Call): boolean {
  if (syntax.grammar.family !== 'script') return false;
  if (last === 'charAt') return true;
  const [from, to] = given.positional.map(({ constant }) => constant);
  if (last === 'substr') return to === 1;
  return last === 'substring' && typeof from === 'number' && typeof to === 'number' && to - from <= 1;
}

const partings = new Set(['os.path.splitext', 'posixpath.splitext', 'ntpath.splitext']);

/** `root, ending = os.path.splitext(name)`: no ending holds a separator (Python, os.path.splitext). */
function parted(run: Run, { name, given, node }: Call): Value | undefined {
  if (name === undefined || !partings.has(name)) return undefined;
  const taints = run.advance(allTaints(given.positional[0] ?? unknown), 'passes through splitext', node);
  const root = tainted(taints);
  return listOf([root, clean(root, run.models.classBits.get('path') ?? 0)]);
}
