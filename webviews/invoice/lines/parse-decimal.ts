/** Decimals as people type them, in the notation of their language or with a point. */

/** `1.595,00 €` and `1,595.00` as `1595.00`; undefined where it is none. At most `decimals` digits behind the point. */
/** `1.234` without its point, and what is grouped otherwise as it is. */
function withoutGroups(whole: string, grouping: string): string {
  const [first = '', ...groups] = whole.split(grouping);
  const isGrouped = groups.length > 0 && groups.every((group) => /^\d{3}$/.test(group));
  return isGrouped && /^\d{1,3}$/.test(first) ? first + groups.join('') : whole;
}

export function parseDecimal(text: string, language: string, decimals = 4): string | undefined {
  const figure = text.replace(/[\s\u00a0\u202f'’]|[%€$£]|\b[A-Z]{3}\b/g, '');
  const separator = decimalSeparator(figure, language);
  const grouping = separator === ',' ? '.' : ',';
  const [whole = '', fraction, ...more] = figure.split(separator);
  if (more.length > 0 || fraction?.includes(grouping)) return undefined;
  const digits = withoutGroups(whole, grouping);
  const plain =
    fraction === undefined || fraction === '' ? digits : `${digits === '' ? '0' : digits}.${fraction}`;
  return new RegExp(`^\\d{1,12}(\\.\\d{1,${decimals}})?$`).test(plain) ? plain : undefined;
}

/** The last of two kinds; of one kind that of the language, and of another where it cannot group thousands. */
function decimalSeparator(figure: string, language: string): ',' | '.' {
  const last = /[.,](?=[^.,]*$)/.exec(figure)?.[0];
  const own = ownSeparator(language);
  if (last === undefined || (figure.includes(',') && figure.includes('.'))) return last === ',' ? ',' : '.';
  const couldGroup = figure
    .split(last)
    .slice(1)
    .every((group) => /^\d{3}$/.test(group));
  return last !== own && couldGroup ? own : last === ',' ? ',' : '.';
}

function ownSeparator(language: string): ',' | '.' {
  const part = new Intl.NumberFormat(language).formatToParts(1.5).find(({ type }) => type === 'decimal');
  return part?.value === ',' ? ',' : '.';
}

/** An exact decimal in the notation of a language, ungrouped, so that it reads back as the same. */
export function showDecimal(figure: string, language: string): string {
  return figure.replace('.', ownSeparator(language));
}
