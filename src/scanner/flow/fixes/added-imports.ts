/** Imports that a fix needs: the name under which the file has them already, or a line that brings them in. */
import { bindingAt } from '../../names/scopes.ts';
import { K } from '../../syntax/kinds.ts';
import { childAt, childrenOf, kindAt, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Run } from '../run.ts';
import { type Edit, freeName } from './spans.ts';

/** A name that code may use, with the edit that makes it known. */
export interface Imported {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** The module-level name that an import gives to `imported`, where nothing else in the file has that name. */
function knownName({ resolver: { names } }: Run, imported: string): string | undefined {
  const { bindings, moduleScope } = names;
  return bindings.find(
    (binding) =>
      binding.scope === moduleScope &&
      binding.imported === imported &&
      bindings.every((other) => other === binding || other.name !== binding.name),
  )?.name;
}

const importing = new Set<number>([K.import, K.importFrom, K.importRequire]);

/** Statements at the top level that import, in order. */
function importsOf(syntax: Syntax): number[] {
  return childrenOf(syntax, 0).filter(
    (node) => importing.has(kindAt(syntax, node)) || isRequire(syntax, node),
  );
}

const isRequire = (syntax: Syntax, node: number): boolean =>
  kindAt(syntax, node) === K.varDecl && /=\s*require\(/.test(textOf(syntax, node));

function lineBefore({ syntax }: Run, statement: number, line: string): Edit {
  const from = syntax.start[statement] ?? 0;
  return { from, to: from, newText: `${line}\n` };
}

/** A module of Node: under its own name, or under `node…` where that is taken. */
export function nodeModule(run: Run, name: string): Imported | undefined {
  const known = knownName(run, name);
  if (known !== undefined) return { name: known, edits: [] };
  const { resolver, syntax } = run;
  const [first = none] = importsOf(syntax);
  const free = freeName(resolver.names, [name, `node${name[0]?.toUpperCase()}${name.slice(1)}`]);
  if (first === none || free === undefined) return undefined;
  const [quote = "'"] = /['"]/.exec(textOf(syntax, first)) ?? [];
  const module = `${quote}node:${name}${quote}`;
  const line = isRequire(syntax, first)
    ? `const ${free} = require(${module});`
    : `import * as ${free} from ${module};`;
  return { name: free, edits: [lineBefore(run, first, line)] };
}

/** A module of Python: `import os`. */
export function pythonModule(run: Run, name: string): Imported | undefined {
  const known = knownName(run, name);
  if (known !== undefined) return { name: known, edits: [] };
  const [first = none] = importsOf(run.syntax);
  if (first === none || freeName(run.resolver.names, [name]) === undefined) return undefined;
  return { name, edits: [lineBefore(run, first, `import ${name}`)] };
}

/** A name of a Python module: `from flask import abort`, put to what is imported from there already. */
export function pythonName(run: Run, module: string, name: string): Imported | undefined {
  const { resolver, syntax } = run;
  const known = knownName(run, `${module}.${name}`);
  if (known !== undefined) return { name: known, edits: [] };
  const [first = none] = importsOf(syntax);
  if (first === none || freeName(resolver.names, [name]) === undefined) return undefined;
  const last = lastNameOf(run, module);
  if (last === none) return { name, edits: [lineBefore(run, first, `from ${module} import ${name}`)] };
  const to = syntax.end[last] ?? 0;
  const [indent] = /\n[ \t]*$/.exec(syntax.text.slice(0, syntax.start[last] ?? 0)) ?? [' '];
  return { name, edits: [{ from: to, to, newText: `,${indent}${name}` }] };
}

/** The last name that the file imports from a module by its name, or `none`. */
function lastNameOf(run: Run, module: string): number {
  const { syntax } = run;
  const same = importsOf(syntax).find(
    (node) => kindAt(syntax, node) === K.importFrom && textOf(syntax, childAt(syntax, node, 0)) === module,
  );
  const last = same === undefined ? none : (childrenOf(syntax, same).at(-1) ?? none);
  return last !== none && bindingIn(run, last) ? last : none;
}

/** Whether a name is bound in a part of an import; a `*` binds none. */
function bindingIn({ resolver: { names }, syntax }: Run, node: number): boolean {
  const last = childrenOf(syntax, node).at(-1) ?? node;
  return bindingAt(names, node) !== undefined || bindingAt(names, last) !== undefined;
}
