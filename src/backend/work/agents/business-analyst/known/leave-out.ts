/** Sentences that require nothing: courtesies, appointments, what is the case today, questions. */
import { hasPhrase, phrasesOf, startsWithPhrase, type Token } from '../../../../../domain/text/phrases.ts';

const courtesies = phrasesOf(`
  thank*, let me know, look forward, looking forward, get back to, hope, i am sorry, i'm sorry, apologi*,
  attached, see you, talk to you, talk soon, give me a call, call me, call you, a call, phone call, meet, meeting,
  send me, send you, send us your, your offer, your quote, your estimate, your proposal, your feedback, your
  reply, your questions, reach out, feel free, happy to, i must say, i must admit, must have been, should have
  received, i will be, i am on, sign the contract, kick off, please note that i, please find, nice weekend, good
  news, as discussed on the phone, i think we should talk, i need to check, i have to check, i will check, we
  should talk, we should discuss, discuss this, discuss it, i want to thank, holiday, vacation, danke*, vielen
  dank, freue mich, freuen uns, freuen wir uns, melden sie sich, melde mich, melden uns, melde dich, anbei, im
  anhang, rückmeldung, rückfragen, telefonieren, telefonat, anrufen, rufen sie, treffen, termin vereinbaren,
  besprechen, besprechung, ihr angebot, ihre einschätzung, dein angebot, ihnen, entschuldig*, urlaub, hoffe,
  hoffen, schönes wochenende, workshop, wie telefonisch, wie besprochen, ich muss sagen, ich muss zugeben
`);
const personal = new Set(
  'i me my we us our you your ich mir mich wir uns unser unsere sie ihnen ihr ihre du dich dir'.split(' '),
);
const present = phrasesOf(`
  currently, at the moment, so far, until now, at present, up to now, today, these days, right now, nowadays, for
  years, in the past, historically, last year, for the last, for the past, over the last, since, bisher*,
  derzeit*, aktuell, zurzeit, momentan, im moment, heute, bislang, seit, früher, in der vergangenheit, letztes
  jahr, zur zeit, gegenwärtig
`);
const presentAnywhere = phrasesOf(`
  used to be, have been using, has been using, was founded, were founded, gegründet, right now, at the moment, im
  moment, derzeit, currently, zurzeit, momentan
`);
const reporting = phrasesOf(`
  this document, this brief, the following document, dieses dokument, this section, dieser abschnitt, the purpose
  of this
`);
/** Of people of the project, who do something before a date. */
const tasks = phrasesOf(`
  will send, will prepare, will check, will ask, will call, will clarify, will follow up, to follow up, klärt,
  schickt, prüft, fragt, bereitet, kümmert sich, to check with, to send the, to ask
`);

export function isCourtesy(tokens: readonly Token[]): boolean {
  return hasPhrase(tokens, courtesies) && tokens.some(({ word }) => personal.has(word));
}

export function isOfToday(tokens: readonly Token[]): boolean {
  return startsWithPhrase(tokens, present) !== undefined || hasPhrase(tokens, presentAnywhere);
}

export function isOnDocument(tokens: readonly Token[]): boolean {
  return hasPhrase(tokens, reporting);
}

/** "Mara will send the price list." */
export function isTask(sentence: string, tokens: readonly Token[]): boolean {
  const first = tokens[0];
  if (first === undefined || !hasPhrase(tokens.slice(0, 6), tasks)) return false;
  const begins = sentence.slice(first.start, first.end);
  return (
    /^\p{Lu}\p{Ll}+$/u.test(begins) && (tokens[1]?.start ?? 0) - first.end <= 3 && !articles.has(first.word)
  );
}

const articles = new Set(
  'the a an der die das ein eine all users customers it system every each when if das alle'.split(' '),
);
