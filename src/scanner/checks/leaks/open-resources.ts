/** Files and tasks that nobody closes or keeps, and stores that only grow. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { type Binding, bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  ancestor,
  childBy,
  childrenOf,
  enclosingFunction,
  kindAt,
  parentOf,
  textOf,
  unwrap,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { isPython } from '../expressions.ts';
import { isWritten } from '../loops.ts';
import { referencesTo } from '../references.ts';

const openers = new Set([
  'open',
  'io.open',
  'codecs.open',
  'socket.socket',
  'urllib.request.urlopen',
  'tarfile.open',
  'zipfile.ZipFile',
  'gzip.open',
  'bz2.open',
  'lzma.open',
  'fs.openSync',
]);

/** `open(path).read()`, and `f = open(path)` in a function that neither closes it nor hands it on. */
function unclosedResource(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const name = resolver.nameOf(childBy(syntax, node, F.callee)) ?? '';
  if (!openers.has(name)) return;
  const up = parentOf(syntax, node);
  const isRead =
    kindAt(syntax, up) === K.member &&
    /^(?:read|readline|readlines|write|writelines)$/.test(resolver.lastOf(up));
  const isLost = isRead && kindAt(syntax, parentOf(syntax, up)) === K.call;
  if (!isLost && !isKeptOpen(file, node)) return;
  report({ ...reportSpan(syntax, node), values: { name: textOf(syntax, childBy(syntax, node, F.callee)) } });
}

function isKeptOpen(file: FileContext, node: number): boolean {
  const { syntax, names } = file;
  const holder = parentOf(syntax, node);
  const kind = kindAt(syntax, holder);
  if (kind !== K.assign && kind !== K.declarator) return false;
  const target = childBy(syntax, holder, kind === K.assign ? F.left : F.name);
  const binding = kindAt(syntax, target) === K.identifier ? bindingAt(names, target) : undefined;
  if (
    binding === undefined ||
    enclosingFunction(syntax, node) === none ||
    binding.scope === names.moduleScope
  )
    return false;
  const uses = [...referencesTo(file, binding)].filter((use) => use !== target);
  return uses.length > 0 && uses.every((use) => isPlainUse(file, use));
}

const closing = /^(?:close|__exit__|__enter__|detach|shutdown|release|makefile|fileno|dup)$/;

/** A use that neither closes the resource nor hands it to anybody. */
function isPlainUse(file: FileContext, use: number): boolean {
  const { syntax, resolver } = file;
  const up = parentOf(syntax, use);
  const kind = kindAt(syntax, up);
  if (kind === K.member)
    return !closing.test(resolver.lastOf(up)) && kindAt(syntax, parentOf(syntax, up)) === K.call;
  if (kind === K.forIn) return true;
  if (isPython(file) || kind !== K.args) return false;
  const callee = resolver.nameOf(childBy(syntax, parentOf(syntax, up), F.callee)) ?? '';
  return /^fs\.(?:readSync|writeSync|fstatSync|fsyncSync)$/.test(callee);
}

/** `asyncio.create_task(…)` as a statement: the loop holds a task weakly, it may be collected while it runs. */
function looseTask(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const name = resolver.nameOf(childBy(syntax, node, F.callee)) ?? '';
  if (
    kindAt(syntax, parentOf(syntax, node)) !== K.exprStmt ||
    !/^asyncio\.(?:create_task|ensure_future)$/.test(name)
  )
    return;
  report({ ...reportSpan(syntax, node), values: { name } });
}

const growing = /^(?:push|set|add|append|setdefault|unshift|update|extend)$/;
const shrinking =
  /^(?:delete|clear|pop|popitem|shift|splice|remove|discard|popleft|size|length|cleanup|prune)$/;
const handlerParameters = /^(?:req|request|ctx|context|res|response|reply|event|socket|ws|message)$/;

/** Whether a module-level name is bound to an empty list, object, map or set. */
function isEmptyStore(file: FileContext, binding: Binding): boolean {
  const { syntax, resolver } = file;
  const init = unwrap(syntax, binding.init);
  const kind = kindAt(syntax, init);
  if (kind === K.object || kind === K.array)
    return childrenOf(syntax, init).length === 0 && !textOf(syntax, init).startsWith('(');
  const isMade = kind === K.new || (kind === K.call && isPython(file));
  const given = isMade ? childrenOf(syntax, childBy(syntax, init, F.arguments)).length : 1;
  return (
    isMade &&
    given === 0 &&
    /^(?:Map|Set|dict|list|set)$/.test(resolver.nameOf(childBy(syntax, init, F.callee)) ?? '')
  );
}

type Effect = 'grows' | 'reads' | 'unknown';

/** What a use does to a store: makes it grow, reads it, or something that may make it smaller. */
function effectOf(file: FileContext, use: number): Effect {
  const { syntax } = file;
  const kind = kindAt(syntax, parentOf(syntax, use));
  if (kind === K.member) return effectOfMember(file, parentOf(syntax, use));
  if (kind === K.subscript && syntax.field[use] !== F.index)
    return effectOfKey(syntax, parentOf(syntax, use));
  const isRead = kind === K.compare || kind === K.binary || kind === K.forIn;
  return isRead && !isWritten(syntax, use) ? 'reads' : 'unknown';
}

function effectOfMember({ syntax, resolver }: FileContext, member: number): Effect {
  const name = resolver.lastOf(member);
  if (shrinking.test(name)) return 'unknown';
  return growing.test(name) && kindAt(syntax, parentOf(syntax, member)) === K.call ? 'grows' : 'reads';
}

/** `store[key] = …`; a key that is written out makes one entry, however often. */
function effectOfKey(syntax: Syntax, subscript: number): Effect {
  const holder = kindAt(syntax, parentOf(syntax, subscript));
  if (holder === K.delete || holder === K.unary) return 'unknown';
  const isFixed = kindAt(syntax, childBy(syntax, subscript, F.index)) === K.string;
  return holder === K.assign && syntax.field[subscript] === F.left && !isFixed ? 'grows' : 'reads';
}

/** A store of the module that requests fill and nothing empties. */
function unboundedGrowth(file: FileContext, report: ReportHit): void {
  const { syntax, names } = file;
  for (const binding of names.moduleScope.names?.values() ?? []) {
    const isStore = binding.kind === 'const' || binding.kind === 'let' || binding.kind === 'var';
    if (!isStore || binding.writes > 0 || names.exports.has(binding.name) || !isEmptyStore(file, binding))
      continue;
    const uses = [...referencesTo(file, binding)].filter((use) => use !== binding.node);
    const effects = uses.map((use) => effectOf(file, use));
    if (effects.includes('unknown')) continue;
    const grown = uses.find((use, index) => effects[index] === 'grows' && isInHandler(syntax, use));
    if (grown !== undefined) report({ ...reportSpan(syntax, grown), values: { name: binding.name } });
  }
}

function isInHandler(syntax: Syntax, node: number): boolean {
  const found = ancestor(syntax, node, (kind, at) => kind === K.func && isHandler(syntax, at));
  return found !== none;
}

function isHandler(syntax: Syntax, func: number): boolean {
  const list = childBy(syntax, func, F.parameters);
  const named = childrenOf(syntax, list).some((each) =>
    handlerParameters.test(textOf(syntax, each).split(/[:=]/)[0]?.trim() ?? ''),
  );
  const holder = parentOf(syntax, func);
  const isRouted =
    kindAt(syntax, holder) === K.decorated &&
    /@\w+(?:\.\w+)*\.(?:route|get|post|put|patch|delete|websocket)\(/.test(
      textOf(syntax, holder).slice(0, 200),
    );
  return named || isRouted;
}

export const openResourceChecks: readonly Check[] = [
  {
    name: 'unclosed-resource',
    calls: ['open', 'socket', 'urlopen', 'ZipFile', 'openSync'],
    run: unclosedResource,
  },
  { name: 'loose-task', families: ['python'], calls: ['create_task', 'ensure_future'], run: looseTask },
  { name: 'unbounded-growth', wholeFile: unboundedGrowth },
];
