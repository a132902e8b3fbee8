/** Tokens that come straight from the endpoint that hands them out: TLS says whose they are. */
import type { Resolver } from '../names/resolver.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, textOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { positional } from './call-parts.ts';

const tokenName = /^id_?token$/i;
/** Calls that ask for tokens, as their names say. */
const asking = /token|code|grant|exchange|oauth|oidc|openid|log_?in|sign_?in|callback|post|fetch/i;
/** Calls that read what somebody has sent or kept. */
const reading =
  /^(?:parse|loads?|decode|verify|(?:read|parse|get)_?(?:body|json|cookies?|query|session|form)|get(?:Server)?Session|cookies?|headers?|body)$/i;
const visitor = /^(?:req|request|ctx|context|event|headers|cookies?|body|session|query|params|form)$/i;
const maxDepth = 4;

/** Whether an expression is `tokens.id_token` where `tokens` is what a call that asks for tokens has answered. */
export function isDirectToken(resolver: Resolver, node: number): boolean {
  const { names, syntax } = resolver;
  const inner = unwrap(syntax, node);
  if (kindAt(syntax, inner) !== K.identifier) {
    const held = childBy(syntax, inner, F.object);
    const object = held === none ? childBy(syntax, inner, F.value) : held;
    return object !== none && tokenName.test(resolver.lastOf(inner)) && isAnswer(resolver, object);
  }
  // `const { id_token } = await exchange(code)`
  const binding = bindingAt(names, inner);
  const [key, more] = binding?.path ?? [];
  if (binding === undefined || binding.writes > 0 || key === undefined || more !== undefined) return false;
  return tokenName.test(key) && isAnswer(resolver, binding.init);
}

function isAnswer(resolver: Resolver, node: number, depth = 0): boolean {
  const { names, syntax } = resolver;
  let inner = unwrap(syntax, node);
  if (inner < 0 || depth > maxDepth) return false;
  const isAwaited = kindAt(syntax, inner) === K.await;
  if (isAwaited) inner = unwrap(syntax, childAt(syntax, inner, 0));
  if (kindAt(syntax, inner) === K.identifier) {
    const binding = bindingAt(names, inner);
    const isFixed = binding !== undefined && binding.kind !== 'param' && binding.writes === 0;
    return isFixed && binding.path.length === 0 && isAnswer(resolver, binding.init, depth + 1);
  }
  const mayAnswer = isAwaited || depth > 1 || syntax.grammar.family === 'python';
  return kindAt(syntax, inner) === K.call && mayAnswer && asksForTokens(resolver, inner, depth);
}

function asksForTokens(resolver: Resolver, call: number, depth: number): boolean {
  const { syntax } = resolver;
  const callee = childBy(syntax, call, F.callee);
  const last = resolver.lastOf(callee);
  const object = childBy(syntax, callee, F.object);
  // `response.json()` is as good as the response.
  if (last === 'json') return isAnswer(resolver, object, depth + 2);
  if (reading.test(last) || visitor.test(resolver.lastOf(object)) || !asking.test(textOf(syntax, callee)))
    return false;
  return !positional(syntax, call).some((each) => handsVisitor(resolver, each));
}

/** A call that is handed the request itself may read the token from it. */
function handsVisitor(resolver: Resolver, given: number): boolean {
  const { syntax } = resolver;
  const inner = unwrap(syntax, given);
  if (kindAt(syntax, inner) === K.object)
    return childrenOf(syntax, inner).some(
      (entry) =>
        visitor.test(textOf(syntax, entry)) || visitor.test(resolver.lastOf(childBy(syntax, entry, F.value))),
    );
  return visitor.test(resolver.lastOf(inner));
}
