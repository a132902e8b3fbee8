/** What a name is compared by: case, spaces round it and the form of its Unicode make no other name. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase().trim();
}
