/** What is written around an answer, in its language. */
export interface AnswerWords {
  /** What the mark behind a figure means. */
  readonly legend: string;
  readonly couldAsk: string;
  readonly builtIn: string;
  readonly free: string;
  readonly estimated: string;
  readonly proposal: string;
  readonly apply: string;
  readonly goOn: string;
  readonly askModel: string;
  readonly readAs: string;
  readonly notUsed: string;
  readonly changeWhich: string;
  readonly toWhat: string;
  readonly toWhichDays: string;
  readonly quote: (text: string) => string;
}

/** Behind a figure that matches no record: seen without colours, and in a file. */
export const unfoundMark = '[?]';

const english: AnswerWords = {
  legend: `${unfoundMark} not from your records`,
  couldAsk: 'You could ask:',
  builtIn: 'Built-in coach',
  free: 'free',
  estimated: 'estimated',
  proposal: 'Proposal',
  apply: 'To do it:',
  goOn: 'For the rest:',
  askModel: 'To ask a model instead: --model auto',
  readAs: 'Read as:',
  notUsed: 'not used:',
  changeWhich: 'Change which? Its number, or Enter to leave it: ',
  toWhat: 'To what? Its number, or Enter to leave it: ',
  toWhichDays: 'To what? Its number, days such as "last 3 months", or Enter to leave it: ',
  quote: (text) => `“${text}”`,
};

const german: AnswerWords = {
  legend: `${unfoundMark} nicht aus deinen Daten`,
  couldAsk: 'Du könntest fragen:',
  builtIn: 'Eingebauter Coach',
  free: 'kostenlos',
  estimated: 'geschätzt',
  proposal: 'Vorschlag',
  apply: 'So führst du ihn aus:',
  goOn: 'So bekommst du den Rest:',
  askModel: 'So fragst du stattdessen ein Modell: --model auto',
  readAs: 'Gelesen als:',
  notUsed: 'nicht verwendet:',
  changeWhich: 'Was ändern? Die Nummer, oder Enter, um es zu lassen: ',
  toWhat: 'In was? Die Nummer, oder Enter, um es zu lassen: ',
  toWhichDays: 'In was? Die Nummer, Tage wie „letzte 3 Monate“, oder Enter, um es zu lassen: ',
  quote: (text) => `„${text}“`,
};

/** @param language that of the answer, BCP 47 */
export function answerWords(language: string): AnswerWords {
  return /^de\b/i.test(language) ? german : english;
}
