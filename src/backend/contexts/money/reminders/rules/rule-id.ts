/** The id of a rule: one for each client, and one for the practice, so that two that are made at once are one row. */
import { sha256 } from '../../model/sha256.ts';

/** UUID version 8 (RFC 9562) of the id of whose rule it is. */
export function ruleIdOf(subjectId: string): string {
  const hex = sha256(`reminder-rule ${subjectId}`);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}
