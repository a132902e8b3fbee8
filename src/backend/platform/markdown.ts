/** Names and messages inside of Markdown that we write: shown as they are, never read as markup. */

/** Text in a sentence or a table cell. Line breaks become spaces. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\r\n\u2028\u2029]+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_{}[\]()#+!|~:$^=-]/g, (mark) => `\\${mark}`);
}

/** A lone pair of backticks; others mark nothing. */
const codePattern = /(?<!`)`([^`\r\n\u2028\u2029]+)`(?!`)/;

/** As `escapeMarkdown`, but what the text itself writes as code is code. */
export function markSentence(text: string): string {
  return text
    .split(codePattern)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part) : escapeMarkdown(part)))
    .join('');
}

/** Code in a sentence: fenced with more backticks than it holds (CommonMark 6.1). In a cell a bar would end it. */
export function codeSpan(text: string, { isCell = false } = {}): string {
  const all = text.replaceAll(/[\r\n\u2028\u2029]+/g, ' ');
  const line = isCell ? all.replaceAll('|', '¦') : all;
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = line.startsWith('`') || line.endsWith('`') || line.trim() === '' ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}
