import { hashText } from '../hash.ts';
import type { Finding } from '../model.ts';
import type { RuleData } from '../rules/rule-data.ts';
import { sha256 } from './digest.ts';
import { maskOf } from './mask.ts';

/** What there is to settle between the rules for code and the search for secrets. */
export interface Credentials {
  /** Findings of the code engine. */
  readonly code: readonly Finding[];
  /** Findings of the other analyses. */
  readonly others: readonly Finding[];
}

interface Settings {
  readonly rules: ReadonlyMap<string, RuleData>;
  readonly salt: string;
}

function overlaps(a: Finding, b: Finding): boolean {
  return a.range.startOffset < b.range.endOffset && b.range.startOffset < a.range.endOffset;
}

/**
 * The code engine's findings, with those about credentials (their rules carry the tag `secrets`) masked like any
 * secret, and left out where the search for secrets says more of the same place.
 */
export function settleCredentials(
  { rules, salt }: Settings,
  { text }: { readonly text: string },
  { code, others }: Credentials,
): readonly Finding[] {
  const isCredential = ({ ruleId }: Finding) => rules.get(ruleId)?.tags.includes('secrets') === true;
  if (!code.some(isCredential)) return code;
  const secrets = others.filter(({ mask }) => mask !== undefined);
  const seen = new Map<string, number>();
  return code.flatMap((finding): Finding[] => {
    if (!isCredential(finding)) return [finding];
    if (secrets.some((secret) => overlaps(secret, finding))) return [];
    const value = text.slice(finding.range.startOffset, finding.range.endOffset);
    const digest = salt === '' ? '' : sha256(`${salt}\u0000${value}`);
    const key = `${finding.ruleId}\u0000${digest}`;
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return [{ ...finding, mask: maskOf(value), fingerprint: hashText(`${key}\u0000${ordinal}`) }];
  });
}
