/** Names that hide others, that are not there, or that may not be written. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { type Binding, bindingAt, lookUp } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { ancestor, childBy, enclosingFunction, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { pythonBuiltIns } from './python-built-ins.ts';

const shadowed = {
  script: new Set([
    'undefined',
    'NaN',
    'Infinity',
    'eval',
    'Object',
    'Array',
    'String',
    'Number',
    'Boolean',
    'Promise',
    'JSON',
    'Math',
    'Symbol',
    'Error',
    'Date',
    'isNaN',
    'parseInt',
    'parseFloat',
    'globalThis',
  ]),
  python: new Set([
    'list',
    'dict',
    'set',
    'str',
    'int',
    'float',
    'len',
    'sum',
    'max',
    'min',
    'map',
    'zip',
    'range',
    'print',
    'open',
    'bytes',
    'tuple',
    'bool',
    'any',
    'all',
    'sorted',
    'reversed',
    'enumerate',
    'isinstance',
    'object',
    'super',
  ]),
} as const;

const valued = new Set(['param', 'const', 'let', 'var', 'function', 'loop', 'catch']);

/** A local name that hides a built-in one. */
function shadowedBuiltIn({ syntax, names }: FileContext, report: ReportHit): void {
  const hidden = shadowed[syntax.grammar.family];
  for (const binding of names.bindings) {
    if (!hidden.has(binding.name) || !valued.has(binding.kind) || binding.scope.isClass) continue;
    if (binding.scope === names.moduleScope || kindAt(syntax, parentOf(syntax, binding.node)) === K.class)
      continue;
    report({ ...reportSpan(syntax, binding.node), values: { name: binding.name } });
  }
}

const locals = new Set(['param', 'const', 'let', 'var', 'loop']);

/** A variable of an inner function or block that hides one of the function round it. */
function shadowedName({ syntax, names }: FileContext, report: ReportHit): void {
  for (const binding of names.bindings) {
    const { outer } = binding.scope;
    // What a function of the module declares can hide nothing but names of the module.
    if (
      outer === undefined ||
      outer === names.moduleScope ||
      !locals.has(binding.kind) ||
      binding.name.length < 3
    )
      continue;
    const hidden = lookUp(outer, binding.name);
    if (
      hidden === undefined ||
      hidden.scope === names.moduleScope ||
      !locals.has(hidden.kind) ||
      hidden.scope.isClass
    )
      continue;
    if (isComprehension(syntax, binding)) continue;
    report({ ...reportSpan(syntax, binding.node), values: { name: binding.name } });
  }
}

function isComprehension(syntax: Syntax, { scope }: Binding): boolean {
  return kindAt(syntax, scope.node) === K.comprehension;
}

/** The name that an assignment, a step or a loop writes. */
function writtenName(syntax: Syntax, node: number): number {
  const target = childBy(syntax, node, kindAt(syntax, node) === K.update ? F.argument : F.left);
  return kindAt(syntax, target) === K.identifier ? target : none;
}

/** A `const`, or an import, that gets a new value. */
function constAssigned(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, names } = file;
  const target = writtenName(syntax, node);
  const binding = target === none ? undefined : bindingAt(names, target);
  if (
    binding === undefined ||
    (binding.kind !== 'const' && binding.kind !== 'import') ||
    target === binding.node
  )
    return;
  const isDeclared =
    kindAt(syntax, parentOf(syntax, binding.node)) === K.declarator &&
    childBy(syntax, parentOf(syntax, binding.node), F.value) !== none;
  if (binding.kind === 'const' && !isDeclared) return;
  report({
    ...reportSpan(syntax, node),
    values: { name: binding.name, what: binding.kind === 'const' ? 'a constant' : 'an import' },
  });
}

const referenceless = new Set<number>([
  K.dottedName,
  K.aliasedImport,
  K.import,
  K.importFrom,
  K.global,
  K.relativeImport,
]);

/** Contexts in which an identifier is a label or declares a name that the table of names does not hold. */
function isReference(syntax: Syntax, node: number): boolean {
  const up = parentOf(syntax, node);
  const kind = kindAt(syntax, up);
  if (kind === K.member) return syntax.field[node] !== F.property;
  if (kind === K.keywordArg) return syntax.field[node] !== F.name;
  if (referenceless.has(kind)) return false;
  // Patterns of `match`, parameters of types and old statements are read by nobody else.
  return (
    ancestor(syntax, node, (above) => above === K.case || above === K.other || above === K.error) === none
  );
}

/** Python: a name that nothing in the file and no built-in gives. */
function undefinedName(file: FileContext, report: ReportHit): void {
  const { syntax, names } = file;
  if (syntax.errors.length > 0 || isOpenWorld(file)) return;
  let declared: Set<string> | undefined;
  for (let node = 0; node < syntax.count; node += 1) {
    if (syntax.kind[node] !== K.identifier || names.bindingOf[node] !== 0) continue;
    const kind = kindAt(syntax, parentOf(syntax, node));
    if (kind === K.member && syntax.field[node] === F.property) continue;
    const name = textOf(syntax, node);
    if (pythonBuiltIns.has(name)) continue;
    declared ??= declaredNames(file);
    if (declared.has(name) || !isReference(syntax, node) || isGuarded(syntax, node)) continue;
    declared.add(name);
    report({ ...reportSpan(syntax, node), values: { name } });
  }
}

/** Names come in unseen: by `import *`, by `exec`, by writing to `globals()`. */
function isOpenWorld({ syntax }: FileContext): boolean {
  return /\bimport \*|\bexec\s*\(|\bglobals\(\)|\bget_ipython\b|__getattr__|\bbuiltins\b|__builtin|_convert_?\(|modules\[__name__\]|\bvars\(\)/.test(
    textOf(syntax, 0),
  );
}

function declaredNames({ syntax, names }: FileContext): Set<string> {
  const declared = new Set(names.bindings.map((binding) => binding.name));
  for (let node = 0; node < syntax.count; node += 1) {
    const kind = syntax.kind[node];
    if (kind !== K.global && kind !== K.case && kind !== K.other && kind !== K.importFuture) continue;
    for (let inner = node; inner < (syntax.next[node] ?? 0); inner += 1)
      if (syntax.kind[inner] === K.identifier) declared.add(textOf(syntax, inner));
  }
  return declared;
}

/** Under `try … except NameError` the question is whether the name is there. */
function isGuarded(syntax: Syntax, node: number): boolean {
  const round = ancestor(
    syntax,
    node,
    (kind, at) => kind === K.try && /\bNameError\b/.test(textOf(syntax, at)),
  );
  const func = enclosingFunction(syntax, node);
  return round !== none || (func !== none && /\bNameError\b/.test(textOf(syntax, func)));
}

/** `from x import *`; a package's `__init__` hands names on like this. */
function wildcardImport(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  if (/(?:^|[\\/])__init__\.pyi?$/.test(file.path)) return;
  report({
    ...reportSpan(syntax, node),
    values: { name: textOf(syntax, childBy(syntax, parentOf(syntax, node), F.module)) },
  });
}

export const shadowingChecks: readonly Check[] = [
  { name: 'shadowed-built-in', wholeFile: shadowedBuiltIn },
  { name: 'shadowed-name', wholeFile: shadowedName },
  {
    name: 'const-assigned',
    families: ['script'],
    kinds: [K.assign, K.augAssign, K.update],
    run: constAssigned,
  },
  { name: 'undefined-name', families: ['python'], wholeFile: undefinedName },
  { name: 'wildcard-import', families: ['python'], kinds: [K.wildcardImport], run: wildcardImport },
];
