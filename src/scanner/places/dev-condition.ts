/** Conditions that hold in development only: `config.dev`, `process.env.NODE_ENV !== 'production'`, `settings.DEBUG`. */
import { constantOf } from '../match/constants.ts';
import type { Resolver } from '../names/resolver.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, operatorOf, textOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';

const devNames =
  /^(?:_{0,2}DEV_{0,2}|is_?dev(?:elopment)?(?:_?(?:mode|env|environment))?|dev(?:elopment)?_?mode|in_?dev(?:elopment)?)$/i;
/** Of an object that holds settings, or of a setting in Python. */
const devMembers = /^(?:dev|development)$/i;
const pythonDebug = /^DEBUG$/i;
const productionNames =
  /^(?:_{0,2}PROD_{0,2}|is_?prod(?:uction)?(?:_?(?:mode|env|environment))?|production)$/i;
const environmentNames = /^(?:\w{0,20}_)?(?:env|environment|mode|stage)$/i;
const devValues = /^(?:dev|develop|development|local|test|testing)$/i;
const productionValues = /^(?:prod|production|live)$/i;
/** What a visitor sends is no setting. */
const fromVisitor = /\b(?:req|request|query|body|headers|cookies?|params|ctx|args|form|GET|POST|payload)\b/;
const settingHolder = /(?:config|conf|settings?|options?|opts|env|environ|app|flags|meta)\b/i;
const connectives = new Set(['&&', '||', 'and', 'or']);
const maxDepth = 8;

/** Whether an expression that is true, or false when asked so, means that the program runs in development. */
export function meansDevelopment(resolver: Resolver, node: number, when: boolean, depth = 0): boolean {
  const { syntax } = resolver;
  const inner = unwrap(syntax, node);
  if (inner < 0 || depth > maxDepth) return false;
  const kind = kindAt(syntax, inner);
  const operator = kind === K.identifier || kind === K.member ? '' : operatorOf(syntax, inner);
  if (kind === K.not || (kind === K.unary && operator === '!'))
    return meansDevelopment(resolver, childrenOf(syntax, inner).at(-1) ?? none, !when, depth + 1);
  if (connectives.has(operator)) return joinsModes(resolver, inner, when, depth);
  if (fromVisitor.test(textOf(syntax, inner).slice(0, 200))) return false;
  if (kind === K.binary || kind === K.compare) return comparesMode(resolver, inner, when);
  return namesMode(resolver, inner, when);
}

/** Of `a && b` that is true both are, of one that is false either. */
function joinsModes(resolver: Resolver, node: number, when: boolean, depth: number): boolean {
  const { syntax } = resolver;
  const operator = operatorOf(syntax, node);
  const isAnd = operator === '&&' || operator === 'and';
  const sides = [childBy(syntax, node, F.left), childBy(syntax, node, F.right)];
  const means = (side: number): boolean => meansDevelopment(resolver, side, when, depth + 1);
  return isAnd === when ? sides.some(means) : sides.every(means);
}

function comparesMode(resolver: Resolver, node: number, when: boolean): boolean {
  const { syntax } = resolver;
  const [left = none, right = none, more] = childrenOf(syntax, node);
  const [, equals, differs] = /^(?:(={2,3})|(!={1,2}))$/.exec(operatorOf(syntax, node)) ?? [];
  if (more !== undefined || (equals ?? differs) === undefined) return false;
  for (const [name, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const value = constantOf(resolver, other);
    if (typeof value !== 'string' || !environmentNames.test(settingName(resolver, name))) continue;
    const isSame = (equals !== undefined) === when;
    return isSame ? devValues.test(value) : productionValues.test(value);
  }
  return false;
}

/** `process.env.NODE_ENV`, `os.environ["ENV"]`, `app.get('env')`, `os.getenv("ENV")`. */
function settingName(resolver: Resolver, node: number): string {
  const { syntax } = resolver;
  const inner = unwrap(syntax, node);
  if (kindAt(syntax, inner) !== K.call) return resolver.lastOf(inner);
  if (!/^(?:get|getenv|getBoolean|has)$/.test(resolver.lastOf(childBy(syntax, inner, F.callee)))) return '';
  const name = constantOf(resolver, childAt(syntax, childBy(syntax, inner, F.arguments), 0));
  return typeof name === 'string' ? name : '';
}

function namesMode(resolver: Resolver, node: number, when: boolean): boolean {
  const { syntax } = resolver;
  const name = settingName(resolver, node);
  if (name === '' || !isOurs(resolver, node)) return false;
  if (!when) return productionNames.test(name);
  if (devNames.test(name)) return true;
  if (kindAt(syntax, node) === K.identifier) return syntax.grammar.family === 'python' && name === 'DEBUG';
  const isDebug = syntax.grammar.family === 'python' && pythonDebug.test(name);
  const object = childBy(
    syntax,
    kindAt(syntax, node) === K.call ? childBy(syntax, node, F.callee) : node,
    F.object,
  );
  return (isDebug || devMembers.test(name)) && settingHolder.test(textOf(syntax, object));
}

/** Not a name for what a visitor says. */
function isOurs({ names, syntax }: Resolver, node: number): boolean {
  const binding = kindAt(syntax, node) === K.identifier ? bindingAt(names, node) : undefined;
  return binding === undefined || !fromVisitor.test(textOf(syntax, binding.init).slice(0, 200));
}
