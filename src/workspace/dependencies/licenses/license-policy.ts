/**
 * Licences as SPDX expressions (https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/), and whether a
 * project may use them: of alternatives the best counts, of what holds together the worst.
 */
import correct from 'spdx-correct';
import parse from 'spdx-expression-parse';
import { ignore } from '../../ignore-error.ts';

export interface LicensePolicy {
  /** Ids, or their beginnings and a `*`. Where there are any, nothing else is allowed. */
  readonly allow: readonly string[];
  readonly deny: readonly string[];
}

/** `unknown`: no licence is told, or one in words that no expression is made of. */
export type LicenseVerdict = 'allowed' | 'denied' | 'unknown';

type Expression = ReturnType<typeof parse>;

/** The expression that a package's words mean; undefined where they mean none: `SEE LICENSE IN …`, `UNLICENSED`. */
export function normalizeLicense(written: string | undefined): string | undefined {
  // Longer texts are whole licences, which the correction would search for minutes.
  if (written === undefined || written.trim() === '' || written.length > 500) return undefined;
  if (parseExpression(written) !== undefined) return written.trim();
  if (/^UNLICENSED$|^SEE LICEN[CS]E/i.test(written.trim())) return undefined;
  return correct(written) ?? undefined;
}

export function judgeLicense(policy: LicensePolicy, written: string | undefined): LicenseVerdict {
  const normalized = normalizeLicense(written);
  const expression = normalized === undefined ? undefined : parseExpression(normalized);
  return expression === undefined ? 'unknown' : judge(policy, expression);
}

function parseExpression(text: string): Expression | undefined {
  try {
    return parse(text);
  } catch (error) {
    ignore(error, 'words that are no expression are the usual case');
    return undefined;
  }
}

function judge(policy: LicensePolicy, expression: Expression): LicenseVerdict {
  if ('conjunction' in expression) {
    const sides = [judge(policy, expression.left), judge(policy, expression.right)];
    const deciding = expression.conjunction === 'or' ? 'allowed' : 'denied';
    return sides.includes(deciding) ? deciding : (sides[0] ?? 'unknown');
  }
  const names = namesOf(expression);
  if (names.some((name) => policy.deny.some((pattern) => fits(pattern, name)))) return 'denied';
  if (policy.allow.length === 0) return 'allowed';
  return names.some((name) => policy.allow.some((pattern) => fits(pattern, name))) ? 'allowed' : 'denied';
}

/** With its exception first: a policy may allow `GPL-2.0-only WITH Classpath-exception-2.0` and deny `GPL-2.0-only`. */
function namesOf(expression: Exclude<Expression, { conjunction: unknown }>): readonly string[] {
  const base = `${expression.license}${expression.plus === true ? '+' : ''}`;
  return expression.exception === undefined ? [base] : [`${base} WITH ${expression.exception}`];
}

function fits(pattern: string, name: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), name.toLowerCase()];
  return wanted.endsWith('*') ? given.startsWith(wanted.slice(0, -1)) : wanted === given;
}
