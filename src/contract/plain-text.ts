/** Apart from findings.ts: what loads at activation must not bring the schemas with it. */

/** A message where Markdown is not read, as in a diagnostic: what it marks as code stands between quotes. */
export function plainText(message: string): string {
  return message.replaceAll(/`([^`]*)`/g, '‘$1’');
}
