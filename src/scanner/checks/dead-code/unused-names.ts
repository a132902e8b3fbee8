import type { FileContext } from '../../file-context.ts';
import { listItemSpan, statementSpan } from '../../match/fixes.ts';
import type { Binding } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childBy,
  childOfKind,
  childrenOf,
  endOf,
  hasToken,
  kindAt,
  parentOf,
  statementOf,
  textOf,
} from '../../syntax/read.ts';
import type { Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';

/** Words that stand inside strings and comments, where Python's lazily read annotations and exports live. */
function mentionedElsewhere(file: FileContext, binding: Binding): boolean {
  const { syntax } = file;
  if (syntax.grammar.family !== 'python') return false;
  const word = new RegExp(`\\b${binding.name.replace(/[^\w]/g, '\\$&')}\\b`);
  for (let node = 0; node < syntax.count; node += 1) {
    if (syntax.kind[node] === K.string && isNameCarrier(syntax, node) && word.test(textOf(syntax, node)))
      return true;
  }
  return false;
}

/** Strings in annotations and in `__all__`. */
function isNameCarrier(syntax: Syntax, node: number): boolean {
  for (let up = parentOf(syntax, node); up > 0; up = parentOf(syntax, up)) {
    const kind = kindAt(syntax, up);
    if (
      kind === K.type ||
      (kind === K.subscript &&
        /Literal|Annotated|List|Dict|Optional|Union|type/i.test(textOf(syntax, up).slice(0, 40)))
    )
      return true;
    if (kind === K.assign || kind === K.augAssign)
      return textOf(syntax, childBy(syntax, up, F.left)) === '__all__';
  }
  return false;
}

function isReExport(file: FileContext, binding: Binding): boolean {
  if (file.names.exports.has(binding.name)) return true;
  if (file.syntax.grammar.family === 'python') {
    // `import x as x` and everything in __init__.py or a stub is the package's face.
    return (
      /(?:^|[\\/])__init__\.pyi?$|\.pyi$/.test(file.path) ||
      isSameAlias(file.syntax, binding.node) ||
      isOptional(file.syntax, binding.node)
    );
  }
  return false;
}

function isSameAlias(syntax: Syntax, node: number): boolean {
  const up = parentOf(syntax, node);
  return (
    kindAt(syntax, up) === K.aliasedImport &&
    textOf(syntax, childBy(syntax, up, F.name)) === textOf(syntax, node)
  );
}

/** An import under `try` asks whether the module is there. */
function isOptional(syntax: Syntax, node: number): boolean {
  for (let up = parentOf(syntax, node); up > 0; up = parentOf(syntax, up))
    if (kindAt(syntax, up) === K.try) return true;
  return false;
}

const jsxRuntime = new Set(['React', 'h', 'Fragment', 'preact']);

function unusedImport(file: FileContext, report: ReportHit): void {
  const { syntax, names } = file;
  for (const binding of names.bindings) {
    if (binding.kind !== 'import' || binding.uses > 0 || binding.writes > 0 || binding.name.startsWith('_'))
      continue;
    const isJsx =
      file.language !== 'python' && file.language !== 'typescript' && jsxRuntime.has(binding.name);
    const statement = statementOf(syntax, binding.node);
    const isFuture = kindAt(syntax, statement) === K.importFuture;
    if (
      isJsx ||
      isFuture ||
      binding.scope.isClass ||
      isWaived(syntax, statement, binding.node) ||
      isReExport(file, binding) ||
      isUsedByName(file, binding)
    )
      continue;
    const shown = shownNode(syntax, binding.node);
    const span = { from: syntax.start[shown] ?? 0, to: syntax.end[shown] ?? 0 };
    report({ ...span, values: { name: binding.name, what: 'import' }, fix: importFix(syntax, binding.node) });
  }
}

/** Python's linters agree on `# noqa` for an import that others read. */
function isWaived({ text, start, end }: Syntax, statement: number, name: number): boolean {
  const lineEnd = (offset: number) => {
    const at = text.indexOf('\n', offset);
    return at < 0 ? text.length : at;
  };
  const own = text.slice(start[name], lineEnd(end[name] ?? 0));
  const whole = text.slice(end[statement], lineEnd(end[statement] ?? 0));
  return /#.{0,40}\b(?:noqa|unused-import|F401)/.test(`${own}\n${whole}`);
}

/** Uses that the resolver does not count: types in nested names, JSX tags, quoted annotations. */
function isUsedByName(file: FileContext, binding: Binding): boolean {
  const { syntax } = file;
  for (let node = 0; node < syntax.count; node += 1) {
    const kind = syntax.kind[node];
    if (
      (kind === K.identifier || kind === K.typeName) &&
      node !== binding.node &&
      textOf(syntax, node) === binding.name &&
      !isLabel(syntax, node)
    )
      return true;
  }
  return mentionedElsewhere(file, binding);
}

function isLabel(syntax: Syntax, node: number): boolean {
  const up = kindAt(syntax, parentOf(syntax, node));
  const isImportPart =
    up === K.importSpecifier ||
    up === K.dottedName ||
    up === K.aliasedImport ||
    up === K.importClause ||
    up === K.namespaceImport;
  return (
    isImportPart ||
    (up === K.member && syntax.field[node] === F.property) ||
    (up === K.keywordArg && syntax.field[node] === F.name)
  );
}

function shownNode(syntax: Syntax, node: number): number {
  const up = parentOf(syntax, node);
  const kind = kindAt(syntax, up);
  return kind === K.importSpecifier || kind === K.aliasedImport || kind === K.dottedName ? up : node;
}

/** Removes the name; the whole statement when it is the only one. */
function importFix(syntax: Syntax, node: number) {
  const statement = statementOf(syntax, node);
  const item = shownNode(syntax, node);
  const title = 'Remove the unused import';
  const list = parentOf(syntax, item);
  const isNamed = kindAt(syntax, list) === K.namedImports;
  const items = isNamed
    ? childrenOf(syntax, list)
    : childrenOf(syntax, list).filter((child) => syntax.field[child] === F.name);
  const clause = childOfKind(syntax, statement, K.importClause);
  const isOnly = isNamed
    ? items.length === 1 && childrenOf(syntax, clause).length === 1
    : items.length <= 1 && kindAt(syntax, list) !== K.importClause;
  const isLoneDefault = kindAt(syntax, list) === K.importClause && childrenOf(syntax, list).length === 1;
  if (isOnly || isLoneDefault) {
    if (syntax.grammar.family === 'python' && !canVanish(syntax, statement)) return undefined;
    return { title, edits: [{ ...statementSpan(syntax, statement), newText: '' }] };
  }
  if (!isNamed && kindAt(syntax, statement) !== K.importFrom && kindAt(syntax, statement) !== K.import)
    return undefined;
  if (items.length < 2) return undefined;
  return { title, edits: [{ ...listItemSpanOf(syntax, item, items), newText: '' }] };
}

/** A block may not become empty. */
function canVanish(syntax: Syntax, statement: number): boolean {
  const up = parentOf(syntax, statement);
  return kindAt(syntax, up) === K.module || childrenOf(syntax, up).length > 1;
}

function listItemSpanOf(
  syntax: Syntax,
  item: number,
  items: readonly number[],
): { from: number; to: number } {
  const position = items.indexOf(item);
  const after = items[position + 1];
  const before = items[position - 1];
  if (after !== undefined) return { from: syntax.start[item] ?? 0, to: syntax.start[after] ?? 0 };
  return before === undefined
    ? listItemSpan(syntax, item)
    : { from: syntax.end[before] ?? 0, to: syntax.end[item] ?? 0 };
}

const localKinds = new Set(['const', 'let', 'var']);

/** Local variables only: what a module declares, others may import. */
function unusedVariable(file: FileContext, report: ReportHit): void {
  const { syntax, names } = file;
  for (const binding of names.bindings) {
    if (
      !localKinds.has(binding.kind) ||
      binding.uses > 0 ||
      binding.name.startsWith('_') ||
      binding.scope === names.moduleScope
    )
      continue;
    if (
      binding.scope.isClass ||
      binding.path.length > 0 ||
      !isInFunction(syntax, binding.node) ||
      usesLocals(syntax, binding.node)
    )
      continue;
    if (!isPlainDeclaration(syntax, binding.node) || isUsedByName(file, binding)) continue;
    report({
      from: syntax.start[binding.node] ?? 0,
      to: syntax.end[binding.node] ?? 0,
      values: { name: binding.name, what: 'variable' },
    });
  }
}

/** `const x = …` and `x = …`; loops, `with` and patterns often need a name that nothing reads. */
function isPlainDeclaration(syntax: Syntax, node: number): boolean {
  const up = kindAt(syntax, parentOf(syntax, node));
  return up === K.declarator || up === K.assign;
}

function isInFunction(syntax: Syntax, node: number): boolean {
  for (let up = parentOf(syntax, node); up > 0; up = parentOf(syntax, up)) {
    const kind = kindAt(syntax, up);
    if (kind === K.func) return true;
    if (kind === K.class || kind === K.ambient || hasToken(syntax, up, 'declare')) return false;
  }
  return false;
}

/** Names read by `locals()`, `eval` and `exec` cannot be counted. */
function usesLocals(syntax: Syntax, node: number): boolean {
  let func = node;
  while (func > 0 && kindAt(syntax, func) !== K.func) func = parentOf(syntax, func);
  for (let at = func; at < endOf(syntax, func); at += 1) {
    if (
      syntax.kind[at] === K.call &&
      /^(?:locals|vars|eval|exec)$/.test(textOf(syntax, childBy(syntax, at, F.callee)))
    )
      return true;
  }
  return false;
}

function unusedNames(file: FileContext, report: ReportHit): void {
  unusedImport(file, report);
  unusedVariable(file, report);
}

export const unusedChecks: readonly Check[] = [{ name: 'unused', wholeFile: unusedNames }];
