/** Which characters a text may have wherever one comes in: each can be stored, printed, and written into XML 1.0. */

/** Controls, halves of surrogate pairs, and code points that Unicode keeps free for good (U+FFFE, U+FFFF, U+FDD0 …). */
const unwritable = String.raw`\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}`;
/** Line and paragraph separators, and controls of direction, by which a name reads as another. */
const misleading = String.raw`\u2028\u2029\u202a-\u202e\u2066-\u2069`;

const notInLine = new RegExp(`[${unwritable}${misleading}]`, 'u');
const notInText = new RegExp(String.raw`(?![\t\n\r])[${unwritable}]`, 'u');

/** True for text of one line. */
export function isPlainLine(text: string): boolean {
  return !notInLine.test(text);
}

/** True for text with line breaks and tabs. */
export function isPlainText(text: string): boolean {
  return !notInText.test(text);
}
