/** `startsWith` as it was written before there was one: by the place of the beginning, or by the beginning cut out. */
import { positional } from '../match/call-parts.ts';
import { constantOf } from '../match/constants.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, textOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { asGiven, prove } from './proofs.ts';
import type { Run } from './run.ts';
import { isMadeAbsolute } from './start-guards.ts';
import { cleanOrigins } from './state.ts';

const cutting = new Set(['slice', 'substring', 'substr']);

/** `os.path.commonpath([root, file]) == root`: the file lies in the folder, whoever chose that. */
export function refineCommon(run: Run, left: number, right: number): void {
  const { syntax } = run;
  const parts = partsInCommon(run, left);
  // `… == os.path.commonpath([root])`
  const [alone = right, more] = partsInCommon(run, right);
  const folder = more === undefined ? textOf(syntax, asGiven(run, alone)) : '';
  const files = parts.filter((part) => textOf(syntax, asGiven(run, part)) !== folder);
  if (files.length === parts.length) return;
  const bits = run.models.classBits.get('path') ?? 0;
  for (const file of files) if (isMadeAbsolute(run, file)) prove(run, file, bits);
}

/** `path.relative(root, file) === ''`: the file is the folder itself. */
export function proveSameFolder(run: Run, way: number): void {
  const { resolver } = run;
  const inner = unwrap(run.syntax, way);
  const binding = kindAt(run.syntax, inner) === K.identifier ? bindingAt(resolver.names, inner) : undefined;
  const isFixed = binding !== undefined && binding.writes === 0 && binding.init > 0;
  const call = isFixed ? unwrap(run.syntax, binding.init) : inner;
  if (kindAt(run.syntax, call) !== K.call) return;
  const name = resolver.nameOf(childBy(run.syntax, call, F.callee)) ?? '';
  const bits = run.models.classBits.get('path') ?? 0;
  if (/^path(?:\.posix|\.win32)?\.relative$/.test(name)) prove(run, inner, bits, bits);
}

/** `os.path.dirname(folder) == folder`: the folder is the root, so that whatever was joined to it lies in it. */
export function refineRoot(run: Run, left: number, right: number): void {
  const { resolver, syntax, state } = run;
  const call = unwrap(syntax, left);
  const callee = kindAt(syntax, call) === K.call ? childBy(syntax, call, F.callee) : none;
  if (callee === none || resolver.lastOf(callee) !== 'dirname' || state === undefined) return;
  const [folder = none] = positional(syntax, call);
  if (textOf(syntax, asGiven(run, folder)) !== textOf(syntax, asGiven(run, right))) return;
  const own = new Set(run.evaluate(right).taints.map(({ id }) => id));
  const joined = [...state.entries()].flatMap(([, { taints }]) =>
    taints.some(({ id }) => own.has(id)) ? taints : [],
  );
  cleanOrigins(state, new Set(joined.map(({ id }) => id)), run.models.classBits.get('path') ?? 0);
}

/** What `os.path.commonpath([root, file])` compares; empty for any other expression. */
function partsInCommon(run: Run, node: number): number[] {
  const call = unwrap(run.syntax, node);
  const callee = kindAt(run.syntax, call) === K.call ? childBy(run.syntax, call, F.callee) : none;
  if (callee === none || run.resolver.lastOf(callee) !== 'commonpath') return [];
  const list = unwrap(run.syntax, positional(run.syntax, call)[0] ?? none);
  return kindAt(run.syntax, list) === K.array ? childrenOf(run.syntax, list) : [];
}

/** `path.indexOf(root) === 0` and `path.slice(0, root.length) === root`, once they are known to hold. */
export function refinePrefix(run: Run, left: number, right: number): void {
  const { syntax, resolver } = run;
  const call = unwrap(syntax, left);
  const callee = kindAt(syntax, call) === K.call ? childBy(syntax, call, F.callee) : none;
  if (kindAt(syntax, callee) !== K.member) return;
  const [first = none] = positional(syntax, call);
  const last = resolver.lastOf(callee);
  const isPlace = last === 'indexOf' && constantOf(resolver, right) === 0;
  const isCut = cutting.has(last) && constantOf(resolver, first) === 0;
  const beginning = isPlace ? first : isCut ? right : none;
  if (beginning === none || run.evaluate(beginning).taints.length > 0) return;
  // `//elsewhere.example` begins with a slash, too.
  const classes = constantOf(resolver, beginning) === '/' ? ['path'] : ['path', 'ssrf', 'redirect'];
  const bits = classes.reduce((sum, each) => sum | (run.models.classBits.get(each) ?? 0), 0);
  prove(run, childBy(syntax, callee, F.object), bits);
}
