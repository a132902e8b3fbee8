/**
 * Text of others inside Markdown of ours: of source files, of a team's rules, of agents and other tools. None of it may
 * become a link, an image that is fetched, or HTML, whichever dialect reads it: CommonMark, with tables and addresses
 * that are links by themselves (GitHub), with mathematics and icons (the editor). Pure; one file for all who write it.
 */

/** Shows `text` as it is, on one line. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .replace(/[\\`*_{}[\]<>&|~$:@#!]|\.(?=\S)/g, '\\$&')
    .replace(/^( ?\d{1,9})(?=[.)])/, '$1\\')
    .replace(/^( ?)(?=[-+=])/, '$1\\');
}

/** A lone pair of backticks on one line; whatever else they are in `text`, they mark nothing. */
const codePattern = /(?<!`)`([^`\n\r\u2028\u2029]+)`(?!`)/;

/** A sentence on one line with its code as code; all else of it is text. */
export function markSentence(text: string): string {
  const parts = text.replace(/[\s\u2028\u2029]+/g, ' ').split(codePattern);
  return parts.map((part, index) => (index % 2 === 1 ? `\`${part}\`` : escapeMarkdown(part))).join('');
}

/** A line of dashes alone: below one that has a bar, escaped or not, it makes a table. */
const ruledLine = /^([ \t]*)(?=[-:][-: \t]*$)/gm;

/** Paragraphs and lists with emphasis and code, and nothing that leads or loads anywhere. */
export function markProse(text: string): string {
  const parts = text.trim().split(codePattern);
  const marked = parts.map((part, index) => (index % 2 === 1 ? `\`${part}\`` : disarm(part)));
  return marked.join('').replace(ruledLine, '$1\\');
}

/** Stray backticks are disarmed, too: one of them would end where code of ours begins. */
function disarm(text: string): string {
  return text.replace(/[\\`<>&[\]|@]|:(?=\/\/)|\.(?=[a-z]{2})/gi, '\\$&');
}

/** Shows `text` as code, on one line. */
export function codeSpan(text: string): string {
  const line = text.replace(/[\s\u2028\u2029]+/g, ' ');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = line.startsWith('`') || line.endsWith('`') || line.trim() === '' ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}

/** `[text](vireo:kind/id,id)`, as reports lead to what a figure stands on; pages of Vireo alone open them. */
export const recordLinkPattern = /\[((?:\\.|[^\]\\])*)\]\(vireo:([a-z-]+)\/([\w,-]+)\)/g;

/** The text of each in its place: outside of Vireo they lead nowhere. */
export function withoutRecordLinks(markdown: string): string {
  return markdown.replaceAll(recordLinkPattern, '$1');
}
