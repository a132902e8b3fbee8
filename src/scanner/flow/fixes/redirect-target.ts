/** Redirects that stay on this site: whatever leads to another one becomes `/`. */
import type { OffsetFix } from '../../draft.ts';
import { positional, writtenKeyword } from '../../match/call-parts.ts';
import type { CompiledSink } from '../../match/models.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, operatorOf, textOf, unwrap } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Run } from '../run.ts';
import { pythonModule, pythonName } from './added-imports.ts';
import { type Edit, freeName, insertAt, spanOf, statementBefore } from './spans.ts';

/** One slash, and behind it none of the characters that make a browser read a host: a slash, a backslash, a blank. */
const scriptPattern = String.raw`/^\/(?![/\\\s])/`;
const pythonPattern = String.raw`r"^/(?![/\\\s])"`;

/** A redirect's target that is checked; undefined where it is put together, or given in another way than by itself. */
export function redirectFix(
  run: Run,
  call: number,
  { args, keywords = [] }: CompiledSink,
): OffsetFix | undefined {
  const { syntax } = run;
  const positions = args ?? (keywords.length === 0 ? [0] : []);
  const given = positional(syntax, call);
  const targets = [
    ...positions.map((position) => given[position] ?? none),
    ...keywords.map((keyword) => placeOf(writtenKeyword(syntax, call, keyword))),
  ].filter((node) => node !== none);
  const [target = none, more] = targets;
  return target === none || more !== undefined ? undefined : targetFix(run, target, call);
}

const placeOf = (place: ReturnType<typeof writtenKeyword>): number =>
  typeof place === 'string' ? none : place.node;

/** `location.href = target`. */
export function targetFix(run: Run, target: number, call = none): OffsetFix | undefined {
  const { syntax } = run;
  if (!isText(run, target)) return undefined;
  const kind = kindAt(syntax, target);
  const isSimple = kind === K.identifier || kind === K.member;
  const edits = isSimple ? checkedInPlace(run, target, call) : checkedBefore(run, target, call);
  return edits && { title: 'Redirect within this site only', edits };
}

const whole = new Set<number>([K.identifier, K.member, K.subscript, K.call, K.logical, K.wrap, K.paren]);

/** Whether an expression hands a value on as it is; `a || b` is one of two. */
const isGiven = (syntax: Syntax, node: number): boolean =>
  whole.has(kindAt(syntax, node)) || /^(?:\|\||\?\?)$/.test(operatorOf(syntax, node));

/** Whether the target is a text as it came, with no beginning of the program's own. */
function isText({ resolver, syntax }: Run, node: number): boolean {
  const inner = unwrap(syntax, node);
  const binding = kindAt(syntax, inner) === K.identifier ? bindingAt(resolver.names, inner) : undefined;
  const value = binding === undefined || binding.init <= 0 ? inner : unwrap(syntax, binding.init);
  return isGiven(syntax, node) && isGiven(syntax, value);
}

/** The condition under which a target is one of this site. */
interface Condition {
  readonly code: (target: string) => string;
  readonly edits: readonly Edit[];
}

function conditionFor(run: Run, call: number, node: number): Condition | undefined {
  if (run.syntax.grammar.family !== 'python')
    return { code: (target) => `${scriptPattern}.test(${target})`, edits: [] };
  const isDjango = (run.resolver.nameOf(childBy(run.syntax, call, F.callee)) ?? '').startsWith('django.');
  const imported = isDjango
    ? pythonName(run, 'django.utils.http', 'url_has_allowed_host_and_scheme')
    : pythonModule(run, 're');
  if (imported === undefined) return undefined;
  const { edits, name } = imported;
  return isDjango
    ? { code: (target) => `${name}(${target}, allowed_hosts=None)`, edits }
    : {
        code: (target) =>
          `${name}.match(${pythonPattern}, ${target}${isOptional(run, node) ? ' or ""' : ''})`,
        edits,
      };
}

/** `request.args.get("next")` may give nothing, which no pattern takes. */
function isOptional({ resolver, syntax }: Run, node: number): boolean {
  const binding = kindAt(syntax, node) === K.identifier ? bindingAt(resolver.names, node) : undefined;
  const value = unwrap(syntax, binding === undefined || binding.init <= 0 ? node : binding.init);
  const isGet =
    kindAt(syntax, value) === K.call && resolver.lastOf(childBy(syntax, value, F.callee)) === 'get';
  return isGet ? positional(syntax, value).length < 2 : kindAt(syntax, value) === K.identifier;
}

function chosen({ syntax }: Run, condition: string, target: string): string {
  return syntax.grammar.family === 'python'
    ? `${target} if ${condition} else "/"`
    : `${condition} ? ${target} : '/'`;
}

function checkedInPlace(run: Run, target: number, call: number): readonly Edit[] | undefined {
  const condition = conditionFor(run, call, target);
  const code = textOf(run.syntax, target);
  return (
    condition && [
      ...condition.edits,
      { ...spanOf(run.syntax, target), newText: chosen(run, condition.code(code), code) },
    ]
  );
}

/** `redirect(request.args.get("next"))`: the target gets a name first. */
function checkedBefore(run: Run, target: number, call: number): readonly Edit[] | undefined {
  const { resolver, syntax } = run;
  const line = statementBefore(syntax, target);
  const name = freeName(resolver.names, ['target', 'redirectTarget', 'redirect_target']);
  const condition = conditionFor(run, call, target);
  if (line === undefined || name === undefined || condition === undefined) return undefined;
  const code = textOf(syntax, target);
  const isPython = syntax.grammar.family === 'python';
  const declared = isPython ? `${name} = ${code}` : `const ${name} = ${code};`;
  return [
    ...condition.edits,
    insertAt(syntax, line.node, 'from', `${declared}\n${line.indent}`),
    { ...spanOf(syntax, target), newText: chosen(run, condition.code(name), name) },
  ];
}
