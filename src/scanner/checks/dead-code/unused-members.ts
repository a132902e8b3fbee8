/** Parameters and private members that nothing reads. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { parameterPattern } from '../../names/declare.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, endOf, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { removingStatement } from '../edits.ts';
import { isPython } from '../expressions.ts';
import { referencesTo } from '../references.ts';

/** Whether a function is only ever called by name: then nobody dictates its parameters. */
function isOnlyCalled(file: FileContext, func: number): boolean {
  const { syntax, names } = file;
  const name = childBy(syntax, func, F.name);
  const binding = bindingAt(names, name);
  if (binding?.kind !== 'function' || binding.writes > 0 || names.exports.has(binding.name)) return false;
  const isPublic = isPython(file) && binding.scope === names.moduleScope && !binding.name.startsWith('_');
  if (
    isPublic ||
    kindAt(syntax, parentOf(syntax, func)) === K.decorated ||
    kindAt(syntax, binding.scope.node) === K.class
  )
    return false;
  const uses = [...referencesTo(file, binding)].filter((node) => node !== name);
  const isScriptModule = isPython(file) || names.specifiers.length > 0 || names.exports.size > 0;
  return isScriptModule && uses.length > 0 && uses.every((use) => syntax.field[use] === F.callee);
}

const plain = new Set<number>([K.identifier]);

function unusedParameter(file: FileContext, func: number, report: ReportHit): void {
  const { syntax, names } = file;
  const list = childBy(syntax, func, F.parameters);
  const body = childBy(syntax, func, F.body);
  if (list === none || childBy(syntax, func, F.name) === none || isStub(syntax, body)) return;
  const unused = childrenOf(syntax, list).filter((parameter) => {
    const pattern = parameterPattern(syntax, parameter);
    const binding = plain.has(kindAt(syntax, pattern)) ? bindingAt(names, pattern) : undefined;
    return (
      binding !== undefined && binding.uses === 0 && binding.writes === 0 && !binding.name.startsWith('_')
    );
  });
  if (unused.length === 0 || !isOnlyCalled(file, func) || readsAllNames(syntax, func)) return;
  for (const parameter of unused)
    report({
      ...reportSpan(syntax, parameter),
      values: {
        name: textOf(syntax, parameterPattern(syntax, parameter)),
        function: textOf(syntax, childBy(syntax, func, F.name)),
      },
    });
}

/** A body that does nothing yet, or only raises, keeps the parameters for those who will fill it. */
function isStub(syntax: Syntax, body: number): boolean {
  const statements = childrenOf(syntax, body);
  return (
    statements.length === 0 ||
    statements.every(
      (each) =>
        kindAt(syntax, each) === K.throw ||
        kindAt(syntax, each) === K.pass ||
        kindAt(syntax, each + 1) === K.string ||
        textOf(syntax, each) === '...',
    )
  );
}

function readsAllNames(syntax: Syntax, func: number): boolean {
  return /\b(?:locals|vars|eval|exec|arguments)\b/.test(textOf(syntax, func));
}

/** Names of members that a class reads anywhere: `this.x`, `self.x`, `#x in y`, `Class.x`, and in strings. */
function mentionedMembers(syntax: Syntax, node: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = node; at < endOf(syntax, node); at += 1) {
    const kind = syntax.kind[at];
    if (kind !== K.propName && kind !== K.identifier && kind !== K.stringPart && kind !== K.shorthandPattern)
      continue;
    const text = textOf(syntax, at);
    if (text.length < 80) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

/** Private by the language: `#x`, TypeScript's `private x`, Python's `__x`. */
function isPrivate(syntax: Syntax, member: number, name: string): boolean {
  if (syntax.grammar.family === 'python') return /^__\w*[^_]$/.test(name);
  if (name.startsWith('#')) return true;
  return (
    name !== 'constructor' &&
    childrenOf(syntax, member).some(
      (child) => child < childBy(syntax, member, F.name) && textOf(syntax, child) === 'private',
    )
  );
}

/** Methods and fields of a class that are private, with the node of their name. */
function privateMembers(
  syntax: Syntax,
  node: number,
): readonly { readonly member: number; readonly key: number }[] {
  return childrenOf(syntax, childBy(syntax, node, F.body)).flatMap((member) => {
    const kind = kindAt(syntax, member);
    if (kind !== K.func && kind !== K.field) return [];
    const named = childBy(syntax, member, F.name);
    const key = named === none ? childBy(syntax, member, F.property) : named;
    return isPrivate(syntax, member, textOf(syntax, key)) && !hasDecorator(syntax, member)
      ? [{ member, key }]
      : [];
  });
}

function unusedPrivate(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  if (/\.d\.[cm]?ts$/.test(file.path) || kindAt(syntax, parentOf(syntax, node)) === K.ambient) return;
  const members = privateMembers(syntax, node);
  if (members.length === 0) return;
  const mentioned = mentionedMembers(syntax, node);
  for (const { member, key } of members) {
    const name = textOf(syntax, key);
    if ((mentioned.get(name) ?? 0) > 1) continue;
    const isMethod = kindAt(syntax, member) === K.func;
    const fix = isMethod ? removingStatement(syntax, member, 'Remove the method') : undefined;
    report({
      ...reportSpan(syntax, key),
      values: { name, class: textOf(syntax, childBy(syntax, node, F.name)) },
      fix,
    });
  }
}

function hasDecorator(syntax: Syntax, member: number): boolean {
  const before = childrenOf(syntax, parentOf(syntax, member));
  const position = before.indexOf(member);
  return (
    kindAt(syntax, before[position - 1] ?? none) === K.decorator ||
    childrenOf(syntax, member).some((child) => kindAt(syntax, child) === K.decorator)
  );
}

export const unusedMemberChecks: readonly Check[] = [
  { name: 'unused-parameter', kinds: [K.func], scope: 'file', run: unusedParameter },
  { name: 'unused-private-member', kinds: [K.class], scope: 'file', run: unusedPrivate },
];
