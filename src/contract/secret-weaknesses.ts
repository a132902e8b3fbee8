/** Weaknesses of which the code at their place is a credential, and must not be shown: one list for all who cover it. */

/**
 * Use of hard-coded credentials (CWE-798), passwords (CWE-259) and keys (CWE-321), credentials that are not protected
 * well enough (CWE-522), something secret kept in clear text (CWE-312) or in the source (CWE-540). https://cwe.mitre.org
 */
export const secretWeaknesses: ReadonlySet<number> = new Set([798, 259, 321, 522, 312, 540]);

/** Whether one of these weaknesses speaks of a secret. */
export function tellsOfSecret(cwe: readonly number[]): boolean {
  return cwe.some((id) => secretWeaknesses.has(id));
}
