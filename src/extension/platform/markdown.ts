/** Text of the user inside Markdown of ours. */

/** Shows `text` as it is: no emphasis, links, images, code, HTML or icons come of it. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+\-.!~|$:@]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\s*\r?\n\s*/g, ' ');
}

/** In labels of the status bar `$(name)` draws an icon: text of the user must not. */
export function withoutIcons(text: string): string {
  return text.replace(/\$\(/g, '$ (');
}
