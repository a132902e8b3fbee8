/** In labels of the status bar `$(name)` draws an icon: text of the user must not. */
export function withoutIcons(text: string): string {
  return text.replace(/\$\(/g, '$ (');
}
