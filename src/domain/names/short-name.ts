/** A name as it is typed without quotes in any shell: `Nordwind GmbH` is `nordwind-gmbh`. Empty for one without letters and digits. */
export function shortName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
