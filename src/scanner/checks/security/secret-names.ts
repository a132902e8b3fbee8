/** Which names say that a value is secret, and where a value stands that is written out as it is. */
import { keyText } from '../../match/call-parts.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, operatorOf, textOf, unwrap } from '../../syntax/read.ts';
import type { Syntax } from '../../syntax/syntax.ts';

const secretName =
  /^(?:_*(?:user|db|database|admin|root|plain|raw|new|old|current|temp|default|master|my)?_?(?:password|passwd|passphrase|pwd)|(?:client|app|jwt|shared|session|api|webhook|signing|auth)_?(?:secret|key_secret)|secret(?:_?key)?|(?:api|access|private|secret|encryption|signing)_?key|(?:access|refresh|auth|bearer|session|id|reset|api|csrf|secret)_?token|jwt(?:_?token)?|credit_?card(?:_?number)?|card_?number|cvv|cvc|ssn|social_?security(?:_?number)?|pin_?code|otp|authorization(?:_?header)?|private_?key|connection_?string)$/i;

/** Whether a name is one that people give to secrets. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** Last name of a value: `user.password`, `settings['apiKey']`, `token`; '' for anything else. */
export function valueName(syntax: Syntax, node: number): string {
  const inner = unwrap(syntax, node);
  const kind = kindAt(syntax, inner);
  if (kind === K.identifier) return textOf(syntax, inner);
  if (kind === K.member) return textOf(syntax, childBy(syntax, inner, F.property));
  if (kind !== K.subscript) return '';
  const index = childBy(syntax, inner, F.index);
  return kindAt(syntax, index) === K.string ? textOf(syntax, index).replace(/^[^'"]*['"]|['"]$/g, '') : '';
}

/** What of an expression is written out unchanged: itself, parts of a text, entries of an object. */
export function shownParts(syntax: Syntax, node: number): number[] {
  const inner = unwrap(syntax, node);
  const kind = kindAt(syntax, inner);
  const parts = (list: readonly number[]) => list.flatMap((each) => shownParts(syntax, each));
  if (kind === K.template || kind === K.string)
    return parts(
      childrenOf(syntax, inner)
        .filter((child) => kindAt(syntax, child) === K.templateSub)
        .map((child) => childAt(syntax, child, 0)),
    );
  if (kind === K.binary && (operatorOf(syntax, inner) === '+' || operatorOf(syntax, inner) === '%'))
    return parts([childBy(syntax, inner, F.left), childBy(syntax, inner, F.right)]);
  if (kind === K.object || kind === K.array || kind === K.paren || kind === K.exprList)
    return parts(childrenOf(syntax, inner));
  if (kind === K.pair)
    return keyText(syntax, inner) === '' ? [] : shownParts(syntax, childBy(syntax, inner, F.value));
  return [inner];
}
