/** How binding a sentence is, by its verbs: English and German. */
import {
  findPhrase,
  hasPhrase,
  type PhraseMatch,
  phrasesOf,
  type Token,
} from '../../../../../domain/text/phrases.ts';
import type { Priority } from './requirement.ts';

export interface Modality {
  /** Undefined where the verb says that something is wanted or possible, and not how much. */
  readonly priority: Priority | undefined;
  readonly isNegated: boolean;
  readonly match: PhraseMatch;
}

const must = phrasesOf(`
  must, shall, has to, have to, needs to, need to, is required to, are required to, is required, are required, is
  mandatory, are mandatory, mandatory, is essential, are essential, is obligatory, cannot be, may not, muss,
  müssen, muß, zwingend, verpflichtend, ist erforderlich, sind erforderlich, ist notwendig, sind notwendig,
  unbedingt, ist pflicht, sind pflicht, darf nicht, dürfen nicht, darf kein*, dürfen kein*, darf nur, dürfen nur,
  may only, darf niemand, darf niemals, darf nie
`);
const should = phrasesOf("should, shouldn't, ought to, soll, sollen, sollte, sollten");
const could = phrasesOf(`
  could, might, nice to have, optional, optionally, ideally, if possible, would be nice, would be good, would be
  great, would be a plus, is a plus, bonus, könnte, könnten, wünschenswert, idealerweise, wenn möglich, falls
  möglich, nach möglichkeit, wäre schön, wäre gut, wäre toll, wäre nett, wäre ein plus, gerne auch, schön wäre,
  toll wäre
`);
const unsaid = phrasesOf(`
  will, can, can't, is able to, are able to, be able to, want, wants, would like, i'd like, we'd like, would love, i'd love, we'd love, i'd want, we'd also like, i'd also like, would also like, we'd really like, would really like, matters most, matters to, am wichtigsten, insist on, insists, stresses,
  is important, important to us, besteht auf, bestehen auf, betont, legen wert auf, legt wert auf, ist wichtig, uns wichtig, wichtig ist, need, needs, wish, wishes, may,
  is allowed to, are allowed to, kann, können, möchte, möchten, will, wollen, brauche, brauchen, braucht,
  benötige, benötigen, benötigt, wünsche, wünschen, wünscht, hätten gern*, hätte gern*, darf, dürfen, bräuchten
`);
const outOfScope = phrasesOf(`
  out of scope, not in scope, outside the scope, outside of the scope, not part of, no part of, no need for, do
  not need, don't need, does not need, doesn't need, not required, not needed, not included, is excluded, are
  excluded, not planned, not be part, not be included, not be covered, not be implemented, not be delivered, later
  phase, future version, later version, later release, future release, second phase, phase 2, phase two, won't
  have, won't be, not for now, not in the first, not in this, nicht bestandteil, nicht teil, kein bestandteil,
  kein teil, nicht im umfang, außerhalb des, nicht gegenstand, nicht enthalten, nicht benötigt, brauchen wir
  nicht, brauchen wir keine*, nicht gewünscht, nicht vorgesehen, nicht erforderlich, nicht geplant, spätere phase,
  späteren phase, späteren version, spätere version, zweiten phase, zweite phase, erst später, ist ausgeschlossen,
  nicht umgesetzt, nicht notwendig, nicht nötig, benötigen wir nicht, benötigen wir keine*, ausdrücklich nicht, nicht in der ersten, nicht abgebildet, noch nicht vorgesehen,
  not at this stage, not necessary, is unnecessary, not wanted, überflüssig, not yet
`);
const negations = new Set([
  'not',
  'never',
  'no',
  'nicht',
  'nie',
  'niemals',
  'niemand',
  'kein',
  'keine',
  'keinen',
  'keiner',
  'cannot',
  "can't",
  "won't",
  "shouldn't",
  "mustn't",
]);

const ranked = [
  { priority: 'could', phrases: could },
  { priority: 'must', phrases: must },
  { priority: 'should', phrases: should },
] as const;

export function isOutOfScope(tokens: readonly Token[]): boolean {
  return hasPhrase(tokens, outOfScope);
}

/** Undefined where the sentence asks for nothing by its verbs. */
export function findModality(sentence: string, tokens: readonly Token[]): Modality | undefined {
  for (const { priority, phrases } of ranked) {
    const match = findPhrase(tokens, phrases);
    if (match !== undefined && !isName(sentence, tokens, match))
      return { priority, match, isNegated: isNegated(tokens, match) };
  }
  const infinitive = findGermanInfinitive(tokens);
  if (infinitive !== undefined)
    return { priority: 'must', match: infinitive, isNegated: isNegated(tokens, infinitive) };
  const match = findPhrase(tokens, unsaid);
  if (match === undefined || isName(sentence, tokens, match)) return undefined;
  return { priority: undefined, match, isNegated: isNegated(tokens, match) };
}

/** "in May", "a will". */
function isName(sentence: string, tokens: readonly Token[], { from, phrase }: PhraseMatch): boolean {
  if (phrase !== 'may' && phrase !== 'must' && phrase !== 'will') return false;
  const token = tokens[from];
  const before = tokens[from - 1]?.word ?? '';
  if (phrase === 'must' || phrase === 'will') return before === 'a';
  return token !== undefined && from > 0 && sentence[token.start] === 'M';
}

function isNegated(tokens: readonly Token[], { from, to }: PhraseMatch): boolean {
  return (
    tokens.slice(from, to + 6).some(({ word }) => negations.has(word)) || negations.has(tokens[0]?.word ?? '')
  );
}

const being = new Set(['ist', 'sind', 'hat', 'haben']);

/** "Rechnungen sind zu archivieren." "Zu teuer" ends with no infinitive. */
function findGermanInfinitive(tokens: readonly Token[]): PhraseMatch | undefined {
  const last = tokens.at(-1)?.word ?? '';
  const isInfinitive = /(?:en|ern|eln)$/.test(last) && tokens.at(-2)?.word === 'zu';
  const at = tokens.findIndex(({ word }) => being.has(word));
  return at >= 0 && (isInfinitive || /^\p{L}+zu\p{L}+en$/u.test(last))
    ? { from: at, to: at + 1, phrase: 'ist zu' }
    : undefined;
}
