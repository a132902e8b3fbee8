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
};

/** @param language that of the answer, BCP 47 */
export function answerWords(language: string): AnswerWords {
  return /^de\b/i.test(language) ? german : english;
}
