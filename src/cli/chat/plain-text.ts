/** The coach's Markdown as a terminal shows it: figures without their links, names without escapes. */
export function toPlainText(markdown: string): string {
  return markdown
    .replaceAll(/\[((?:\\.|[^\]\\])*)\]\(vireo:\d+\)/g, '$1')
    .replaceAll(/(?<!\\)\*\*/g, '')
    .replaceAll(/\\([\\`*_{}[\]()#+!|~:$^=\-.])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/[^\P{Cc}\n]+/gu, ' ');
}
