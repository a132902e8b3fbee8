/**
 * What a baseline knows a secret by: a digest of its value with the baseline's salt. All that is shown or kept of a
 * secret beside it is a mask, and those of one format are alike.
 */
import { createHash } from 'node:crypto';
import type { Finding } from '../scanner/model.ts';

/**
 * A credential in the source (CWE-798, CWE-259), or kept in clear text (CWE-312): what stands there is the value. Fewer
 * than are covered where code is shown (`contract/secret-weaknesses.ts`): a setting that guards a token badly (CWE-522)
 * has no value of its own, and another setting is the same flaw.
 */
const namedByValue = new Set([798, 259, 312]);

/** Of two of these in one place, the one is not the other unless the value is the same. */
export function isSecret({ mask, hides = [], cwe }: Pick<Finding, 'mask' | 'hides' | 'cwe'>): boolean {
  return mask !== undefined || hides.length > 0 || cwe.some((each) => namedByValue.has(each));
}

/** A place in a text that tells of a secret. */
export interface SecretPlace {
  readonly text: string;
  readonly finding: Pick<Finding, 'ruleId' | 'mask' | 'hides' | 'range'>;
  /** Where the code there is closed: a finding may be cut off at the end of its first line. */
  readonly end: number;
}

/** Empty without a salt: a bare digest could be guessed at. */
export function digestOf(place: SecretPlace, salt: string): string {
  if (salt === '') return '';
  // Line ends and indentation are no part of a key in armour, nor are quotes of a value.
  const bare = readValue(place).replace(/\\[nr]|[\s"'`]/g, '');
  return createHash('sha256').update(`${salt}\0${bare}`).digest('hex').slice(0, 32);
}

/** The value; where there are only names, what they are set to on their line, or where they are defined. */
function readValue({ text, finding, end }: SecretPlace): string {
  const { startOffset, startColumn, endOffset } = finding.range;
  if (finding.mask === undefined && finding.hides !== undefined && finding.hides.length > 0) {
    const keys = finding.hides.map((key) => text.slice(key.startOffset, key.endOffset));
    // What is wrong is how the key is used; of another use, the same key makes no known one.
    return [finding.ruleId, ...keys].join('\0');
  }
  const place = text.slice(startOffset, endOffset);
  if (finding.mask !== undefined && !isCall.test(place)) return place;
  if (isSetThere.test(text.slice(endOffset, endOffset + 40))) {
    const lineEnd = text.indexOf('\n', endOffset);
    return text.slice(startOffset - startColumn, lineEnd < 0 ? text.length : lineEnd);
  }
  const whole = text.slice(startOffset, end);
  const names = new Set(whole.match(/[\w$]{3,200}/g)?.slice(0, 20));
  const values = [...(whole.match(quoted) ?? []), ...[...names].flatMap((name) => definitionOf(text, name))];
  if (values.length === 0) return whole;
  return [...new Set(values.map((value) => value.slice(1, -1)))].sort().join('\0');
}

/** A credential among the arguments of a call, by name perhaps. */
const isCall = /^(?:new\s{1,10})?[\w$.]{1,200}\(/;
const isSetThere = /^["']?[ \t]{0,20}[:=]/;
const quoted = /"[^"\n]{1,200}"|'[^'\n]{1,200}'|`[^`\n]{1,200}`/g;
const quotedValue = /^["']?\s{0,20}(?::[^=\n"'`]{0,40}=|[:=])\s{0,40}(["'`][^\n]{0,200})/;

/** What a name is set to in this text, when that is a text in quotes; at most one. */
function definitionOf(text: string, name: string): readonly string[] {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (/[\w$]/.test(text[at - 1] ?? '')) continue;
    const behind = text.slice(at + name.length, at + name.length + 300);
    const value = quotedValue.exec(behind)?.[1];
    const end = value?.indexOf(value[0] ?? '', 1) ?? -1;
    if (value !== undefined && end > 0) return [value.slice(0, end + 1)];
  }
  return [];
}
