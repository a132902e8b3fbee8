/** What a proportion is of: hours and amounts are never held against each other, and counts against nothing. */

/** `count`: of things that are counted, of which no value says how they divide. */
export type ShareMatter = 'time' | 'money' | 'count';

const counted =
  /^(?:\s\p{L}+){0,3}\s(?:invoices|entries|clients|customers|projects|payments|timesheets|findings|reminders|commits|tasks|drafts|Rechnungen|Einträgen?|Kunden|Projekten?|Zahlungen|Befunden?|Mahnungen|Aufgaben|Entwürfen?)(?!\p{L})/iu;

const words: readonly (readonly [ShareMatter, RegExp])[] = [
  [
    'time',
    /(?<!\p{L})(?:\p{L}*hours?|time|worked|\p{L}*stunden?|\p{L}*zeit(?:en)?|gearbeitet|(?<=\d\s?)(?:h|hrs|Std))(?!\p{L})/iu,
  ],
  [
    'money',
    /(?<!\p{L})(?:amounts?|revenue|turnover|income|sales|money|debts?|owe[sd]?|owing|invoiced|paid|pays?|euros?|EUR|USD|GBP|CHF|\p{L}*betrag(?:s|es)?|\p{L}*beträge|\p{L}*umsatz(?:es)?|\p{L}*umsätze|einnahmen|geld(?:es)?|schulde[nt]?|schuldest|bezahlt|berechnet|forderung(?:en)?)(?!\p{L})|[€$£]/iu,
  ],
];
/** Said of hours as well: "half of the unbilled time". */
const weakMoney =
  /(?<!\p{L})(?:unbilled|outstanding|open|overdue|billed|unabgerechnet\p{L}*|offene?[nrsm]?|ausstehend\p{L}*|abgerechnet\p{L}*)(?!\p{L})/iu;

interface Around {
  readonly before: string;
  readonly behind: string;
}

/** By the words of its part of the sentence, those behind it first, then by those of the whole sentence. */
export function shareMatter(clause: Around, sentence: string): ShareMatter | undefined {
  if (counted.test(clause.behind)) return 'count';
  return firstOf(clause.behind) ?? lastOf(clause.before) ?? weakOf(clause, sentence) ?? firstOf(sentence);
}

function weakOf({ before, behind }: Around, sentence: string): ShareMatter | undefined {
  const isSaid = weakMoney.test(`${before} ${behind}`);
  return isSaid && firstOf(sentence) !== 'time' ? 'money' : undefined;
}

function firstOf(text: string): ShareMatter | undefined {
  const found = words.flatMap(([matter, pattern]) => {
    const at = text.search(pattern);
    return at < 0 ? [] : [{ matter, at }];
  });
  return found.toSorted((one, other) => one.at - other.at)[0]?.matter;
}

function lastOf(text: string): ShareMatter | undefined {
  const parts = text.split(/\s+/).toReversed();
  return parts.map(firstOf).find((matter) => matter !== undefined);
}
