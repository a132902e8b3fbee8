/** Whether a value is written into the code: a literal, or what is put together from literals and the program's own place. */
import type { FileContext } from '../../file-context.ts';
import { constantOf } from '../../match/constants.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, textOf, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';

const maxDepth = 8;

/** Kinds that are written where all of their parts are. */
const composed = new Set<number>([
  K.array,
  K.object,
  K.pair,
  K.template,
  K.templateSub,
  K.string,
  K.stringConcat,
  K.binary,
  K.logical,
  K.ternary,
  K.paren,
  K.wrap,
  K.await,
  K.spread,
  K.exprList,
  K.args,
  K.keywordArg,
]);
const alone = new Set<number>([K.func, K.class, K.number, K.true, K.false, K.null, K.propName]);

/** Where the program itself lies or runs. */
const ownPlaces = new Set([
  '__dirname',
  '__filename',
  '__file__',
  '__name__',
  'undefined',
  'import.meta.url',
  'import.meta.dirname',
  'import.meta.filename',
  'process.execPath',
  'sys.executable',
  'os.sep',
  'path.sep',
  'os.curdir',
  'os.devnull',
]);

/** Calls that make of written parts a written whole. */
const builders =
  /^(?:path(?:\.posix|\.win32)?\.\w+|os\.path\.\w+|pathlib\.\w*Path(?:\(\))?(?:\.\w+)*|os\.getcwd|process\.cwd|url\.\w+|URL|String|Buffer\.from|require\.resolve|str|bytes|Path|tempfile\.\w+|importlib\.resources\.\w+|__import__|require|os\.tmpdir|dict|list|tuple|sqlalchemy\.text)$/;
const methods = new Set([
  'join',
  'encode',
  'format',
  'concat',
  'strip',
  'trim',
  'joinpath',
  'resolve',
  'parent',
  'split',
  'as_posix',
]);

/** Whether the code itself says what an expression is. */
export function isWritten(file: FileContext, node: number, depth = 0): boolean {
  const { resolver, syntax } = file;
  const inner = unwrap(syntax, node);
  const kind = kindAt(syntax, inner);
  if (inner < 0 || alone.has(kind)) return true;
  if (depth > maxDepth) return false;
  if (constantOf(resolver, inner) !== undefined || ownPlaces.has(resolver.nameOf(inner) ?? '')) return true;
  if (composed.has(kind)) return partsOf(file, inner).every((part) => isWritten(file, part, depth + 1));
  return tests[kind]?.(file, inner, depth + 1) ?? false;
}

function partsOf({ syntax }: FileContext, node: number): readonly number[] {
  const kind = kindAt(syntax, node);
  if (kind === K.pair || kind === K.keywordArg) return [childBy(syntax, node, F.value)];
  if (kind === K.ternary) return childrenOf(syntax, node).slice(-2);
  return childrenOf(syntax, node);
}

type Test = (file: FileContext, node: number, depth: number) => boolean;

const ofName: Test = (file, node, depth) => {
  const binding = bindingAt(file.names, node);
  if (binding === undefined) return false;
  const isFixed = binding.writes === 0 && binding.path.length === 0 && binding.init !== none;
  return (
    binding.kind === 'function' ||
    binding.kind === 'class' ||
    (isFixed && isWritten(file, binding.init, depth))
  );
};

const ofCall: Test = (file, call, depth) => {
  const { resolver, syntax } = file;
  const callee = childBy(syntax, call, F.callee);
  const list = childBy(syntax, call, F.arguments);
  const given = kindAt(syntax, list) === K.args ? childrenOf(syntax, list) : [list];
  const name = resolver.nameOf(callee) ?? '';
  if (!given.every((each) => isWritten(file, each, depth))) return false;
  if (builders.test(name)) return true;
  const object = kindAt(syntax, callee) === K.member ? childBy(syntax, callee, F.object) : none;
  return object !== none && methods.has(resolver.lastOf(callee)) && isWritten(file, object, depth);
};

/** `Path(__file__).parent`, `TABLE.name` of a table that is written here. */
const ofMember: Test = (file, node, depth) => {
  const object = childBy(file.syntax, node, F.object);
  return object !== none && isWritten(file, object, depth);
};

const tests: Readonly<Record<number, Test>> = {
  [K.identifier]: ofName,
  [K.shorthand]: ofName,
  [K.call]: ofCall,
  [K.new]: ofCall,
  [K.member]: ofMember,
  [K.subscript]: ofMember,
};

/** Whether an expression is a text that is put together here: from a template, or by `+` and `%`. */
export function isPutTogether({ syntax }: FileContext, node: number): boolean {
  const inner = unwrap(syntax, node);
  const kind = kindAt(syntax, inner);
  if (kind === K.binary || kind === K.stringConcat || kind === K.template) return true;
  return kind === K.string && /^[a-z]*f/i.test(textOf(syntax, inner).slice(0, 3));
}
