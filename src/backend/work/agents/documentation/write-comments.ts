/**
 * Documentation comments that a function's own body does not say: what functions that it calls throw past it. What it is for
 * is left to its author, and what it throws itself stands in its body.
 */
import type { OutlineSymbol, ThrownError } from '../../../../scanner/outline/index.ts';

/** The text with comments put in; undefined where there is none to put. */
export function writeComments(
  path: string,
  text: string,
  symbols: readonly OutlineSymbol[],
): string | undefined {
  const isPython = /\.pyw?$/.test(path);
  const wanted = symbols
    .filter(({ isDocumented, passed, place }) => !isDocumented && passed.length > 0 && place !== undefined)
    .toSorted((a, b) => (b.place?.beforeLine ?? 0) - (a.place?.beforeLine ?? 0));
  if (wanted.length === 0) return undefined;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/);
  for (const { place, passed } of wanted) {
    if (place === undefined) continue;
    const comment = isPython ? pythonComment(passed) : scriptComment(passed);
    lines.splice(place.beforeLine - 1, 0, ...comment.map((line) => `${place.indent}${line}`.trimEnd()));
  }
  return lines.join(end);
}

/** TSDoc: `@throws`. */
function scriptComment(errors: readonly ThrownError[]): readonly string[] {
  const told = errors.map(
    ({ type, message }) => `@throws {${type}}${message === '' ? '' : ` ${safe(message)}`}`,
  );
  const [only] = told;
  if (told.length === 1) return [`/** ${only} */`];
  return ['/**', ...told.map((line) => ` * ${line}`), ' */'];
}

const safe = (text: string): string => text.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ').trim();

/** PEP 257, and the section `Raises` of Google's style. */
function pythonComment(errors: readonly ThrownError[]): readonly string[] {
  const told = errors.map(({ type, message }) => (message === '' ? type : `${type}: ${escaped(message)}`));
  if (told.length === 1) return [`"""Raises ${told[0]}."""`.replace('.."""', '."""')];
  return ['"""', 'Raises:', ...told.map((line) => `    ${line}`), '"""'];
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`).replaceAll(/\s+/g, ' ').trim();
