/** Values that are replaced before anything reads them, and names that are defined twice. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { type Binding, bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childAt,
  childBy,
  childrenOf,
  enclosingFunction,
  endOf,
  hasToken,
  kindAt,
  parentOf,
  textOf,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { removingStatement } from '../edits.ts';
import { isPython } from '../expressions.ts';
import { referencesTo } from '../references.ts';

/** The plain name that a statement gives a value, and the value. */
function assigned(
  syntax: Syntax,
  statement: number,
): { readonly name: number; readonly value: number } | undefined {
  const kind = kindAt(syntax, statement);
  const inner = childAt(syntax, statement, 0);
  if (kind === K.varDecl && childrenOf(syntax, statement).length === 1) {
    const value = childBy(syntax, inner, F.value);
    return value === none ? undefined : { name: childBy(syntax, inner, F.name), value };
  }
  if (kind !== K.exprStmt || kindAt(syntax, inner) !== K.assign) return undefined;
  const value = childBy(syntax, inner, F.right);
  return value === none ? undefined : { name: childBy(syntax, inner, F.left), value };
}

const quiet = new Set<number>([K.null, K.true, K.false, K.number, K.string, K.array, K.object]);

/** `x = a(); x = b();` with nothing between; a first value that is a plain default was written on purpose. */
function overwritten(file: FileContext, report: ReportHit): void {
  for (const binding of file.names.bindings) {
    const isLocal =
      binding.scope !== file.names.moduleScope && kindAt(file.syntax, binding.scope.node) !== K.class;
    if (binding.writes > 0 && isLocal && !binding.name.startsWith('_'))
      overwrittenName(file, binding, report);
  }
}

function overwrittenName(file: FileContext, binding: Binding, report: ReportHit): void {
  const { syntax } = file;
  for (const name of referencesTo(file, binding)) {
    const statement = parentOf(syntax, parentOf(syntax, name));
    const first = assigned(syntax, statement);
    if (first?.name !== name || quiet.has(kindAt(syntax, first.value))) continue;
    const next = endOf(syntax, statement);
    const second =
      parentOf(syntax, next) === parentOf(syntax, statement) ? assigned(syntax, next) : undefined;
    if (second === undefined || bindingAt(file.names, second.name) !== binding) continue;
    if (reads(file, second.value, binding.id) || isCaptured(file, binding)) continue;
    report({ ...reportSpan(syntax, name), values: { name: binding.name } });
  }
}

/** A function inside may read the value while the next one is made. */
function isCaptured(file: FileContext, binding: Binding): boolean {
  const { syntax } = file;
  const home = enclosingFunction(syntax, binding.node);
  return referencesTo(file, binding).some((node) => enclosingFunction(syntax, node) !== home);
}

function reads({ syntax, names }: FileContext, node: number, id: number): boolean {
  for (let at = node; at < endOf(syntax, node); at += 1) {
    if (names.bindingOf[at] === id + 1 || syntax.kind[at] === K.func) return true;
  }
  return false;
}

/** Names that a block or class defines, in order, with what defines them. */
function definitions(
  syntax: Syntax,
  holder: number,
): readonly { readonly name: string; readonly node: number }[] {
  return childrenOf(syntax, holder).flatMap((child) => {
    const kind = kindAt(syntax, child);
    if (kind !== K.func && kind !== K.class) return [];
    const name = childBy(syntax, child, F.name);
    const isStatic = hasToken(syntax, child, 'static') ? 'static ' : '';
    const isAccessor = hasToken(syntax, child, 'get') || hasToken(syntax, child, 'set');
    return name === none || isAccessor ? [] : [{ name: `${isStatic}${textOf(syntax, name)}`, node: child }];
  });
}

/** Most blocks define nothing, or one thing. */
function holdsSeveral(syntax: Syntax, holder: number): boolean {
  let count = 0;
  const stop = endOf(syntax, holder);
  for (let child = holder + 1; child < stop; child = endOf(syntax, child)) {
    const kind = syntax.kind[child];
    if (kind === K.func || kind === K.class) count += 1;
  }
  return count > 1;
}

/** Two functions or methods of one name side by side: the later one alone exists. */
function redefined(file: FileContext, holder: number, report: ReportHit): void {
  const { syntax } = file;
  if (!holdsSeveral(syntax, holder)) return;
  const last = new Map<string, number>();
  for (const { name, node } of definitions(syntax, holder)) {
    const before = last.get(name);
    last.set(name, node);
    if (before === undefined || (isPython(file) && isUsedBetween(syntax, name, before, node))) continue;
    if (/^(?:_|constructor)$/.test(name)) continue;
    report({
      ...reportSpan(syntax, before),
      values: { name: textOf(syntax, childBy(syntax, node, F.name)) },
    });
  }
}

/** Python: what stands between may use the first one. */
function isUsedBetween(syntax: Syntax, name: string, before: number, after: number): boolean {
  for (let at = endOf(syntax, before); at < after; at += 1)
    if (syntax.kind[at] === K.identifier && textOf(syntax, at) === name) return true;
  return false;
}

function importedText(syntax: Syntax, statement: number): string {
  const text = textOf(syntax, statement);
  return text.endsWith(';') ? text.slice(0, -1) : text;
}

/** The same import statement twice, or two of one module that could be one. */
function duplicateImport(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const seen = new Set<string>();
  for (const statement of childrenOf(syntax, node)) {
    const kind = kindAt(syntax, statement);
    if (kind !== K.import && kind !== K.importFrom) continue;
    const text = importedText(syntax, statement);
    if (seen.has(text))
      report({
        ...reportSpan(syntax, statement),
        values: { name: text },
        fix: removingStatement(syntax, statement, 'Remove the second import'),
      });
    seen.add(text);
  }
}

export const lostValueChecks: readonly Check[] = [
  { name: 'overwritten-value', wholeFile: overwritten },
  { name: 'redefined', kinds: [K.module, K.block, K.classBody], scope: 'file', run: redefined },
  { name: 'duplicate-import', kinds: [K.module], run: duplicateImport },
];
