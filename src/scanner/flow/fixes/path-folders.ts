/** The folder that a path is put together in, as code that can be written once more. */
import { positional } from '../../match/call-parts.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, operatorOf, textOf, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Run } from '../run.ts';
import { type TextPart, textParts } from './text-parts.ts';

/** Code of the folder, and whether the path is a `pathlib.Path` or a text. */
export interface Folder {
  readonly code: string;
  readonly isObject: boolean;
}

/** The folder of an expression that joins one and what lies in it; undefined where there is none. */
export function folderOf(run: Run, node: number): Folder | undefined {
  const { syntax } = run;
  const inner = unwrap(syntax, node);
  const kind = kindAt(syntax, inner);
  if (kind === K.call) return folderOfCall(run, inner);
  if (kind === K.binary && operatorOf(syntax, inner) === '/') return folderOfDivision(run, inner);
  return folderOfText(run, inner);
}

const joining = /^(?:path\.(?:join|resolve)|os\.path\.join)$/;

function folderOfCall(run: Run, call: number): Folder | undefined {
  const { resolver, syntax } = run;
  const callee = childBy(syntax, call, F.callee);
  const name = resolver.nameOf(callee) ?? '';
  const given = positional(syntax, call);
  if (joining.test(name)) return joined(run, textOf(syntax, callee), given);
  if (name === 'pathlib.Path().joinpath') {
    const object = childBy(syntax, callee, F.object);
    return isOurs(run, object) ? { code: textOf(syntax, object), isObject: true } : undefined;
  }
  if (name !== 'pathlib.Path' || given.length !== 1) return undefined;
  const inside = folderOf(run, given[0] ?? none);
  return inside && { code: `${textOf(syntax, callee)}(${inside.code})`, isObject: true };
}

/** The first arguments of `join`, as far as the program itself says what they are. */
function joined(run: Run, callee: string, given: readonly number[]): Folder | undefined {
  const others = given.findIndex((each) => !isOurs(run, each));
  const own = given.slice(0, Math.max(others, 0)).map((each) => textOf(run.syntax, each));
  const [first, more] = own;
  if (first === undefined || isRootFolder(first)) return undefined;
  return { code: more === undefined ? first : `${callee}(${own.join(', ')})`, isObject: false };
}

/** `ROOT / "notes" / name`. */
function folderOfDivision(run: Run, division: number): Folder | undefined {
  const { resolver, syntax } = run;
  const operands: number[] = [];
  let at = division;
  for (
    ;
    kindAt(syntax, at) === K.binary && operatorOf(syntax, at) === '/';
    at = unwrap(syntax, childBy(syntax, at, F.left))
  )
    operands.unshift(childBy(syntax, at, F.right));
  operands.unshift(at);
  if (resolver.nameOf(at) !== 'pathlib.Path()') return undefined;
  const others = operands.findIndex((each) => !isOurs(run, each));
  const own = operands.slice(0, Math.max(others, 0)).map((each) => textOf(syntax, each));
  if (own.length === 0) return undefined;
  return { code: own.length === 1 ? own.join('') : `(${own.join(' / ')})`, isObject: true };
}

/** `pages/${page}.html`: what stands before the last slash that no value precedes. */
function folderOfText(run: Run, node: number): Folder | undefined {
  const parts = textParts(run.syntax, node) ?? [];
  const others = parts.findIndex((part) => 'code' in part && !isOurs(run, part.node));
  const own = parts.slice(0, Math.max(others, 0));
  const last = own.at(-1);
  if (last === undefined || 'code' in last || !last.text.includes('/')) return undefined;
  const cut = { text: last.text.slice(0, last.text.lastIndexOf('/')) };
  const code = codeOf(run, [...own.slice(0, -1), ...(cut.text === '' ? [] : [cut])]);
  return code === undefined ? undefined : { code, isObject: false };
}

/** Parts as code again: a name, a text, or a template of both. */
function codeOf({ syntax }: Run, parts: readonly TextPart[]): string | undefined {
  const isPython = syntax.grammar.family === 'python';
  const quote = isPython ? '"' : "'";
  const text = parts.map((part) => ('text' in part ? part.text : '')).join('');
  if (/["'`${}\\\n]|^[a-z]+:\/\//.test(text)) return undefined;
  const [first, more] = parts;
  if (first === undefined) return undefined;
  if (more === undefined) return 'code' in first ? first.code : `${quote}${first.text}${quote}`;
  if (parts.some((part) => 'code' in part && /["'`]/.test(part.code))) return undefined;
  const inside = parts
    .map((part) => ('text' in part ? part.text : `${isPython ? '' : '$'}{${part.code}}`))
    .join('');
  return isPython ? `f"${inside}"` : `\`${inside}\``;
}

const isRootFolder = (code: string): boolean => /^["'`]\/?["'`]$/.test(code);
const naming =
  /^(?:path\.(?:join|resolve|dirname)|os\.path\.(?:join|dirname|abspath|realpath)|pathlib\.Path|process\.cwd|os\.getcwd)$/;

/** Whether the program itself says what a text is, and reading it once more does nothing else. */
function isOurs(run: Run, node: number): boolean {
  const { resolver, syntax } = run;
  const inner = unwrap(syntax, node);
  const kind = kindAt(syntax, inner);
  if (kind === K.string || kind === K.template)
    return childrenOf(syntax, inner).every((each) => kindAt(syntax, each) !== K.templateSub);
  if (kind === K.identifier || kind === K.member)
    return (
      isPlain(run, inner) && run.evaluate(inner).taints.every(({ origin }) => typeof origin !== 'string')
    );
  if (kind !== K.call || !naming.test(resolver.nameOf(childBy(syntax, inner, F.callee)) ?? '')) return false;
  return positional(syntax, inner).every((each) => isOurs(run, each));
}

/** A name, or a member of one. */
function isPlain({ syntax }: Run, node: number): boolean {
  let at = node;
  while (kindAt(syntax, at) === K.member) at = unwrap(syntax, childBy(syntax, at, F.object));
  return kindAt(syntax, at) === K.identifier || kindAt(syntax, at) === K.this;
}
