/** Short names of organizations, as they stand in addresses: `a` to `z`, digits and `-`, 3 to 40 of them. */

const longest = 40;
const shortest = 3;

/** Neither begins nor ends with `-`. */
export function isSlug(text: string): boolean {
  return text.length >= shortest && text.length <= longest && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

/** Of a name, `count` for the second and further ones that have it: `Müller & Söhne` → `muller-sohne`, `muller-sohne-2`. */
export function slugOf(name: string, count = 1): string {
  const suffix = count === 1 ? '' : `-${count}`;
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest - suffix.length)
    .replace(/^-+|-+$/g, '');
  return `${plain.length < shortest ? 'organization' : plain}${suffix}`;
}
