/** Converters of routes that let a number, an identifier or one of a few words through, and nothing else. */
import escapeStringRegexp from 'escape-string-regexp';

/** `<int:id>` of Flask and Django, `{id:int}` of Starlette, `<id:int>` of Bottle, `<any(a, b):kind>` of Werkzeug. */
const converters = '(?:int|float|uuid|number|date|ymd)(?:\\([^()]*\\))?';

/** Whether one of the texts names a part of an address with such a converter, and none names it without. */
export function isConverted(texts: readonly string[], name: string): boolean {
  const part = escapeStringRegexp(name);
  const converted = new RegExp(
    `<(?:${converters}|any\\([\\w\\s,'"-]*\\)):${part}>|<${part}:${converters}>|\\{${part}:${converters}\\}`,
  );
  const open = new RegExp(
    `<(?:\\w+(?:\\([^()]*\\))?:)?${part}>|\\{${part}(?::\\w+)?\\}|<${part}(?::[^<>]*)?>`,
    'g',
  );
  if (!texts.some((text) => converted.test(text))) return false;
  return texts.every((text) => [...text.matchAll(open)].every(([each]) => converted.test(each)));
}
