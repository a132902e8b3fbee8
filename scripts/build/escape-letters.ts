/** Letters beyond ASCII as escapes. Pure. */

/** A letter that has a backslash of its own already takes no second one. */
export function escapeLetters(text: string): string {
  if (!/\P{ASCII}/u.test(text)) return text;
  return text.replaceAll(/\\(?:\p{ASCII}|\P{ASCII})|\P{ASCII}/gu, (found) => {
    const letter = found.startsWith('\\') ? found.slice(1) : found;
    return /\p{ASCII}/u.test(letter) ? found : letter.split('').map(escapeUnit).join('');
  });
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
