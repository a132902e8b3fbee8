/** The words of operators in English and German, folded as tokens are: small letters, no accents, no apostrophes. */
import type { Facet } from './operator.ts';

interface FacetWords {
  readonly facet: Facet;
  readonly plus: RegExp;
  readonly minus?: RegExp;
  /** The words are a facet only in a question about this. */
  readonly about?: RegExp;
}

const findings =
  /^(?:findings?|issues?|vulnerabilit\w{1,4}|problems?|bugs?|befund\w{0,2}|\w{0,12}probleme?n?|lucken?)$/;
const money =
  /^(?:invoices?|bills?|pays?|paid|payers?|payments?|clients?|customers?|\w{0,12}rechnung\w{0,2}|zahl\w{1,6}|bezahl\w{1,4}|kunden?)$/;

export const facetWords: readonly FacetWords[] = [
  {
    facet: 'paid',
    plus: /^(?:paid|settled?|cleared|(?:be|ge)zahlt\w{0,2}|beglichen\w{0,2}|ausgeglichen\w{0,2})$/,
    minus: /^(?:unpaid|unsettled|ow(?:e|es|ed|ing)|un(?:bezahlt|beglichen)\w{0,2}|schuld(?:et|en|ig)?)$/,
  },
  {
    facet: 'paid',
    plus: /^(?!)$/,
    minus: /^(?:open|outstanding|offen\w{0,2}|ausstehend\w{0,2})$/,
    about: money,
  },
  {
    facet: 'billed',
    plus: /^(?:billed|invoiced|charged|(?:abge|be|ver)rechnet\w{0,2}|fakturiert\w{0,2})$/,
    minus: /^(?:unbilled|uninvoiced|uncharged|un(?:abge|be|ver)rechnet\w{0,2})$/,
  },
  {
    facet: 'overdue',
    plus: /^(?:overdue|late|uberfallig\w{0,2}|verspatet\w{0,2}|saumig\w{0,2}|verzug)$/,
    minus: /^(?:punctual(?:ly)?|punktlich\w{0,2}|fristgerecht\w{0,2}|rechtzeitig\w{0,2})$/,
    about: money,
  },
  {
    facet: 'billable',
    plus: /^(?:billable|chargeable|(?:abrechen|fakturier|verrechen)bar\w{0,2})$/,
    minus: /^(?:(?:non|un)(?:billable|chargeable)|nicht(?:abrechen|fakturier|verrechen)bar\w{0,2})$/,
  },
  {
    facet: 'sent',
    plus: /^(?:sent|e?mailed|(?:he)?raus(?:gegangen|geschickt)|ver(?:schickt|sendet|sandt)\w{0,2}|ge(?:schickt|sendet)\w{0,2})$/,
    minus: /^(?:unsent|unver(?:schickt|sendet|sandt)\w{0,2})$/,
  },
  {
    facet: 'approved',
    plus: /^(?:approved|genehmigt\w{0,2}|freigegeben\w{0,2}|bewilligt\w{0,2})$/,
    minus: /^(?:unapproved|rejected|ungenehmigt\w{0,2}|abgelehnt\w{0,2})$/,
  },
  {
    facet: 'submitted',
    plus: /^(?:submitted|handed|eingereicht\w{0,2}|abgegeben\w{0,2})$/,
    minus: /^(?:unsubmitted|uneingereicht\w{0,2})$/,
  },
  {
    facet: 'resolved',
    plus: /^(?:fixed|resolved|closed|solved|behoben\w{0,2}|gelost\w{0,2}|erledigt\w{0,2}|geschlossen\w{0,2})$/,
    minus: /^(?:un(?:fixed|resolved|solved|behoben\w{0,2}|gelost\w{0,2}))$/,
    about: findings,
  },
  {
    facet: 'archived',
    plus: /^(?:archived|inactive|archiviert\w{0,2}|inaktiv\w{0,2})$/,
  },
];

/** What is had or not: `without a note`, `kein Stundensatz`, `no payment`. */
export const hadWords: readonly (readonly [facet: Facet, noun: RegExp])[] = [
  [
    'noted',
    /^(?:notes?|descriptions?|annotations?|comments?|text|notiz(?:en)?|beschreibung(?:en)?|(?:an|be)merk\w{1,5}|kommentare?)$/,
  ],
  ['rated', /^(?:rates?|prices?|preise?|\w{0,10}satz(?:es)?|\w{0,10}satze)$/],
  ['sheeted', /^(?:timesheets?|(?:stunden|wochen)zetteln?|sheets?)$/],
  ['paid', /^(?:payments?|zahlung(?:en)?)$/],
  ['billed', /^(?:invoice|rechnung)$/],
];

/** Before what is not had. */
export const lacking = /^(?:no|kein\w{0,2}|without|ohne)$/;
/** Says itself that it is not had. */
export const empty = /^(?:empty|blank|missing|leere?\w?|fehlende?\w?)$/;

export const having = /^(?:with|mit|have|has|having|haben|hat)$/;

export const negation =
  /^(?:not|never|no|none|nothing|nobody|neither|nor|non|un|cannot|(?:have|has|had|is|are|was|were|do|does|did|ca|could|wo|would|should|ai)nt|nicht|nichts|ned|nie|niemals|niemand|kein\w{0,2}|weder)$/;

/** What should have been is not yet: `should have been paid`, `hätten bezahlt sein müssen`. */
export const expecting = /^(?:should|ought|must|muss(?:en)?|hatten?|sollt\w{1,3}|musst\w{1,3})$/;

export const exclusion =
  /^(?:without|ohne|except|excepting|ausser|exclud(?:e|es|ed|ing)|excl|exkl(?:usive)?|ignoring|ausgenommen|abgesehen)$/;

/** Of several words, the last of which leads to what is left out. */
export const exclusionPhrases: readonly string[] = [
  'apart from',
  'other than',
  'aside from',
  'all but',
  'everything but',
  'anything but',
  'bis auf',
  'leave out',
  'leaving out',
  'with the exception',
  'mit ausnahme',
  'minus the',
];

export const comparison = /^(?:compar(?:e|ed|es|ing|ison)|versus|vs|than|vergleich\w{0,3}|verglichen)$/;
/** With "als" behind it. */
export const comparative =
  /^(?:mehr|weniger|hoher|niedriger|langer|kurzer|grosser|kleiner|besser|schlechter|schneller|ofter)$/;

/** With a number behind them. */
export const bounding =
  /^(?:over|above|under|below|beyond|exceed(?:s|ed|ing)?|than|least|most|uber|unter|als|mindestens|hochstens|maximal|minimal|between|zwischen|ab)$/;
