/** Letters beyond ASCII as escapes. Pure. */

/** A letter that has a backslash of its own already takes no second one. */
export function escapeLetters(text: string): string {
  return text.replaceAll(
    /((?:\\\\)*)\\?(\P{ASCII})/gu,
    (_, before: string, letter: string) => `${before}${letter.split('').map(escapeUnit).join('')}`,
  );
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
