/** Functions of a script that whoever imports its module can call: what it exports, and what hangs on that. */
import type { FileContext } from '../file-context.ts';
import { type Binding, bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, enclosingFunction, kindAt, parentOf, textOf, unwrap } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';

const maxDepth = 40;

/** The left side of an assignment that exports: `module.exports`, `exports.run`, `module.exports.a.b`. */
const exporting = /^(?:module\s*\.\s*)?exports\b/;

/** Methods that call the function they are given with values of their own. */
const callsBack = new Set([
  'map',
  'flatMap',
  'filter',
  'forEach',
  'reduce',
  'reduceRight',
  'find',
  'findIndex',
  'some',
  'every',
  'sort',
  'then',
  'catch',
  'finally',
  'replace',
  'replaceAll',
  'on',
  'once',
  'addListener',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'nextTick',
  'addEventListener',
  'subscribe',
  'Promise',
]);

/** Says which functions of one file are exposed. */
class Exposure {
  private readonly file: FileContext;
  private readonly known = new Map<number, boolean>();
  private bindings: ReadonlySet<Binding> | undefined;

  constructor(file: FileContext) {
    this.file = file;
  }

  /** Whether an importer can call a function with arguments of its own. */
  has(func: number): boolean {
    const known = this.known.get(func);
    if (known !== undefined) return known;
    this.known.set(func, false);
    const answer = !isPrivate(this.file, func) && this.isReached(func);
    this.known.set(func, answer);
    return answer;
  }

  /** Climbs from a function to what it is a value of. */
  private isReached(func: number): boolean {
    const { syntax } = this.file;
    if (kindAt(syntax, childBy(syntax, func, F.name)) === K.identifier && this.isBound(func)) return true;
    let node = func;
    for (let depth = 0; depth < maxDepth; depth += 1) {
      const up = parentOf(syntax, node);
      const answer = steps[kindAt(syntax, up)]?.(this, up) ?? false;
      if (answer !== 'further') return answer;
      node = up;
    }
    return false;
  }

  /** A declaration whose name is exported. */
  isBound(declaration: number): boolean {
    const binding = bindingAt(this.file.names, childBy(this.file.syntax, declaration, F.name));
    return binding !== undefined && this.exported().has(binding);
  }

  /** `Store.prototype.find = …`, `api.find = …`, `this.find = …` in a constructor. */
  isAssigned(assignment: number): boolean {
    const { syntax, names } = this.file;
    const left = childBy(syntax, assignment, F.left);
    if (/[.]_\w*$/.test(textOf(syntax, left))) return false;
    if (exporting.test(textOf(syntax, left))) return true;
    let root = left;
    while (kindAt(syntax, root) === K.member) root = childBy(syntax, root, F.object);
    if (kindAt(syntax, root) === K.this) {
      const maker = enclosingFunction(syntax, assignment);
      return maker !== none && this.has(maker);
    }
    const binding = bindingAt(names, root);
    return binding !== undefined && this.exported().has(binding);
  }

  /** `return { find }` of a function that is exposed itself. */
  isReturned(statement: number): boolean {
    const maker = enclosingFunction(this.file.syntax, statement);
    return maker !== none && this.has(maker);
  }

  /** Whether a call wraps what it is given, `promisify(find)`, rather than calling it by itself. */
  wraps(call: number): boolean {
    const { syntax, resolver } = this.file;
    return !callsBack.has(resolver.lastOf(childBy(syntax, call, F.callee)));
  }

  private exported(): ReadonlySet<Binding> {
    this.bindings ??= exportedBindings(this.file);
    return this.bindings;
  }
}

const exposures = new WeakMap<FileContext, Exposure>();

/** What is exposed of a file; worked out once. */
export function exposureOf(file: FileContext): Exposure {
  const known = exposures.get(file);
  if (known !== undefined) return known;
  const made = new Exposure(file);
  exposures.set(file, made);
  return made;
}

function isPrivate({ syntax }: FileContext, func: number): boolean {
  return /^(?:(?:async|static)\s+)*(?:[#_]|(?:private|protected)\s)/.test(textOf(syntax, func).slice(0, 24));
}

/** Objects that a function gives its callers: `return new Query(items)`. */
function handedOut(syntax: Syntax): number[] {
  const made: number[] = [];
  for (let node = 0; node < syntax.count; node += 1) {
    if (syntax.kind[node] !== K.new) continue;
    const up = kindAt(syntax, parentOf(syntax, node));
    if (up === K.return || up === K.func) made.push(node);
  }
  return made;
}

/** Names whose value is exported, or is what the module exports: `const api = (module.exports = {})`. */
function exportedBindings({ names, syntax }: FileContext): ReadonlySet<Binding> {
  const found = new Set<Binding>();
  for (const node of names.exports.values()) {
    const value = unwrap(syntax, node);
    const isMade = kindAt(syntax, value) === K.new;
    const binding = bindingAt(names, isMade ? childBy(syntax, value, F.callee) : value);
    if (binding !== undefined) found.add(binding);
  }
  for (const made of handedOut(syntax)) {
    const binding = bindingAt(names, childBy(syntax, made, F.callee));
    if (binding !== undefined && names.exports.size > 0) found.add(binding);
  }
  for (const binding of names.bindings) {
    const init = unwrap(syntax, binding.init);
    const isExports = kindAt(syntax, init) === K.assign || kindAt(syntax, init) === K.member;
    if (isExports && exporting.test(textOf(syntax, init))) found.add(binding);
  }
  return found;
}

/** What follows for a value from what it stands in: exposed, not exposed, or to be asked of the holder. */
type Answer = boolean | 'further';

const steps: ((exposure: Exposure, holder: number) => Answer)[] = [];
for (const kind of [
  K.paren,
  K.wrap,
  K.pair,
  K.object,
  K.field,
  K.classBody,
  K.decorated,
  K.logical,
  K.ternary,
  K.varDecl,
  K.args,
])
  steps[kind] = () => 'further';
steps[K.export] = () => true;
steps[K.assign] = (exposure, holder) => exposure.isAssigned(holder) || 'further';
steps[K.declarator] = (exposure, holder) => exposure.isBound(holder) || 'further';
steps[K.class] = (exposure, holder) => exposure.isBound(holder) || 'further';
steps[K.return] = (exposure, holder) => exposure.isReturned(holder);
steps[K.call] = (exposure, holder) => exposure.wraps(holder) && 'further';
// The body of `(options) => ({ find() {} })`.
steps[K.func] = (exposure, holder) => exposure.has(holder);
