/** Parts of a text that are too short, or too plain, to do harm: one letter of a name, the ending of a file's name. */
import { K } from '../../syntax/kinds.ts';
import { kindAt, parentOf } from '../../syntax/read.ts';
import type { Call } from '../call.ts';
import type { Run } from '../run.ts';
import { allTaints, clean } from '../value/clean.ts';
import { listOf, tainted, unknown, type Value } from '../value/value.ts';

/** What such a call gives; undefined for others. */
export function shortText(run: Run, call: Call): Value | undefined {
  return isOneLetter(run, call) ? letter(run, call) : parted(run, call);
}

/** One letter is no markup; what puts letters together, as a loop does, is. */
function letter(run: Run, { receiver, node, last }: Call): Value {
  const taints = run.advance(allTaints(receiver), `passes through ${last}`, node);
  return clean(tainted(taints), isRepeated(run, node) ? 0 : (run.models.classBits.get('html') ?? 0));
}

const loops = new Set<number>([K.for, K.forIn, K.while, K.do]);

function isRepeated({ syntax }: Run, node: number): boolean {
  for (let up = parentOf(syntax, node); up > 0; up = parentOf(syntax, up)) {
    if (kindAt(syntax, up) === K.func) return false;
    if (loops.has(kindAt(syntax, up))) return true;
  }
  return false;
}

/** `name.charAt(0)`, `name.substring(0, 1)`, `name.substr(2, 1)`: methods that lists do not have. */
function isOneLetter({ syntax }: Run, { last, given }: Call): boolean {
  if (syntax.grammar.family !== 'script') return false;
  const [from, to] = given.positional.map(({ constant }) => constant);
  if (typeof from !== 'number') return false;
  if (last === 'charAt') return true;
  if (last === 'substr') return to === 1;
  return last === 'substring' && typeof to === 'number' && Math.abs(to - from) <= 1;
}

const partings = new Set(['os.path.splitext', 'posixpath.splitext', 'ntpath.splitext']);

/** `root, ending = os.path.splitext(name)`: no ending holds a separator (Python, os.path.splitext). */
function parted(run: Run, { name, given, node }: Call): Value | undefined {
  if (name === undefined || !partings.has(name)) return undefined;
  const taints = run.advance(allTaints(given.positional[0] ?? unknown), 'passes through splitext', node);
  const root = tainted(taints);
  return listOf([root, clean(root, run.models.classBits.get('path') ?? 0)]);
}
