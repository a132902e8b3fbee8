/** Markdown of what files say: text of a project is text in it, whatever it holds. */

export const pageMark =
  '<!-- Written by the documentation agent of Vireo from the files of this project. -->';

/** In a line or a cell. */
export function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]<>|]/g, (mark) => `\\${mark}`)
    .trim();
}

/** As code in a line or a cell. */
export function code(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll('|', String.raw`\|`);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  return longest === 0 ? `\`${line}\`` : `${mark} ${line} ${mark}`;
}

/** To a file of the project, from a page in `from` (`.` is its folder). */
export function link(
  text: string,
  file: string,
  { from = '.', line }: { from?: string; line?: number } = {},
): string {
  const up = from === '.' ? '' : '../'.repeat(from.split('/').length);
  const address = `${up}${file}`
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replaceAll('%2E%2E', '..')
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  return `[${text}](${address}${line === undefined ? '' : `#L${line}`})`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

export function fence(lines: readonly string[], language = 'sh'): string {
  return ['```'.concat(language), ...lines, '```'].join('\n');
}

/** Parts with something in them, a blank line between. */
export function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
