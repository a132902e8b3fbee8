/** Where names of clients and people stand in a text: whole, and by the words that tell them apart from others. */
import escapeStringRegexp from 'escape-string-regexp';

/** `original`: what the name is, where the text has it in another form. */
export interface FoundName {
  readonly from: number;
  readonly to: number;
  readonly original?: string;
}

export type NameSearch = (text: string) => readonly FoundName[];

/** Shorter words, and names of that length, are words of every text. */
const fewestLetters = 3;
/** A shorter part counts where it is written with a capital: `may` is no Ms May. */
const fewestInSmallLetters = 5;

const legalForms =
  'gmbh mbh ggmbh ohg gbr kgaa haftungsbeschränkt partg partnerschaft genossenschaft stiftung verein inc llc llp ltd limited plc corp corporation company sarl sas srl spa bvba sàrl eurl';
const wordsOfMany =
  'und der die das dem den des ein eine für von vom zum zur mit bei aus auf sohn söhne tochter töchter gebrüder herr frau dr prof the and for with from sons brothers mister ' +
  'handel handels service services dienst dienste dienstleistung dienstleistungen beratung consulting software systems systeme system solutions solution lösungen digital media medien studio studios agentur agency verlag group gruppe holding international deutschland germany europe europa global bau technik technologies technology labs partner partners werke werk haus house shop store online web design marketing energie energy logistik logistics immobilien versicherung bank klinik praxis büro office team project projekt projekte client kunde kunden customer invoice rechnung hours stunden money geld time zeit ' +
  'january february march april june july august september october november december januar februar märz juni juli oktober dezember monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag';
const common: ReadonlySet<string> = new Set(`${legalForms} ${wordsOfMany}`.split(' '));

const word = /[\p{L}\p{M}\p{N}]+/gu;

/** Those words of a name by which it is known: no legal form, and none that many names have. */
function partsOf(name: string): readonly string[] {
  return [...name.matchAll(word)]
    .map(([part]) => part.toLowerCase())
    .filter((part) => part.length >= fewestLetters && /\p{L}/u.test(part) && !common.has(part));
}

/** Whole names in any case; within JSON a quotation mark has a backslash before it. */
function searchWhole(names: readonly string[]): NameSearch {
  const written = new Set(names.map((name) => name.toLowerCase()));
  const forms = names.flatMap((name) => [...new Set([name, JSON.stringify(name).slice(1, -1)])]);
  const longestFirst = forms.toSorted((one, other) => other.length - one.length).map(escapeStringRegexp);
  const search = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?=(?:['’]?s)?(?![\\p{L}\\p{N}]))`,
    'giu',
  );
  return (text) =>
    [...text.matchAll(search)].map(({ 0: found, index }) => {
      const original = written.has(found.toLowerCase()) ? found : found.replaceAll(/\\(["\\])/g, '$1');
      return { from: index, to: index + found.length, ...(original !== found && { original }) };
    });
}

function searchParts(names: readonly string[]): NameSearch {
  const parts = new Set(names.flatMap(partsOf));
  const isPart = (found: string) =>
    parts.has(found.toLowerCase()) && (found.length >= fewestInSmallLetters || /^\p{Lu}/u.test(found));
  return (text) =>
    [...text.matchAll(word)].flatMap(({ 0: found, index }) => {
      // A genitive: `Nordwinds`.
      const lengths = /s$/i.test(found) ? [found.length, found.length - 1] : [found.length];
      const length = lengths.find((each) => isPart(found.slice(0, each)));
      return length === undefined ? [] : { from: index, to: index + length };
    });
}

/** What finds these names: whole ones before their parts. A part inside a whole one is found, too. */
export function searchFor(names: readonly string[]): NameSearch | undefined {
  const known = names.map((name) => name.trim()).filter((name) => name.length >= fewestLetters);
  if (known.length === 0) return undefined;
  const searches = [searchWhole(known), searchParts(known)];
  return (text) => searches.flatMap((search) => search(text));
}
