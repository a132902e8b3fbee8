/** Words of the requirements document: in the language of the text that it is of. */
import type { Criterion, Priority, Quality, RequirementType } from '../known/requirement.ts';
import type { Ask } from '../open/question.ts';

export const documentLanguages = ['en', 'de'] as const;
export type DocumentLanguage = (typeof documentLanguages)[number];

export interface DocumentWords {
  readonly title: string;
  readonly types: Readonly<Record<RequirementType, string>>;
  readonly qualities: Readonly<Record<Quality, string>>;
  readonly priorities: Readonly<Record<Priority, string>>;
  /** `{0}` is Markdown. */
  readonly criteria: Readonly<Record<Criterion['kind'], string>>;
  /** `{0}` are words of the sentence. */
  readonly asks: Readonly<Record<Ask, string>>;
  readonly at: string;
  /** `{1}` is the heading above the sentence. */
  readonly atSection: string;
  /** Of a model. */
  readonly noModel: string;
  readonly notTrusted: string;
  readonly byModel: string;
  readonly read: string;
  readonly none: string;
  readonly noneAsked: string;
  readonly questions: string;
  readonly questionsHelp: string;
  readonly priority: string;
  readonly notSaid: string;
  readonly actor: string;
  /** Behind an actor that the sentence before names. */
  readonly ofBefore: string;
  readonly askedInText: string;
  readonly accepted: string;
  readonly notTestable: string;
  readonly open: string;
  readonly wording: string;
  readonly under: string;
  readonly more: string;
  readonly cut: string;
  readonly cutRequirements: string;
}

export const documentWords: Readonly<Record<DocumentLanguage, DocumentWords>> = {
  en: {
    title: 'Requirements: {0}',
    types: {
      functional: 'Functional requirements',
      quality: 'Quality requirements',
      constraint: 'Constraints',
      data: 'Data',
      'out-of-scope': 'Out of scope',
    },
    qualities: {
      performance: 'Performance',
      reliability: 'Reliability',
      security: 'Security',
      usability: 'Usability',
      compatibility: 'Compatibility',
      maintainability: 'Maintainability',
      portability: 'Portability',
      other: 'Other quality',
    },
    priorities: { must: 'must', should: 'should', could: 'could', wont: 'won’t' },
    criteria: {
      said: '{0}',
      figure: 'measured, this holds: {0}.',
      behaviour: 'shown in a test: {0}.',
    },
    asks: {
      'vague-speed': 'What does “{0}” mean in seconds, for which step and how many users?',
      'vague-quality': 'How is it checked that “{0}” is reached?',
      'vague-amount': 'How many, or how large, is “{0}”?',
      'vague-time': 'When, or how often, is “{0}”?',
      'open-list': 'What else does “{0}” stand for?',
      examples: 'Is what follows “{0}” the whole list, or what else belongs to it?',
      'as-usual': 'What is meant by “{0}”: where can it be seen or read?',
      undecided: 'This is left open (“{0}”): what is decided?',
      asked: 'The text asks this itself: what is the answer?',
      'no-actor': 'Who does this?',
      'which-roles': 'Who exactly is meant by “{0}”, and what may each of them do?',
      'which-system': 'Which product and version is “{0}”, and how is it reached?',
      'unknown-term': 'What does “{0}” stand for?',
      'error-case': 'What happens when “{0}” fails or gets wrong data?',
      'no-figure': 'Which figure is wanted for “{0}”?',
      'no-date': 'Which day is meant by “{0}”?',
      'no-year': 'Which year is meant: “{0}”?',
      'no-currency': 'In which currency is “{0}”, and is it net or gross?',
      'no-unit': 'What does “{0}” count: pieces, or a sum in which currency?',
      contradiction: 'This does not fit {0}. Which of them holds?',
      priority: 'How important are {0}: must, should or could? The text does not say it.',
    },
    at: '{0}, line {1}',
    atSection: '{0}, section “{1}”, line {2}',
    noModel: 'No model answered: these are the requirements of the rules alone.',
    notTrusted:
      'The folder of the project is not trusted, so no model was asked: these are the requirements of the rules alone.',
    byModel:
      '{0}: {1} requirements added, {2} worded. Proposals without a sentence of the text behind them, left out: {3}.',
    read: 'Read: {0}. {1} sentences and items, {2} requirements, {3} questions.',
    none: 'No sentence of the text requires anything.',
    noneAsked: 'The rules found nothing that the text leaves open.',
    questions: 'Questions to the client',
    questionsHelp: 'What the text leaves open. Nothing was assumed in its place.',
    priority: 'Priority',
    notSaid: 'not said',
    actor: 'Actor',
    ofBefore: '(from the sentence before)',
    askedInText: 'Asked in the text',
    accepted: 'Accepted when',
    notTestable: 'the text gives nothing to test it by.',
    open: 'Open',
    wording: 'Wording by {0}',
    under: 'Under',
    more: '{0} more are left out: the document would be too long.',
    cut: '{0} is longer than what is read at once: its end was not read.',
    cutRequirements: 'There are more requirements than are written at once: the last ones are left out.',
  },
  de: {
    title: 'Anforderungen: {0}',
    types: {
      functional: 'Funktionale Anforderungen',
      quality: 'Qualitätsanforderungen',
      constraint: 'Randbedingungen',
      data: 'Daten',
      'out-of-scope': 'Nicht im Umfang',
    },
    qualities: {
      performance: 'Leistung',
      reliability: 'Zuverlässigkeit',
      security: 'Sicherheit',
      usability: 'Benutzbarkeit',
      compatibility: 'Kompatibilität',
      maintainability: 'Wartbarkeit',
      portability: 'Übertragbarkeit',
      other: 'Andere Qualität',
    },
    priorities: { must: 'Muss', should: 'Soll', could: 'Kann', wont: 'Nicht' },
    criteria: {
      said: '{0}',
      figure: 'gemessen gilt: {0}.',
      behaviour: 'im Test gezeigt: {0}.',
    },
    asks: {
      'vague-speed': 'Was heißt „{0}“ in Sekunden, für welchen Schritt und wie viele Benutzer?',
      'vague-quality': 'Woran wird geprüft, dass „{0}“ erreicht ist?',
      'vague-amount': 'Wie viele oder wie groß ist „{0}“?',
      'vague-time': 'Wann oder wie oft ist „{0}“?',
      'open-list': 'Wofür steht „{0}“ noch?',
      examples: 'Ist nach „{0}“ alles aufgezählt, oder was gehört noch dazu?',
      'as-usual': 'Was ist mit „{0}“ gemeint: Wo kann man es sehen oder nachlesen?',
      undecided: 'Das ist noch offen („{0}“): Was wird festgelegt?',
      asked: 'Das fragt der Text selbst: Was ist die Antwort?',
      'no-actor': 'Wer tut das?',
      'which-roles': 'Wer genau ist mit „{0}“ gemeint, und wer davon darf was?',
      'which-system': 'Welches Produkt in welcher Version ist „{0}“, und wie wird es angebunden?',
      'unknown-term': 'Wofür steht „{0}“?',
      'error-case': 'Was geschieht, wenn „{0}“ scheitert oder falsche Daten kommen?',
      'no-figure': 'Welche Zahl gilt für „{0}“?',
      'no-date': 'Welcher Tag ist mit „{0}“ gemeint?',
      'no-year': 'Welches Jahr ist gemeint: „{0}“?',
      'no-currency': 'In welcher Währung ist „{0}“, und ist es netto oder brutto?',
      'no-unit': 'Was zählt „{0}“: Stück oder einen Betrag in welcher Währung?',
      contradiction: 'Das passt nicht zu {0}. Was davon gilt?',
      priority: 'Wie wichtig sind {0}: Muss, Soll oder Kann? Der Text sagt es nicht.',
    },
    at: '{0}, Zeile {1}',
    atSection: '{0}, Abschnitt „{1}“, Zeile {2}',
    noModel: 'Kein Modell hat geantwortet: Das sind die Anforderungen der Regeln allein.',
    notTrusted:
      'Dem Ordner des Projekts wird nicht vertraut, deshalb wurde kein Modell gefragt: Das sind die Anforderungen der Regeln allein.',
    byModel:
      '{0}: {1} Anforderungen ergänzt, {2} formuliert. Vorschläge ohne einen Satz des Textes, weggelassen: {3}.',
    read: 'Gelesen: {0}. {1} Sätze und Punkte, {2} Anforderungen, {3} Fragen.',
    none: 'Kein Satz des Textes fordert etwas.',
    noneAsked: 'Die Regeln haben nichts gefunden, was der Text offen lässt.',
    questions: 'Fragen an den Auftraggeber',
    questionsHelp: 'Was der Text offen lässt. Nichts davon wurde angenommen.',
    priority: 'Priorität',
    notSaid: 'nicht gesagt',
    actor: 'Akteur',
    ofBefore: '(aus dem Satz davor)',
    askedInText: 'Im Text gefragt',
    accepted: 'Abgenommen, wenn',
    notTestable: 'der Text nichts nennt, woran es zu prüfen wäre.',
    open: 'Offen',
    wording: 'Wortlaut von {0}',
    under: 'Unter',
    more: '{0} weitere fehlen hier: Das Dokument würde zu lang.',
    cut: '{0} ist länger, als auf einmal gelesen wird: Das Ende wurde nicht gelesen.',
    cutRequirements: 'Es sind mehr Anforderungen, als auf einmal geschrieben werden: Die letzten fehlen.',
  },
};

const german = new Set(
  'der die das und ist nicht ein eine wird muss soll sollen mit für auf den dem von zu wir sie werden kann können'.split(
    ' ',
  ),
);
const english = new Set(
  'the and is not a an of must should shall with for on we they to be can will are'.split(' '),
);

/** By its small words. */
export function findLanguage(words: Iterable<string>): DocumentLanguage {
  let balance = 0;
  for (const word of words) balance += Number(german.has(word)) - Number(english.has(word));
  return balance > 0 ? 'de' : 'en';
}

/** Once each. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replaceAll(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ''));
}
