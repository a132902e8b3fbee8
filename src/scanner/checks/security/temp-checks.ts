/** Finds names in the common temporary folder that others can foresee, however they are put together. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { positional, settled, writtenKeyword } from '../../match/call-parts.ts';
import { constantOf } from '../../match/constants.ts';
import { bindingAt } from '../../names/scopes.ts';
import { namesTextOf } from '../../syntax/code-text.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childAt,
  childBy,
  childrenOf,
  enclosingFunction,
  kindAt,
  operatorOf,
  textOf,
  unwrap,
} from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';

const folder = /^\/(?:var\/)?tmp(?:\/|$)|^\/dev\/shm(?:\/|$)/;
const random = /random|uuid|token|secrets|mkdtemp|mkstemp|nonce|urandom|Temporary|generate|unique/i;
const maxDepth = 5;

type Test = (file: FileContext, node: number, depth: number) => boolean;

/** Whether an expression begins with the common temporary folder. */
const isBelow: Test = (file, node, depth) => {
  const { resolver, syntax } = file;
  const inner = settled(resolver, unwrap(syntax, node));
  if (inner < 0 || depth > maxDepth) return false;
  const constant = constantOf(resolver, inner);
  if (constant !== undefined) return typeof constant === 'string' && folder.test(constant);
  return tests[kindAt(syntax, inner)]?.(file, inner, depth + 1) ?? false;
};

const ofName: Test = (file, node, depth) => {
  const binding = bindingAt(file.names, node);
  const isFixed = binding !== undefined && binding.writes === 0 && binding.path.length === 0;
  return isFixed && binding.init >= 0 && binding.init !== node && isBelow(file, binding.init, depth);
};

const ofSum: Test = (file, node, depth) =>
  ['+', '/', '%'].includes(operatorOf(file.syntax, node)) &&
  isBelow(file, childBy(file.syntax, node, F.left), depth);

/** `f"/tmp/user-{uid}.json"` */
const ofText: Test = (file, node, depth) => {
  const { syntax } = file;
  const text = textOf(syntax, node);
  if (folder.test(text.replace(/^[a-zA-Z]*["']{1,3}/, ''))) return !random.test(namesTextOf(syntax, node));
  const first = childrenOf(syntax, node).find((child) => kindAt(syntax, child) === K.templateSub) ?? none;
  const isFirst = /^[a-zA-Z]*["']{1,3}\{/.test(text);
  return isFirst && isBelow(file, childAt(syntax, first, 0), depth);
};

const ofCall: Test = (file, call, depth) => {
  const { resolver, syntax } = file;
  const callee = childBy(syntax, call, F.callee);
  const name = resolver.nameOf(callee);
  if (name === 'tempfile.gettempdir' || name === 'tempfile.gettempdirb') return true;
  const [first = none] = positional(syntax, call);
  if (name === 'os.path.join' || /^pathlib\.\w*Path$/.test(name ?? '') || name === 'str')
    return isBelow(file, first, depth);
  const isHandedOn = ['format', 'joinpath', 'with_suffix', 'with_name'].includes(resolver.lastOf(callee));
  return isHandedOn && isBelow(file, childBy(syntax, callee, F.object), depth);
};

const tests: Readonly<Record<number, Test>> = {
  [K.identifier]: ofName,
  [K.binary]: ofSum,
  [K.string]: ofText,
  [K.call]: ofCall,
};

/** The folder itself is no foreseeable name. */
function isName({ resolver, syntax }: FileContext, node: number): boolean {
  const inner = unwrap(syntax, node);
  const constant = constantOf(resolver, inner);
  if (typeof constant === 'string') return /^\/(?:var\/)?tmp\/.|^\/dev\/shm\/./.test(constant);
  return kindAt(syntax, inner) !== K.call || resolver.nameOf(inner) !== 'tempfile.gettempdir()';
}

const openers = new Set(['open', 'io.open', 'codecs.open', 'aiofiles.open', 'gzip.open']);
const writers = new Set(['write_text', 'write_bytes', 'touch', 'mkdir', 'open']);
const makers = new Set([
  'os.open',
  'os.mkdir',
  'os.makedirs',
  'os.mkfifo',
  'sqlite3.connect',
  'logging.FileHandler',
  'shelve.open',
  'numpy.save',
]);

/** Where a call takes the name of what it writes from; `none` when it writes nothing. */
function writtenPlace(file: FileContext, call: number): number {
  const { resolver, syntax } = file;
  const callee = unwrap(syntax, childBy(syntax, call, F.callee));
  const name = resolver.nameOf(callee) ?? '';
  const [path = none, second = none] = positional(syntax, call);
  if (makers.has(name)) return path;
  const mode = (position: number): string => {
    const keyword = writtenKeyword(syntax, call, 'mode');
    return String(constantOf(resolver, typeof keyword === 'string' ? position : keyword.node) ?? '');
  };
  if (openers.has(name)) return /[wax+]/.test(mode(second)) && !mode(second).includes('x') ? path : none;
  const isWriter = kindAt(syntax, callee) === K.member && writers.has(resolver.lastOf(callee));
  if (!isWriter || (resolver.lastOf(callee) === 'open' && !/[wa+]/.test(mode(path)))) return none;
  return childBy(syntax, callee, F.object);
}

function foreseeable(file: FileContext, call: number, report: ReportHit): void {
  const { syntax } = file;
  const place = writtenPlace(file, call);
  if (place === none || !isBelow(file, place, 0) || !isName(file, place)) return;
  const init = bindingAt(file.names, unwrap(syntax, place))?.init ?? none;
  const written = `${namesTextOf(syntax, place)} ${namesTextOf(syntax, init)}`;
  if (!random.test(written) && !asksOwner(file, call)) report(reportSpan(syntax, call));
}

/** `os.lstat(folder).st_uid != os.getuid()`: a folder that somebody else has made is refused. */
function asksOwner({ syntax }: FileContext, call: number): boolean {
  const func = enclosingFunction(syntax, call);
  return func !== none && /\bst_uid\b/.test(namesTextOf(syntax, func));
}

export const tempChecks: readonly Check[] = [
  {
    name: 'foreseeable-file',
    families: ['python'],
    calls: [
      'open',
      'mkdir',
      'makedirs',
      'mkfifo',
      'connect',
      'FileHandler',
      'write_text',
      'write_bytes',
      'touch',
      'save',
    ],
    run: foreseeable,
  },
];
