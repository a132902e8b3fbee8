/** Rules refer to weaknesses that exist, and to the OWASP Top 10 as OWASP itself maps those. */
import type { RuleInfo } from '../../src/scanner/model.ts';
import standards from './standards.json' with { type: 'json' };

const weaknesses: ReadonlySet<number> = new Set(standards.weaknesses);
const mapped = Object.entries(standards.owasp).map(([id, numbers]) => ({ id, numbers: new Set(numbers) }));

/** The entries of the Top 10 of 2021 that OWASP lists a weakness under; none for most. */
export function owaspOf(cwe: readonly number[]): string[] {
  return mapped.filter(({ numbers }) => cwe.some((number) => numbers.has(number))).map(({ id }) => id);
}

/** A sentence for each reference that does not hold. A weakness that OWASP lists nowhere leaves the choice to the rule. */
export function checkStandards(rules: readonly Pick<RuleInfo, 'id' | 'cwe' | 'owasp'>[]): string[] {
  return rules.flatMap(({ id, cwe, owasp }) => {
    const official = owaspOf(cwe);
    const unknown = cwe.filter((number) => !weaknesses.has(number));
    const wrong = official.length === 0 ? [] : owasp.filter((entry) => !official.includes(entry));
    return [
      ...unknown.map(
        (number) => `${id}: CWE-${number} is no weakness (a category, deprecated, or none at all)`,
      ),
      ...wrong.map(
        (entry) =>
          `${id}: OWASP does not list ${cweNames(cwe)} under ${entry}, but under ${official.join(', ')}`,
      ),
    ];
  });
}

function cweNames(cwe: readonly number[]): string {
  return cwe.map((number) => `CWE-${number}`).join(', ');
}
