/** Where sentences of English or German begin and end: a point of an abbreviation, a date or a figure ends none. */

const abbreviations = new Set(
  'e.g i.e etc approx ca no nr art abs vs mr mrs ms dr prof inc ltd st fig min max incl excl resp z b d h u a o ä bzw usw ggf evtl vgl inkl exkl zzgl std tel str mio mrd sog allg bspw jan feb mar apr jun jul aug sep sept oct nov dec okt dez'.split(
    ' ',
  ),
);

const months = new Set(
  'januar februar märz april mai juni juli august september oktober november dezember january february march may june july october december quartal quarter phase'.split(
    ' ',
  ),
);

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Of all that is no white space; in order. */
export function splitSentences(text: string): readonly Range[] {
  const ranges: Range[] = [];
  let start = 0;
  for (const found of text.matchAll(/[.!?…]+["”“»)]*(?=\s|$)/g)) {
    const end = found.index + found[0].length;
    if (!endsSentence(text, start, { index: found.index, mark: found[0], end })) continue;
    ranges.push({ start, end });
    start = end;
  }
  ranges.push({ start, end: text.length });
  return ranges.map((range) => trim(text, range)).filter((range) => range.start < range.end);
}

function endsSentence(
  text: string,
  start: number,
  { index, mark, end }: { readonly index: number; readonly mark: string; readonly end: number },
): boolean {
  if (!mark.startsWith('.') || mark.startsWith('..')) return true;
  const [next = ''] = /\S{1,20}/.exec(text.slice(end, end + 40)) ?? [];
  return isEndBetween(text.slice(Math.max(start, index - 20), index), next);
}

/** Of a point behind `before`, in front of the word `next`. */
function isEndBetween(before: string, next: string): boolean {
  const [found = ''] = /[\p{L}\p{N}.]*$/u.exec(before) ?? [];
  const word = found.toLowerCase();
  if (/^\d+$/.test(word)) return isAfterOrdinal(next);
  const last = word.slice(word.lastIndexOf('.') + 1);
  if (last.length === 1 && word.length <= 3 && last !== 'i')
    return /^\p{Lu}\p{Ll}/u.test(next) && !isInitial(before);
  const isShort = abbreviations.has(word) || abbreviations.has(last);
  return !isShort || isAfterAbbreviation(word, next);
}

/** "3. März", "2. Phase": the figure is an ordinal. */
function isAfterOrdinal(next: string): boolean {
  return !months.has(next.toLowerCase().replaceAll(/[^\p{L}]/gu, '')) && !/^[\d\p{Ll}]/u.test(next);
}

/** "z. B. Rechnungen": one letter between points never ends a sentence. */
function isInitial(before: string): boolean {
  return /(?:^|[\s.(])\p{L}$/u.test(before);
}

function isAfterAbbreviation(word: string, next: string): boolean {
  return ['etc', 'usw', 'inc', 'ltd'].includes(word) && (next === '' || /^\p{Lu}/u.test(next));
}

function trim(text: string, { start, end }: Range): Range {
  const slice = text.slice(start, end);
  return {
    start: start + slice.length - slice.trimStart().length,
    end: end - (slice.length - slice.trimEnd().length),
  };
}
