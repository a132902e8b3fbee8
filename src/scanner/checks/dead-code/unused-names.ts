import type { FileContext } from '../../file-context.ts';
import { statementSpan } from '../../match/fixes.ts';
import { itemSpan } from '../../match/list-item.ts';
import type { Binding } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childBy,
  childOfKind,
  childrenOf,
  kindAt,
  parentOf,
  statementOf,
  textOf,
} from '../../syntax/read.ts';
import type { Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { UsedNames } from './used-names.ts';

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

function unusedImport(file: FileContext, used: Lookup, report: ReportHit): void {
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
      used().has(binding.name, binding.node)
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
  return [own, whole].some((line) => line.includes('#') && /\b(?:noqa|unused-import|F401)/.test(line));
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
  return { title, edits: [{ ...itemSpan(syntax, item, items), newText: '' }] };
}

/** A block may not become empty. */
function canVanish(syntax: Syntax, statement: number): boolean {
  const up = parentOf(syntax, statement);
  return kindAt(syntax, up) === K.module || childrenOf(syntax, up).length > 1;
}

const localKinds = new Set(['const', 'let', 'var']);

/** Local variables only: what a module declares, others may import. */
function unusedVariable(file: FileContext, used: Lookup, report: ReportHit): void {
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
      used().readsAll(binding.node)
    )
      continue;
    if (!isPlainDeclaration(syntax, binding.node) || used().has(binding.name, binding.node)) continue;
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
    if (kind === K.class || kind === K.ambient) return false;
  }
  return false;
}

/** Made when the first candidate turns up. */
type Lookup = () => UsedNames;

function unusedNames(file: FileContext, report: ReportHit): void {
  let made: UsedNames | undefined;
  const used: Lookup = () => {
    made ??= new UsedNames(file.syntax);
    return made;
  };
  unusedImport(file, used, report);
  unusedVariable(file, used, report);
}

export const unusedChecks: readonly Check[] = [{ name: 'unused', wholeFile: unusedNames }];
