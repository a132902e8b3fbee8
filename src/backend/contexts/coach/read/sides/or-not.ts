/** "Is it paid or not?" asks whether it is: what stands behind "or" is the other answer, and denies nothing. */
import { polar } from '../../words/polar.ts';

const orNot = /[,\s]+(?:or|oder)\s+(?:etwa\s+)?(?:not|nicht|no|nein)(?:\s+yet)?\s*[?.!]*\s*$/iu;

export function dropOrNot(text: string): string {
  const [first = ''] = text.trim().toLowerCase().split(/\s/);
  return polar.test(first) ? text.replace(orNot, '?') : text;
}
