/** `/bin/rm` and `rm.exe` are `rm`. */
export function programOf(word: string): string {
  const name = word.replaceAll('\\', '/').split('/').at(-1) ?? '';
  return name.toLowerCase().replace(/\.(?:exe|cmd|bat|com|ps1)$/, '');
}
