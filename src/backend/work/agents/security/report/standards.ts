/**
 * The two lists that findings are laid against.
 * OWASP Top 10:2021 (https://owasp.org/Top10/) and the CWE Top 25 of 2024
 * (https://cwe.mitre.org/top25/archive/2024/2024_cwe_top25.html), in the order of their ranks.
 */
import { cweLink, owaspIds, owaspLink, owaspTitle } from '../../../../../contract/standards.ts';

/** One entry of a list, and whether something is an instance of it. */
export interface StandardEntry {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly names: (subject: Classified) => boolean;
}

/** A rule or a finding. */
export interface Classified {
  readonly cwe: readonly number[];
  readonly owasp: readonly string[];
}

export interface Standard {
  readonly name: string;
  readonly href: string;
  readonly entries: readonly StandardEntry[];
}

export const owaspTop10: Standard = {
  name: 'OWASP Top 10:2021',
  href: 'https://owasp.org/Top10/',
  entries: owaspIds.map((id) => ({
    id,
    title: owaspTitle(id),
    href: owaspLink(id),
    names: ({ owasp }) => owasp.includes(id),
  })),
};

const weaknesses: readonly (readonly [number, string])[] = [
  [79, 'Cross-site scripting'],
  [787, 'Out-of-bounds write'],
  [89, 'SQL injection'],
  [352, 'Cross-site request forgery'],
  [22, 'Path traversal'],
  [125, 'Out-of-bounds read'],
  [78, 'OS command injection'],
  [416, 'Use after free'],
  [862, 'Missing authorization'],
  [434, 'Unrestricted upload of a file with a dangerous type'],
  [94, 'Code injection'],
  [20, 'Improper input validation'],
  [77, 'Command injection'],
  [287, 'Improper authentication'],
  [269, 'Improper privilege management'],
  [502, 'Deserialization of untrusted data'],
  [200, 'Exposure of sensitive information to an unauthorized actor'],
  [863, 'Incorrect authorization'],
  [918, 'Server-side request forgery'],
  [119, 'Improper restriction of operations within the bounds of a memory buffer'],
  [476, 'NULL pointer dereference'],
  [798, 'Use of hard-coded credentials'],
  [190, 'Integer overflow or wraparound'],
  [400, 'Uncontrolled resource consumption'],
  [306, 'Missing authentication for a critical function'],
];

/** By the number itself: a weakness below one of these in MITRE's tree is not taken for it. */
export const cweTop25: Standard = {
  name: 'CWE Top 25 of 2024',
  href: 'https://cwe.mitre.org/top25/archive/2024/2024_cwe_top25.html',
  entries: weaknesses.map(([number, title]) => ({
    id: `CWE-${number}`,
    title,
    href: cweLink(number),
    names: ({ cwe }) => cwe.includes(number),
  })),
};
