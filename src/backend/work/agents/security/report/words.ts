/** Words that the parts of a report share. */
const grouped = new Intl.NumberFormat('en-US');

export function plural(count: number, word: string): string {
  return `${grouped.format(count)} ${word}${count === 1 ? '' : 's'}`;
}
