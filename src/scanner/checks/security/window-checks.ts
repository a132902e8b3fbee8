/** What comes from other windows without a look at who sends it, and markup that nobody has cleaned. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { positional } from '../../match/call-parts.ts';
import { constantOf } from '../../match/constants.ts';
import { parametersOf } from '../../match/handlers.ts';
import { parameterPattern } from '../../names/declare.ts';
import { type Binding, bindingAt } from '../../names/scopes.ts';
import { namesTextOf } from '../../syntax/code-text.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childAt,
  childBy,
  childrenOf,
  endOf,
  kindAt,
  operatorOf,
  parentOf,
  textOf,
  unwrap,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { ownName } from './own-name.ts';

const origin = new Set(['origin', 'source', 'isTrusted', 'ports']);
const used = new Set(['data']);

function readsMember(syntax: Syntax, func: number, wanted: ReadonlySet<string>): boolean {
  for (let node = func; node < endOf(syntax, func); node += 1) {
    const kind = syntax.kind[node] ?? 0;
    const isName = kind === K.propName || kind === K.shorthandPattern;
    if (isName && wanted.has(textOf(syntax, node))) return true;
  }
  return false;
}

/** The function that an argument is, or names. */
function functionAt({ syntax, resolver }: FileContext, node: number): number {
  const inner = unwrap(syntax, node);
  return kindAt(syntax, inner) === K.func ? inner : resolver.localFunction(inner);
}

function messageListener(file: FileContext, call: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const callee = unwrap(syntax, childBy(syntax, call, F.callee));
  if (resolver.lastOf(callee) !== 'addEventListener' || resolver.nameOf(callee) !== 'addEventListener')
    return;
  if (textOf(syntax, callee).startsWith('self.')) return;
  const [kind = none, listener = none] = positional(syntax, call);
  const func = constantOf(resolver, kind) === 'message' ? functionAt(file, listener) : none;
  if (func === none || readsMember(syntax, func, origin) || !readsMember(syntax, func, used)) return;
  report(reportSpan(syntax, call));
}

function messageHandler(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const left = childBy(syntax, node, F.left);
  if (resolver.lastOf(left) !== 'onmessage' || textOf(syntax, left) !== 'window.onmessage') return;
  const func = functionAt(file, childBy(syntax, node, F.right));
  if (func === none || readsMember(syntax, func, origin) || !readsMember(syntax, func, used)) return;
  report(reportSpan(syntax, left));
}

function isEditorPage({ syntax }: FileContext): boolean {
  for (let node = 0; node < syntax.count; node += 1)
    if (syntax.kind[node] === K.identifier && textOf(syntax, node) === 'acquireVsCodeApi') return true;
  return false;
}

function unsafeMessage(file: FileContext, node: number, report: ReportHit): void {
  const reportForeign: ReportHit = (hit) => {
    // A page of the editor's own: nobody but its extension can reach it, and its origin is made anew each time.
    if (!isEditorPage(file)) report(hit);
  };
  if (kindAt(file.syntax, node) === K.call) messageListener(file, node, reportForeign);
  else messageHandler(file, node, reportForeign);
}

const cleaning =
  /(?<!un)(?:sanit|purif|escape|encode|clean|safe)|(?<!de|un)serialize|stringify|xss|highlight|codeToHtml|renderToStaticMarkup|renderToString/i;

/** Whether an expression can only be text of ours, or has been through something that cleans. */
function isClean(file: FileContext, node: number, depth = 0): boolean {
  const { syntax, resolver } = file;
  const inner = unwrap(syntax, node);
  if (inner < 0 || depth > 6 || constantOf(resolver, inner) !== undefined) return true;
  const kind = kindAt(syntax, inner);
  const all = (list: readonly number[]) => list.every((each) => isClean(file, each, depth + 1));
  if (kind === K.call || kind === K.await)
    return isCleanCall(file, kind === K.await ? childAt(syntax, inner, 0) : inner);
  if (kind === K.template)
    return all(
      childrenOf(syntax, inner)
        .filter((part) => kindAt(syntax, part) === K.templateSub)
        .map((part) => childAt(syntax, part, 0)),
    );
  if (kind === K.ternary)
    return all([childBy(syntax, inner, F.consequence), childBy(syntax, inner, F.alternative)]);
  if (kind === K.binary || kind === K.logical)
    return all([childBy(syntax, inner, F.left), childBy(syntax, inner, F.right)]);
  if (kind === K.member)
    return (
      /^(?:i18n|t|styles|css|messages|icons?)\b/i.test(textOf(syntax, inner)) ||
      cleaning.test(resolver.lastOf(inner))
    );
  if (kind !== K.identifier) return operatorOf(syntax, inner) === 'typeof';
  return isCleanName(file, inner, depth);
}

function isCleanCall(file: FileContext, call: number): boolean {
  const { syntax, resolver, models } = file;
  const callee = unwrap(syntax, childBy(syntax, call, F.callee));
  const known = models.sanitizers.find(resolver.nameOf(callee), resolver.lastOf(callee));
  const html = models.classBits.get('html') ?? 0;
  if (known.some((each) => (each.bits & html) !== 0)) return true;
  if (cleaning.test(namesTextOf(syntax, callee))) return true;
  // `useMemo(() => clean(text))`: what the function gives is the value.
  const first = positional(syntax, call)[0] ?? none;
  const isMemo = /^(?:useMemo|useCallback|memo)$/.test(resolver.lastOf(callee));
  return isMemo && kindAt(syntax, first) === K.func && cleaning.test(namesTextOf(syntax, first));
}

/** A name: by what it is once given; of another module and by upper case, text of the program's own. */
function isCleanName(file: FileContext, node: number, depth: number): boolean {
  const name = textOf(file.syntax, node);
  if (cleaning.test(name) || /^[A-Z][A-Z0-9_]+$/.test(name)) return true;
  const binding = bindingAt(file.names, node);
  if (binding === undefined || binding.kind === 'import') return binding !== undefined;
  if (binding.kind === 'param') return isCleanProp(file, binding, depth);
  if (binding.writes > 0 || binding.init === none) return false;
  return binding.path.length === 0 && isClean(file, binding.init, depth + 1);
}

/** A property of a component that nobody else can use, and that is given what is clean wherever it is used here. */
function isCleanProp(file: FileContext, { scope, path, writes }: Binding, depth: number): boolean {
  const { syntax, names } = file;
  const component = ownName(syntax, scope.node);
  const [prop, more] = path;
  if (component === '' || prop === undefined || more !== undefined || writes > 0) return false;
  if (names.exports.has(component) || names.exports.has('default')) return false;
  const given = givenProps(syntax, component, prop);
  return given.length > 0 && given.every((each) => each !== none && isClean(file, each, depth + 1));
}

/** What an element gives for a property; `none` where it does not give it in so many words. */
function givenProp(syntax: Syntax, element: number, prop: string): number {
  const attribute = childrenOf(syntax, element).find(
    (each) => kindAt(syntax, each) === K.jsxAttribute && textOf(syntax, childAt(syntax, each, 0)) === prop,
  );
  const holder = attribute === undefined ? none : childAt(syntax, attribute, 1);
  return kindAt(syntax, holder) === K.jsxExpression ? childAt(syntax, holder, 0) : holder;
}

/** What the elements of a component are given for a property; `none` for one that is not given it in so many words. */
function givenProps(syntax: Syntax, component: string, prop: string): readonly number[] {
  const found: number[] = [];
  for (let node = 0; node < syntax.count; node += 1) {
    const kind = syntax.kind[node];
    const isElement = kind === K.jsxOpening || kind === K.jsxSelfClosing;
    if (isElement && textOf(syntax, childBy(syntax, node, F.name)) === component)
      found.push(givenProp(syntax, node, prop));
  }
  return found;
}

/** Value of `__html` in `{ __html: value }`, through one variable. */
function markupOf({ syntax, names }: FileContext, node: number): number {
  const inner = unwrap(syntax, node);
  const binding = kindAt(syntax, inner) === K.identifier ? bindingAt(names, inner) : undefined;
  const object = binding === undefined || binding.init === none ? inner : unwrap(syntax, binding.init);
  if (kindAt(syntax, object) !== K.object) return none;
  for (const member of childrenOf(syntax, object)) {
    if (kindAt(syntax, member) !== K.pair || textOf(syntax, childBy(syntax, member, F.key)) !== '__html')
      continue;
    return childBy(syntax, member, F.value);
  }
  return none;
}

function rawMarkup(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const [name = none, holder = none] = childrenOf(syntax, node);
  if (textOf(syntax, name) !== 'dangerouslySetInnerHTML') return;
  const value = markupOf(
    file,
    kindAt(syntax, holder) === K.jsxExpression ? childAt(syntax, holder, 0) : holder,
  );
  if (value !== none && !isClean(file, value))
    report({ ...reportSpan(syntax, node), values: { name: 'dangerouslySetInnerHTML' } });
}

const answering = new Set(['hono/cors', '@koa/cors', 'koa2-cors', 'kcors']);

const asks = new Set<number>([K.if, K.ternary, K.logical, K.switch]);

/** `origin: (origin) => origin` beside `credentials: true`, of a library that takes what the function gives. */
function givesOrigin({ syntax, names, resolver }: FileContext, pair: number, func: number): boolean {
  if (!names.specifiers.some((name) => answering.has(name))) return false;
  const hasCredentials = childrenOf(syntax, parentOf(syntax, pair)).some(
    (each) =>
      textOf(syntax, childBy(syntax, each, F.key)) === 'credentials' &&
      constantOf(resolver, childBy(syntax, each, F.value)) === true,
  );
  if (!hasCredentials) return false;
  const body = unwrap(syntax, childBy(syntax, func, F.body));
  const [first = none] = kindAt(syntax, body) === K.block ? childrenOf(syntax, body) : [];
  const given = kindAt(syntax, first) === K.return ? childAt(syntax, first, 0) : body;
  const [parameter = none] = parametersOf(syntax, func);
  const isOwn = textOf(syntax, given) === textOf(syntax, parameterPattern(syntax, parameter));
  return isOwn || /(?:\bheaders?\b\.origin|\.(?:get|header)\(['"]origin['"]\))$/i.test(textOf(syntax, given));
}

/** Whether what is answered lets in whoever asks: `true`, or the very origin that asks. */
function letsIn({ syntax, resolver }: FileContext, func: number, answer: number): boolean {
  if (constantOf(resolver, answer) === true) return true;
  const [parameter = none] = parametersOf(syntax, func);
  const asked = textOf(syntax, parameterPattern(syntax, parameter));
  return kindAt(syntax, answer) === K.identifier && textOf(syntax, answer) === asked;
}

/** `origin: (origin, answer) => answer(null, true)`: every origin is let in, whatever it is. */
function anyOrigin(file: FileContext, pair: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  if (textOf(syntax, childBy(syntax, pair, F.key)) !== 'origin') return;
  const func = functionAt(file, childBy(syntax, pair, F.value));
  if (func === none) return;
  let isOpen = givesOrigin(file, pair, func);
  for (let node = func; node < endOf(syntax, func); node += 1) {
    const kind = syntax.kind[node] ?? 0;
    if (asks.has(kind)) return;
    if (kind !== K.call) continue;
    const [error = none, answer = none] = positional(syntax, node);
    isOpen ||= constantOf(resolver, error) === null && letsIn(file, func, answer);
  }
  if (isOpen) report(reportSpan(syntax, pair));
}

export const windowChecks: readonly Check[] = [
  { name: 'message-origin', families: ['script'], kinds: [K.call, K.assign], run: unsafeMessage },
  { name: 'any-origin', families: ['script'], kinds: [K.pair], run: anyOrigin },
  { name: 'raw-markup', families: ['script'], kinds: [K.jsxAttribute], run: rawMarkup },
];
