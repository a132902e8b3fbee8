/** Paths that are resolved and checked before they are used: what lies outside of the folder is refused. */
import type { OffsetFix } from '../../draft.ts';
import { positional } from '../../match/call-parts.ts';
import type { CompiledSink } from '../../match/models.ts';
import { type Binding, bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, statementOf, textOf, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Run } from '../run.ts';
import { nodeModule, pythonModule } from './added-imports.ts';
import { isResolvable } from './path-bases.ts';
import { type Folder, folderOf } from './path-folders.ts';
import { refusalAt, refusalText } from './refusals.ts';
import { type Edit, freeName, insertAt, ownLineOf, spanOf, statementBefore } from './spans.ts';

/** What a sink takes its path from: the one argument that it has for that, or the object itself. */
function pathOf({ syntax }: Run, call: number, { args, keywords, self }: CompiledSink): number {
  if (self === true) return childBy(syntax, childBy(syntax, call, F.callee), F.object);
  const given = positional(syntax, call);
  const places = args ?? (keywords === undefined ? [0] : []);
  const [place = none] = places.length === 1 ? places : [];
  const isSpread = given.some((each) => kindAt(syntax, each) === K.spread);
  return isSpread ? none : (given[place] ?? none);
}

/** A check as its language writes it. */
interface Check {
  /** The path, resolved. */
  readonly whole: (code: string) => string;
  /** Whether a resolved path lies in the folder. */
  readonly isInside: (whole: string) => string;
  readonly edits: readonly Edit[];
}

function checkFor(run: Run, { code, isObject }: Folder): Check | undefined {
  if (isObject)
    return {
      whole: (path) => `${path}.resolve()`,
      isInside: (whole) => `${whole}.is_relative_to(${code}.resolve())`,
      edits: [],
    };
  const isPython = run.syntax.grammar.family === 'python';
  const module = isPython ? pythonModule(run, 'os') : nodeModule(run, 'path');
  if (module === undefined) return undefined;
  const { edits, name } = module;
  const [resolve, separator] = isPython
    ? [`${name}.path.realpath`, `${name}.sep`]
    : [`${name}.resolve`, `${name}.sep`];
  const starts = isPython ? 'startswith' : 'startsWith';
  return {
    whole: (path) => (path.startsWith(`${resolve}(`) ? path : `${resolve}(${path})`),
    isInside: (whole) => `${whole}.${starts}(${resolve}(${code}) + ${separator})`,
    edits,
  };
}

/** Puts a check before the use of a path that is made of a folder and a stranger's text; undefined where no folder is known. */
export function pathFix(run: Run, call: number, sink: CompiledSink): OffsetFix | undefined {
  const path = pathOf(run, call, sink);
  if (path === none || !isResolvable(run, call, path)) return undefined;
  const edits =
    kindAt(run.syntax, unwrap(run.syntax, path)) === K.identifier
      ? checkName(run, path)
      : checkInPlace(run, path);
  return edits && { title: 'Refuse paths outside of the folder', edits };
}

/** `createReadStream(path.join(root, name))`: the path gets a name, and is checked under it. */
function checkInPlace(run: Run, path: number): readonly Edit[] | undefined {
  const { resolver, syntax } = run;
  const folder = folderOf(run, path);
  const line = statementBefore(syntax, path);
  const isPython = syntax.grammar.family === 'python';
  const name = freeName(resolver.names, isPython ? ['target', 'resolved_path'] : ['target', 'resolvedPath']);
  const check = folder && checkFor(run, folder);
  const refusal = refusalAt(run, path);
  if (line === undefined || name === undefined || check === undefined || refusal === undefined)
    return undefined;
  const isSum = folder?.isObject === true && kindAt(syntax, path) === K.binary;
  const code = textOf(syntax, path);
  const value = check.whole(isSum ? `(${code})` : code);
  const declared = isPython ? `${name} = ${value}` : `const ${name} = ${value};`;
  const condition = refusalText(run, check.isInside(name), refusal, line.indent);
  const before = `${declared}\n${line.indent}${condition}\n${line.indent}`;
  return [
    ...check.edits,
    ...refusal.edits,
    insertAt(syntax, line.node, 'from', before),
    { ...spanOf(syntax, path), newText: name },
  ];
}

/** `const file = path.join(root, name)`: checked below its declaration, under the name that it has. */
function checkName(run: Run, path: number): readonly Edit[] | undefined {
  const { syntax } = run;
  const binding = fixedBinding(run, path);
  if (binding === undefined) return undefined;
  const folder = folderOf(run, unresolved(run, binding.init));
  const statement = statementOf(syntax, binding.init);
  const line = isDeclaration(run, statement) ? ownLineOf(syntax, statement) : undefined;
  const check = folder && checkFor(run, folder);
  const refusal = refusalAt(run, binding.init);
  if (line === undefined || check === undefined || refusal === undefined) return undefined;
  const isWhole = resolving.test(calledName(run, binding.init));
  const whole = isWhole ? binding.name : check.whole(binding.name);
  const condition = refusalText(run, check.isInside(whole), refusal, line.indent);
  return [
    ...check.edits,
    ...refusal.edits,
    insertAt(syntax, line.node, 'to', `\n${line.indent}${condition}`),
  ];
}

/** The name of an expression that has one value alone. */
function fixedBinding({ resolver, syntax }: Run, node: number): Binding | undefined {
  const binding = bindingAt(resolver.names, unwrap(syntax, node));
  const isFixed = binding?.writes === 0 && binding.path.length === 0 && binding.init > 0;
  return isFixed ? binding : undefined;
}

function isDeclaration({ syntax }: Run, statement: number): boolean {
  const kind = kindAt(syntax, statement);
  return (
    kind === K.exprStmt ||
    kind === K.assign ||
    (kind === K.varDecl && childrenOf(syntax, statement).length === 1)
  );
}

const resolving = /^(?:os\.path\.realpath|path\.resolve|pathlib\.Path\(\)\.resolve)$/;

/** The name of what an expression calls; empty where it calls nothing. */
function calledName({ resolver, syntax }: Run, node: number): string {
  const call = unwrap(syntax, node);
  const callee = kindAt(syntax, call) === K.call ? childBy(syntax, call, F.callee) : none;
  return callee === none ? '' : (resolver.nameOf(callee) ?? '');
}

/** The path inside of a call that resolves it. */
function unresolved(run: Run, node: number): number {
  const { syntax } = run;
  const name = calledName(run, node);
  const call = unwrap(syntax, node);
  if (name === 'pathlib.Path().resolve')
    return unwrap(syntax, childBy(syntax, childBy(syntax, call, F.callee), F.object));
  const [only = none, more] = positional(syntax, call);
  const isWrapped = /^(?:os\.path\.(?:realpath|abspath|normpath)|path\.resolve)$/.test(name);
  return isWrapped && only !== none && more === undefined ? unwrap(syntax, only) : node;
}
