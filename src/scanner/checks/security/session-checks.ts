/** Log-ins that keep the session they came with, and views that nobody protects. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { constantOf } from '../../match/constants.ts';
import { enclosingClass } from '../../names/class-info.ts';
import { F, K } from '../../syntax/kinds.ts';
import { ancestor, childAt, childBy, endOf, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';

const identity =
  /^(?:user|userId|user_id|uid|account|accountId|loggedIn|isLoggedIn|authenticated|isAuthenticated|username|email|role|isAdmin)$/;
const login =
  /^(?:log_?in|sign_?in|auth(?:enticate)?|check_?password|verify_?password|password|compare(?:Sync)?|validate_?password)/i;
const renewal = /^(?:regenerate|migrate|destroy|renew|rotate|logIn|reset)$/;

/** The outermost function round a node. */
function outerFunction(syntax: Syntax, node: number): number {
  let found = none;
  for (let at = node; at > 0; at = parentOf(syntax, at)) if (kindAt(syntax, at) === K.func) found = at;
  return found;
}

function someName(syntax: Syntax, func: number, wanted: RegExp): boolean {
  for (let node = func; node < endOf(syntax, func); node += 1) {
    const kind = syntax.kind[node] ?? 0;
    if ((kind === K.identifier || kind === K.propName) && wanted.test(textOf(syntax, node))) return true;
  }
  return false;
}

function fixation({ syntax, resolver }: FileContext, node: number, report: ReportHit): void {
  const left = childBy(syntax, node, F.left);
  if (kindAt(syntax, left) !== K.member || !identity.test(resolver.lastOf(left))) return;
  const object = childBy(syntax, left, F.object);
  if (resolver.lastOf(object) !== 'session' || kindAt(syntax, object) !== K.member) return;
  if (constantOf(resolver, childBy(syntax, node, F.right)) === null) return;
  const inner = ancestor(syntax, node, (kind) => kind === K.func);
  const outer = outerFunction(syntax, node);
  if (inner === none || someName(syntax, outer, renewal) || !someName(syntax, outer, login)) return;
  report(reportSpan(syntax, left));
}

/**
 * A signature or token that the view checks itself, as webhooks and APIs do: another website's form can send neither,
 * so the exemption opens nothing.
 */
const provesItself =
  /compare_digest|constant_time_compare|construct_event|hmac\.new|jwt\.decode|\b\w{0,30}(?:verif|check|valid|authentic|authoriz)\w{0,20}(?:signature|token|api_?key|hmac|webhook|secret|auth)\w{0,20}\(|HTTP_(?:AUTHORIZATION|X_[A-Z_]{0,30}(?:KEY|TOKEN|SIGNATURE|SECRET))\b|["'](?:Authorization|X-[\w-]{0,40}(?:Key|Token|Signature|Secret)(?:-\d+)?)["']/i;

/** `@csrf_exempt` without parentheses is no call that a pattern would meet. */
function exemptView(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  if (kindAt(syntax, node) === K.func) {
    emptyProof(file, node, report);
    return;
  }
  const expression = childAt(syntax, node, 0);
  const name = resolver.nameOf(expression) ?? '';
  const isExempt =
    name === 'django.views.decorators.csrf.csrf_exempt' || /^flask_wtf\..*\.exempt$/.test(name);
  if (isExempt && !provesItself.test(textOf(syntax, parentOf(syntax, node))))
    report({ ...reportSpan(syntax, node), values: { name: textOf(syntax, expression) } });
}

/** Calls that only say something, and those that make the text for it. */
const telling =
  /^(?:print|str|repr|len|format|log|debug|info|warn|warning|error|exception|critical|getLogger)$/;

/** Whether a body refuses somebody, or calls what may: its parent's proof, a check of one's own. */
function asksSomething({ syntax, resolver }: FileContext, body: number): boolean {
  for (let node = body; node < endOf(syntax, body); node += 1) {
    const kind = syntax.kind[node] ?? 0;
    if (kind === K.throw || kind === K.assert) return true;
    if (kind === K.call && !telling.test(resolver.lastOf(childBy(syntax, node, F.callee)))) return true;
  }
  return false;
}

/** A class of one's own whose `enforce_csrf` asks nothing. */
function emptyProof(file: FileContext, func: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const name = childBy(syntax, func, F.name);
  const owner = textOf(syntax, name) === 'enforce_csrf' ? enclosingClass(syntax, func) : none;
  if (owner === none) return;
  const base = resolver.baseName(owner) ?? '';
  if (base !== 'rest_framework.authentication.SessionAuthentication') return;
  if (!asksSomething(file, childBy(syntax, func, F.body)))
    report({ ...reportSpan(syntax, name), values: { name: 'enforce_csrf' } });
}

export const sessionChecks: readonly Check[] = [
  { name: 'session-fixation', families: ['script'], kinds: [K.assign], run: fixation },
  { name: 'exempt-view', families: ['python'], kinds: [K.decorator, K.func], run: exemptView },
];
