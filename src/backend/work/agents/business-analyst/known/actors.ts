/** Who acts in a sentence: words of it. Lists and endings separate a role from a thing; what is unsure has no actor. */
import type { Token } from '../../../../../domain/text/phrases.ts';
import type { ReadPassage } from './requirement.ts';

const roles = new Set(
  (
    'user users customer customers client clients admin admins administrator administrators manager managers employee employees staff member members visitor visitors ' +
    'guest guests operator operators driver drivers clerk clerks accountant accountants team department supplier suppliers owner owners teacher teachers student students ' +
    'pupil pupils parent parents patient patients doctor doctors nurse nurses author authors agent agents dispatcher dispatchers seller sellers buyer buyers worker workers foreman ' +
    'anyone everyone everybody people person applicant applicants tenant tenants landlord technician technicians reviewer reviewers approver approvers cashier cashiers chef waiter ' +
    'waiters subscriber subscribers dealer dealers partner partners colleague colleagues boss management sales support accounting warehouse bookkeeping editor editors moderator ' +
    'moderators participant participants organizer organizers organiser organisers reader readers donor donors volunteer volunteers shopper shoppers planner planners trainer trainers ' +
    'coach coaches instructor instructors consultant consultants contractor contractors analyst analysts auditor auditors librarian librarians ' +
    'benutzer benutzern nutzer nutzern nutzerin nutzerinnen anwender anwendern kunde kunden kundin kundinnen mitarbeiter mitarbeitern mitarbeiterin mitarbeiterinnen mitarbeitende mitarbeitenden ' +
    'administrator administratoren sachbearbeiter sachbearbeiterin fahrer fahrern fahrerin disponent disponenten buchhaltung buchhalter vertrieb verkauf einkauf einkäufer verkäufer händler lieferant lieferanten besucher ' +
    'gast gäste gästen lehrer lehrkraft lehrkräfte schüler schülern eltern arzt ärzte patienten patient pflegekraft pflegekräfte techniker monteur monteure lagerist lageristen mieter ' +
    'vermieter geschäftsführung geschäftsführer leitung abteilung abteilungsleiter teamleiter teamleitung projektleiter vorgesetzte vorgesetzter vorgesetzten mitglied mitglieder mitgliedern redakteur redakteure ' +
    'moderatoren bewerber bewerbern teilnehmer teilnehmern kassierer personal personalabteilung support betreuer bidder bidders bieter auftragnehmer kassenwart bürger bürgern bürgerin citizen citizens borrower borrowers treasurer secretary office inspector inspectors trainer berater prüfer jeder alle niemand chef chefin inhaber auftraggeber'
  ).split(' '),
);
const systems = new Set(
  'system systems app application software platform portal website site shop webshop tool solution api service program backend frontend dashboard anwendung plattform webseite website seite lösung programm dienst applikation onlineshop tracker guide calendar map page form screen button search kalender liste karte formular maske übersicht suche'.split(
    ' ',
  ),
);
const notRoles = new Set(
  'order orders number numbers letter letters server servers computer computers folder folders filter filters header footer error errors calendar newsletter newsletters offer offers printer printers scanner paper voucher vouchers register reminder reminders parameter parameters container router browser browsers counter timer buffer layer color sensor sensors transfer user-agent web other either neither whether however never after later under over per her their every ever further number character chapter quarter order power water matter centre center nummer server filter fehler ordner drucker newsletter lager alter kalender computer zähler muster oder aber über unter hinter dieser jener jeder welcher einer keiner unser immer wieder weiter später ander der wer hier für vor dafür dokumenter ticket monitor factor error vector editor mirror minor major floor door color motor indicator'.split(
    ' ',
  ),
);
const articles = new Set(
  'the a an all every each any some of our your their his her its der die das den dem des ein eine einen einem einer eines alle jede jeder jeden unsere unser unseren ihre ihr ihren and or und oder for für to zu with mit if when wenn sobald that dass only nur auch also and, by von durch after nach in im on an am as als'.split(
    ' ',
  ),
);

export interface FoundActor {
  readonly kind: 'role' | 'system';
  /** Of the sentence. */
  readonly text: string;
}

export function isRole(word: string): boolean {
  if (roles.has(word)) return true;
  if (notRoles.has(word) || word.length < 6) return false;
  return /(?:(?:ap|on|al|ent|log|art|in|or)ists?|eure?n?|(?<!d)ators?|atoren|innen|leiter|leitern|mitarbeiter|manager|managers|keepers?|workers?|holders?|officers?|kunden?|nutzer|berechtigte)$/.test(
    word,
  );
}

export function isSystem(word: string): boolean {
  return systems.has(word);
}

/** The role or the system nearest to the verb: in front of it, or, where the verb comes early, behind it. */
export function findActor(sentence: string, tokens: readonly Token[], verb: number): FoundActor | undefined {
  const before = findNear(tokens, { from: verb - 1, to: Math.max(0, verb - 6), step: -1 });
  const after = findNear(tokens, { from: verb + 1, to: Math.min(tokens.length - 1, verb + 4), step: 1 });
  const at = before ?? (isInverted(tokens, verb) ? after : undefined);
  return at === undefined ? undefined : toActor(sentence, tokens, at);
}

/** "by the accountant", "durch den Disponenten". */
export function findDoer(sentence: string, tokens: readonly Token[]): FoundActor | undefined {
  const at = tokens.findIndex(({ word }, index) =>
    ['by', 'von', 'durch'].includes(tokens[index - 1]?.word ?? '') ||
    (articles.has(tokens[index - 1]?.word ?? '') &&
      ['by', 'von', 'durch', 'vom'].includes(tokens[index - 2]?.word ?? ''))
      ? isRole(word)
      : false,
  );
  return at < 0 ? undefined : toActor(sentence, tokens, at);
}

interface Search {
  readonly from: number;
  readonly to: number;
  readonly step: 1 | -1;
}

function findNear(tokens: readonly Token[], { from, to, step }: Search): number | undefined {
  for (let at = from; step === 1 ? at <= to : at >= to; at += step) {
    const word = tokens[at]?.word ?? '';
    if (isRole(word) || systems.has(word)) return at;
  }
  return undefined;
}

/** German puts what a sentence begins with in the place of its subject; a verb of English does not stand so. */
function isInverted(tokens: readonly Token[], verb: number): boolean {
  return /^(?:muss|müssen|soll|sollen|sollte|sollten|kann|können|darf|dürfen|könnte|könnten|möchte|möchten)$/.test(
    tokens[verb]?.word ?? '',
  );
}

export function toActor(sentence: string, tokens: readonly Token[], at: number): FoundActor {
  let from = at;
  while (from > 0 && at - from < 2 && isAttribute(sentence, tokens, from - 1)) from -= 1;
  const text = sentence.slice(tokens[from]?.start ?? 0, tokens[at]?.end ?? 0);
  const kind = isRole(tokens[at]?.word ?? '') ? 'role' : 'system';
  return { kind, text: text.slice(0, 60) };
}

/** "registered" of "registered customers", on the same side of every comma. */
function isAttribute(sentence: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || next === undefined || articles.has(token.word) || /\d/.test(token.word))
    return false;
  return /^[ -]$/.test(sentence.slice(token.end, next.start));
}

/** "They" are the role of the sentence before, where it has one alone. */
export function findActorBefore(
  { tokens, block }: ReadPassage,
  before: readonly ReadPassage[],
): string | undefined {
  const near = before.at(-1);
  if (near?.block !== block || !['they', 'she', 'he'].includes(tokens[0]?.word ?? '')) return undefined;
  const named = near.tokens.flatMap((token, at) => (isRole(token.word) ? [at] : []));
  const [at = -1] = named;
  return new Set(named.map((each) => near.tokens[each]?.word)).size === 1
    ? toActor(near.flat, near.tokens, at).text
    : undefined;
}
