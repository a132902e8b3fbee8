/** Puts the defaults of variables into the name of an image, as Docker and Compose write both. */

const maxCharacters = 300;

/** `${NODE_VERSION:-22}` and `$NODE_VERSION`; what has no default stays as it is written. */
export function withDefaults(given: string, defaults: ReadonlyMap<string, string> = new Map()): string {
  const [first = '', ...rest] = given.slice(0, maxCharacters).split('$');
  return first + rest.map((part) => fill(part, defaults)).join('');
}

/** `part` is what follows a dollar sign, up to the next one. */
function fill(part: string, defaults: ReadonlyMap<string, string>): string {
  const end = part.startsWith('{') ? part.indexOf('}') : -1;
  if (end === -1) {
    const name = /^\w{1,60}/.exec(part)?.[0] ?? '';
    const value = defaults.get(name);
    return value === undefined || value === '' ? `$${part}` : value + part.slice(name.length);
  }
  const inner = part.slice(1, end);
  const dash = inner.indexOf('-');
  const name = (dash === -1 ? inner : inner.slice(0, dash)).replace(/:$/, '');
  const value = defaults.get(name) || (dash === -1 ? '' : inner.slice(dash + 1));
  return value === '' ? `$${part}` : value + part.slice(end + 1);
}
