import type { Field } from '../../fields.ts';

/**
 * The licence in a map of npm's kind: words, or as packages of old wrote it, a map with its type, or a list of such of
 * which one may be chosen.
 */
export function licenseIn(top: Field): string | undefined {
  const one = typeOf(top.at('license'));
  if (one !== undefined) return one;
  const types = ['license', 'licenses'].flatMap((name) => {
    const list = top.at(name);
    return list.isList ? list.items().flatMap((item) => typeOf(item) ?? []) : [];
  });
  return types.length > 1 ? `(${types.join(' OR ')})` : types[0];
}

function typeOf(license: Field): string | undefined {
  const named = license.isMap ? license.at('type') : license;
  return named.isText ? named.text() : undefined;
}
