/** Sentences that require without a verb of obligation: what a product does is said in the present tense. */
import {
  findPhrase,
  hasPhrase,
  phrasesOf,
  startsWithPhrase,
  type Token,
  tokenize,
} from '../../../../../domain/text/phrases.ts';
import { isRole, isSystem } from './actors.ts';
import { namedDays } from './kinds.ts';
import { isOfToday } from './leave-out.ts';
import { findModality } from './modality.ts';
import type { ReadPassage } from './requirement.ts';

const past = phrasesOf(`
  was, were, had, did, started, said, told, asked, found, bought, has been, have been, used to, war, waren, hatte,
  hatten, wurde, wurden, fand, fanden, meinte, sagte, fragte, gab, berichtet*
`);
const byHand = phrasesOf(`
  by hand, manually, on paper, in excel, von hand, händisch, auf papier, in einem heft, im heft, in einer excel*
`);
const undecided = phrasesOf('maybe, perhaps, possibly, vielleicht, eventuell, evtl, unter umständen');
const procedure = phrasesOf(`
  bids, tenders, the tender, offers are, questions are, angebote sind, angebotsfrist, bieterfragen, richten sie, address questions, angebote werden,
  fragen werden, zuschlag, zuschlagsfrist
`);
const selves = phrasesOf(`
  i, we, my, our team, our company, you, your, she, he, ich, wir, mein*, du, unser unternehmen, unser team, die firma,
  there is, there are, es gibt
`);
const states = new Set(
  'love loves like likes come comes live lives work works know knows think thinks complain complains have has lieben liebt arbeiten arbeitet kommen kommt finden findet kennen haben hat wissen beschweren'.split(
    ' ',
  ),
);
const bounds = phrasesOf(`
  at most, no more than, not more than, more than, at least, no later than, no longer than, up to, within, until,
  before, after, between, from, höchstens, maximal, mindestens, spätestens, frühestens, bis, bis zu, innerhalb, erst
  nach, vor, zwischen, max, min
`);
const alone = phrasesOf('nobody, no one, only, niemand, nur, ausschließlich');
const refused = phrasesOf('no, none, kein, keine, keinen, keinerlei, never, not, nicht, niemals');
const asked = phrasesOf('please, bitte');
const answers = phrasesOf(`
  confirm, contact, reply, answer, call, send, find, note, quote, tell, get in touch, excuse, bestätig*, melde*,
  antwort*, sende*, schick*, ruf*, beachte*, entschuldig*, teil*, gib, geben sie
`);
const conditions = phrasesOf('if, when, as soon as, once, wenn, sobald, falls, sofern');
const passive = new Set(['is', 'are', 'wird', 'werden', 'gets', 'erfolgt', 'erfolgen']);
const participle =
  /(?:ed|wn|ept|ent|ought|uilt|aid|told|sold|sent|shown|seen|held|left|ade|oken|osen|iven|aken)$|^(?:ge\p{L}+|(?:be|ver|er|ent|zer)\p{L}+|\p{L}{2,5}ge\p{L}+)(?:t|en)$/u;

/** Under a heading of what is wanted: whatever is said of the product. */
export function isSaidOfProduct(passage: ReadPassage): boolean {
  return passage.tokens.length > 2 && isSaid(passage);
}

/** Of no past, and not of those who write. */
export function isSaid({ tokens }: ReadPassage): boolean {
  return !isOther(tokens) && startsWithPhrase(tokens, selves) === undefined;
}

/** "Nils asks for …", "Hr. Kern klärt …": notes of a meeting. */
export function isOfPerson(flat: string): boolean {
  return /^(?:(?:Herr|Frau|Hr\.|Fr\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.)\s\p{Lu}|\p{Lu}\p{Ll}+\s(?:asks|sends|checks|calls|clarifies|writes|thinks|fragt|schickt|klärt|prüft|schreibt|meint|findet|ruft|bringt|liefert)\s)/u.test(
    flat,
  );
}

/** Wherever it stands. */
export function isStatement(passage: ReadPassage): boolean {
  const { tokens, flat } = passage;
  const rest = /^[^:.]{2,30}:\s+(?=\S)/.exec(flat)?.[0].length ?? 0;
  if (rest > 0) return isStatement(fromOf(passage, rest));
  if (isOther(tokens)) return false;
  if (isAskedFor(tokens)) return true;
  if (startsWithPhrase(tokens, selves) !== undefined) return isOwnLimit(flat, tokens);
  return [acts, happens, isAlways, isDone, isBounded, isReserved, isConditional, isRefused].some((rule) =>
    rule(passage),
  );
}

/** "They" of the sentence before do it. */
export function isDoneByThem({ tokens }: ReadPassage): boolean {
  return !isOther(tokens) && !states.has(tokens[1]?.word ?? '') && !passiveStates.has(tokens[1]?.word ?? '');
}

/** Behind a label: "The idea: every choir keeps its list." */
function fromOf(passage: ReadPassage, at: number): ReadPassage {
  const flat = passage.flat.slice(at);
  return { ...passage, flat, tokens: tokenize(flat) };
}

/** Of the past, of work without the product, or of how the contract is made. */
function isOther(tokens: readonly Token[]): boolean {
  return (
    isPast(tokens) ||
    hasPhrase(tokens, byHand) ||
    isOfContract(tokens) ||
    startsWithPhrase(tokens, undecided) !== undefined
  );
}

/** "The site is found by its name" is of no past. */
function isPast(tokens: readonly Token[]): boolean {
  const match = findPhrase(tokens, past);
  return match !== undefined && !passive.has(tokens[match.from - 1]?.word ?? '');
}

/** How bids are made, and not what they are for. */
export function isOfContract(tokens: readonly Token[]): boolean {
  return hasPhrase(tokens, procedure);
}

/** "Please use our blue": no courtesy, and no word to the reader. */
function isAskedFor(tokens: readonly Token[]): boolean {
  return startsWithPhrase(tokens, asked) !== undefined && !hasPhrase(tokens.slice(0, 5), answers);
}

const money = /[€$£]|\b(?:francs?|eur|euros?|usd|dollars?|pounds?|gbp|chf|franken)\b/i;

const spending = phrasesOf(
  'spend, afford, invest, raise, budget, pay at most, ausgeben, investieren, zur verfügung',
);

/** "We don't have more than 4,000 pounds." */
function isOwnLimit(flat: string, tokens: readonly Token[]): boolean {
  return /\d/.test(flat) && money.test(flat) && (hasPhrase(tokens, bounds) || hasPhrase(tokens, spending));
}

function acts(passage: ReadPassage): boolean {
  return findActing(passage) !== undefined;
}

/** "Visitors book a slot": the token of a role or of the product, with a verb behind it that is no state. */
export function findActing({ flat, tokens }: ReadPassage): number | undefined {
  const at = tokens
    .slice(0, 4)
    .findIndex(({ word }, index) => isActing(word) && !isActing(tokens[index + 1]?.word ?? ''));
  const [role, next] = [tokens[at], tokens[at + 1]];
  if (role === undefined || next === undefined || tokens.length < at + 3) return undefined;
  const isBroken =
    /[,;:]/.test(flat.slice(0, role.start)) || /[,;:.()]/.test(flat.slice(role.end, next.start));
  return isBroken || !isVerb(flat, next) ? undefined : at;
}

function isActing(word: string): boolean {
  return isRole(word) || isSystem(word);
}

const passiveStates = new Set(['is', 'are', 'ist', 'sind']);

/** German writes nouns with a capital; a verb of English ends no preposition. */
function isVerb(flat: string, { word, start }: Token): boolean {
  return (
    /\p{Ll}/u.test(flat.charAt(start)) &&
    word.length > 1 &&
    ![particles, states, passiveStates].some((words) => words.has(word))
  );
}

const particles = new Set(
  'and with for from the und mit für von bei der die das des dem den who that which im in zum zur oder or'.split(
    ' ',
  ),
);

const openings = new Set([
  'thanks',
  'always',
  'sometimes',
  'besides',
  'perhaps',
  'regards',
  'lots',
  'yours',
  'news',
  'this',
  'does',
  'unless',
  'across',
]);

/** "Reminders go out", "A map shows": a thing in the plural or of any kind, and its verb. */
function happens({ flat, tokens }: ReadPassage): boolean {
  if (tokens.length < 4) return false;
  return (
    hasPhrase(tokens.slice(0, 7), holding) ||
    isOfEach(flat, tokens) ||
    isGermanPlural(flat, tokens) ||
    isEnglishPlural(flat, tokens)
  );
}

function isOfEach(flat: string, tokens: readonly Token[]): boolean {
  if (!['a', 'an', 'each', 'every'].includes(tokens[0]?.word ?? '')) return false;
  return tokens.slice(2, 4).some((token) => /[a-z]{2}(?<!s)s$/.test(token.word) && isVerb(flat, token));
}

function isEnglishPlural(flat: string, [first, second]: readonly Token[]): boolean {
  if (first === undefined || second === undefined || openings.has(first.word)) return false;
  const isPlural = /[a-z]{4}(?<!s)s$/.test(first.word) && flat.charAt(first.end) === ' ';
  return isPlural && isVerb(flat, second) && isOfPlural(second.word);
}

const notGerman = new Set(
  'zwischen gegen neben wegen haben waren kamen wollen gingen wurden hatten sollen können müssen dürfen sondern'.split(
    ' ',
  ),
);

/** "Kontrolleure prüfen Kennzeichen." */
function isGermanPlural(flat: string, tokens: readonly Token[]): boolean {
  const [first, second] = tokens;
  if (first === undefined || second === undefined || first.word.length < 5) return false;
  if (!/(?:en|ern|eln)$/.test(second.word) || !isVerb(flat, second) || notGerman.has(second.word))
    return false;
  return /^\p{Lu}/u.test(flat) && !tokens.some(({ word }) => ['wir', 'ich', 'uns', 'mich'].includes(word));
}

const holding = phrasesOf(
  'gilt, gelten, depends on, depend on, applies to, apply to, richtet sich, hängt ab, expires, expire, verfällt, verfallen, stays, remains, remain, bleibt, bleiben',
);
const notOfPlural = new Set(
  'to on at by a an our your about have again per than like without within as such not are'.split(' '),
);

function isOfPlural(word: string): boolean {
  return !/(?:s|ed|ing|ly)$/.test(word) && !notOfPlural.has(word);
}

const ever = phrasesOf(
  'never, always, automatically, niemals, nie, immer, automatisch, jederzeit, at any time',
);

/** "Health data never leaves the country." */
function isAlways({ tokens }: ReadPassage): boolean {
  const match = findPhrase(tokens, ever);
  return match !== undefined && match.from > 0 && !vague.has(tokens[0]?.word ?? '');
}

const vague = new Set('it they this that es das dies'.split(' '));

/** "All data is stored in the EU", "Rechnungen werden verschickt". */
function isDone({ tokens }: ReadPassage): boolean {
  const at = tokens.findIndex(({ word }) => passive.has(word));
  if (at < 0) return false;
  const word = tokens[at]?.word ?? '';
  if (word.startsWith('erfolg')) return true;
  const most = word.startsWith('w') ? tokens.length : at + 3;
  return tokens.slice(at + 1, most).some((token) => participle.test(token.word));
}

/** A figure, and no year of long ago, or a named time. */
function isBound({ word }: Token): boolean {
  return (
    (/\d/.test(word) && !/^(?:19|20)\d\d$/.test(word)) || hasPhrase([{ word, start: 0, end: 0 }], namedDays)
  );
}

/** "No more than 80 people": the figure stands behind what bounds it. */
function isBounded({ flat, tokens }: ReadPassage): boolean {
  const match = findPhrase(tokens, bounds);
  if (match !== undefined && tokens.slice(match.to, match.to + 4).some(isBound)) return true;
  return /\d\s?%/.test(flat);
}

/** "Nobody except me changes prices", "Rückstände sieht nur der Kassenwart". */
function isReserved({ tokens }: ReadPassage): boolean {
  if (startsWithPhrase(tokens, alone) !== undefined) return true;
  const at = findPhrase(tokens, alone);
  return at !== undefined && tokens.slice(at.to, at.to + 3).some(({ word }) => isRole(word));
}

/** "If a slot is full, they land on a list." */
function isConditional({ flat, tokens }: ReadPassage): boolean {
  if (startsWithPhrase(tokens, conditions) === undefined || !flat.includes(',')) return false;
  return !tokens.some(({ word }) => ['you', 'i', 'me', 'we', 'ich', 'wir', 'mich', 'uns'].includes(word));
}

/** "No online payment please", "kein Passwort". */
function isRefused({ tokens, kind }: ReadPassage): boolean {
  if (kind === 'item' && startsWithPhrase(tokens, refused) !== undefined) return true;
  return isUnwanted(tokens);
}

const hence = phrasesOf('so no, therefore no, hence no, also kein*, daher kein*, deshalb kein*');

export function isUnwanted(tokens: readonly Token[]): boolean {
  if (hasPhrase(tokens, hence)) return true;
  const no = findPhrase(tokens, refused);
  return no !== undefined && findPhrase(tokens, asked, no.to) !== undefined;
}

/** What follows a sentence of today in its paragraph is of today, until something is wanted. */
export function isOfTodayHere(passage: ReadPassage, before: readonly ReadPassage[]): boolean {
  const last = before.findLast(
    ({ block, flat, tokens }) =>
      block === passage.block && (isEarlier(tokens) || findModality(flat, tokens) !== undefined),
  );
  return last !== undefined && isEarlier(last.tokens);
}

function isEarlier(tokens: readonly Token[]): boolean {
  return isOfToday(tokens) || hasPhrase(tokens, byHand) || hasPhrase(tokens, former);
}

const former = phrasesOf('have used, has used, have worked, since, seit');
