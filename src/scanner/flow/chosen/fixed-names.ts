/** Paths whose folder others choose, but whose last part is written in the program: files of that name are reached alone. */
import { positional, writtenKeyword } from '../../match/call-parts.ts';
import { constantOf } from '../../match/constants.ts';
import type { CompiledSink } from '../../match/models.ts';
import type { Resolver } from '../../names/resolver.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, operatorOf, textOf, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Arguments } from '../arguments.ts';
import type { Call } from '../call.ts';
import type { Run } from '../run.ts';

const joins = new Set(['join', 'resolve', 'normalize', 'joinpath', 'with_name']);
/** Calls that hand a path on. */
const sameCalls = new Set([
  'abspath',
  'fspath',
  'normpath',
  'Path',
  'PurePath',
  'PosixPath',
  'realpath',
  'resolve',
  'str',
]);
/** The name of a file; a folder has no ending as a rule. */
const fileName = /^[^/\\]*\.[^/\\.]+$/;
/** What runs when it is written, or holds keys when it is read, is as grave in any folder. */
const graveName =
  /\.(?:[cm]?[jt]sx?|pyc?|pth|php\d?|phtml|sh|rb|pl|lua|jar|jsp|aspx?|html?|svg|bat|cmd|ps1|exe|so|dll|htaccess|htpasswd|\w{0,8}(?:rc|profile)|env|pem|key|p12|pfx|jks|pgpass|service|desktop)$/i;
/** Sinks that take a folder, of which another argument names the file. */
const folderKeywords = new Set(['directory', 'root', 'dir', 'members']);
const maxDepth = 6;

/** The sink as one of a path whose last part is fixed, where that is so. */
export function asNamed(
  run: Run,
  sink: CompiledSink,
  { node: call, given }: Pick<Call, 'node' | 'given'>,
): CompiledSink {
  if (sink.class !== 'path' || sink.isBounded === true || sink.deep === true) return sink;
  if (sink.keywords?.some((keyword) => folderKeywords.has(keyword))) return sink;
  const nodes = chosenNodes(run, sink, { node: call, given });
  const isFixed = nodes.length > 0 && nodes.every((node) => endsFixed(run.resolver, node));
  return isFixed ? { ...sink, isBounded: true } : sink;
}

/** The expressions of a call that bring what others choose. */
function chosenNodes(
  { syntax }: Run,
  sink: CompiledSink,
  { node: call, given }: Pick<Call, 'node' | 'given'>,
): number[] {
  if (sink.self === true) return [childBy(syntax, childBy(syntax, call, F.callee), F.object)];
  const written = positional(syntax, call);
  const positions = (sink.args ?? [0]).filter((at) => isChosen(given, at));
  const nodes = positions.map((at) => written[at] ?? none);
  for (const keyword of sink.keywords ?? []) {
    const place = writtenKeyword(syntax, call, keyword);
    if ((given.byName.get(keyword)?.taints.length ?? 0) > 0)
      nodes.push(typeof place === 'string' ? none : place.node);
  }
  return nodes;
}

function isChosen({ positional: values, rest }: Arguments, at: number): boolean {
  return (values[at] ?? rest).taints.length > 0;
}

function isFileName(name: string): boolean {
  return fileName.test(name) && !graveName.test(name);
}

/** Whether an expression is a path that ends in a name of ours; behind a joined separator no other is needed. */
function endsFixed(resolver: Resolver, node: number, isJoined = false, depth = 0): boolean {
  const { syntax } = resolver;
  const inner = unwrap(syntax, node);
  if (inner < 0 || depth > maxDepth) return false;
  const text = constantOf(resolver, inner);
  if (typeof text === 'string') return isFileName(isJoined ? (text.split('/').at(-1) ?? '') : lastOf(text));
  const kind = kindAt(syntax, inner);
  if (kind === K.template || kind === K.string)
    return isFileName(/\/([^/\\{}$]+?)["'`]{1,3}$/.exec(textOf(syntax, inner))?.[1] ?? '');
  if (kind === K.identifier) return isNamedOnce(resolver, inner, depth);
  if (kind === K.binary) return addsFixed(resolver, inner, depth);
  return kind === K.call && joinsFixed(resolver, inner, depth);
}

/** Behind the last separator, without which a text may be the end of another name. */
function lastOf(text: string): string {
  return text.includes('/') ? text.slice(text.lastIndexOf('/') + 1) : '';
}

function isNamedOnce(resolver: Resolver, node: number, depth: number): boolean {
  const binding = bindingAt(resolver.names, node);
  if (binding === undefined || binding.writes > 0 || binding.others !== undefined) return false;
  return binding.path.length === 0 && binding.init > 0 && endsFixed(resolver, binding.init, false, depth + 1);
}

function addsFixed(resolver: Resolver, node: number, depth: number): boolean {
  const { syntax } = resolver;
  const operator = operatorOf(syntax, node);
  const right = childBy(syntax, node, F.right);
  if (operator === '/') return endsFixed(resolver, right, true, depth + 1);
  const isBehind = endsInSeparator(resolver, childBy(syntax, node, F.left));
  return operator === '+' && endsFixed(resolver, right, isBehind, depth + 1);
}

function endsInSeparator(resolver: Resolver, node: number): boolean {
  const { syntax } = resolver;
  const inner = unwrap(syntax, node);
  const isSum = kindAt(syntax, inner) === K.binary && operatorOf(syntax, inner) === '+';
  const last = isSum ? childBy(syntax, inner, F.right) : inner;
  const text = constantOf(resolver, last);
  return typeof text === 'string' ? text.endsWith('/') : resolver.lastOf(last) === 'sep';
}

function joinsFixed(resolver: Resolver, call: number, depth: number): boolean {
  const { syntax } = resolver;
  const callee = childBy(syntax, call, F.callee);
  const last = resolver.lastOf(callee);
  const given = positional(syntax, call);
  const end = given.at(-1);
  // `folder.resolve()` of pathlib, `str(path)`.
  if (end === undefined)
    return last === 'resolve' && endsFixed(resolver, childBy(syntax, callee, F.object), false, depth + 1);
  const isMethod = last === 'joinpath' || last === 'with_name';
  if (given.length > 1 || isMethod)
    return (joins.has(last) || sameCalls.has(last)) && endsFixed(resolver, end, true, depth + 1);
  return (sameCalls.has(last) || joins.has(last)) && endsFixed(resolver, end, false, depth + 1);
}
