/** The coach's Markdown as a terminal shows it: figures without their links, names without escapes. */
export function toPlainText(markdown: string): string {
  return unmark(markdown).replaceAll(/[^\P{Cc}\n]+/gu, ' ');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };

/**
 * From left to right: an escape, code (in which there is none), a link to a record with its text, bold, an entity. A bracket that
 * is escaped begins no link, and the text of one holds pairs of them.
 */
const marks =
  /\\(?<sign>[\\`*_{}[\]()#+!|~:$^=\-.<>&@])|(?<code>(?<fence>`+)(?!`)[^\n]*?(?<!`)\k<fence>(?!`))|\[(?<label>(?:\\.|`[^`\n]*`|\[(?:\\.|[^\]\\])*\]|[^[\]\\])*)\]\(vireo:\d+\)|(?<bold>\*\*)|&(?<entity>lt|gt|amp);/g;

function unmark(markdown: string): string {
  return markdown.replaceAll(marks, (...found) => {
    const groups: Readonly<Record<string, string | undefined>> = found.at(-1);
    const { sign, code, label, bold, entity } = groups;
    if (label !== undefined) return unmark(label);
    if (bold !== undefined) return '';
    return sign ?? code ?? entities[entity ?? ''] ?? '';
  });
}
