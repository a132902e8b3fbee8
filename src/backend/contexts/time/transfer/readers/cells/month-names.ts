/** Months as spreadsheets spell them out in the languages that the services write. */
const months: readonly string[] = [
  'jan ene gen sty',
  'feb fev lut',
  'mar mrt',
  'apr abr avr kwi',
  'may mai mag mei maj',
  'jun juin giu cze',
  'jul juil lug lip',
  'aug ago aou sie',
  'sep set wrz',
  'oct okt out ott paz',
  'nov lis',
  'dec dez dic gru',
];

function findMonth(name: string): number | undefined {
  const bare = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const found = months.findIndex((names) => names.split(' ').some((one) => bare.startsWith(one)));
  return found === -1 ? undefined : found + 1;
}

const dayFirst =
  /^(?:\p{L}{2,}\.?,?\s+)?(\d{1,2})\.?[-\s]+(?:de\s+)?(\p{L}{3,})\.?,?[-\s]+(?:de\s+)?(\d{4}|\d{2})$/u;
const monthFirst = /^(?:\p{L}{2,}\.?,\s+)?(\p{L}{3,})\.?\s+(\d{1,2}),?\s+(\d{4})$/u;

/** `16 Feb 2026`, `16-Feb-26`, `Feb 16, 2026`, `16. Februar 2026`: year, month and day; undefined for every other text. */
export function parseSpelledDate(text: string): readonly [number, number, number] | undefined {
  const [, day, name, year] = dayFirst.exec(text) ?? [];
  const [, otherName, otherDay, otherYear] = monthFirst.exec(text) ?? [];
  const month = findMonth(name ?? otherName ?? '');
  const spelledYear = year ?? otherYear ?? '';
  if (month === undefined) return undefined;
  return [Number(spelledYear) + (spelledYear.length === 2 ? 2000 : 0), month, Number(day ?? otherDay)];
}
