/** What of an answer was larger than any answer has to be, and the sentences about it. */

export interface TooLarge {
  /** `line`, `answer`: bytes; `text`, `input`: characters; `calls`: how many in one answer of the model. */
  readonly what: 'line' | 'answer' | 'text' | 'input' | 'calls';
  /** What is allowed. */
  readonly most: number;
}

type Sentence = (names: { readonly provider: string; readonly model: string }, most: number) => string;

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

const english: Readonly<Record<TooLarge['what'], Sentence>> = {
  line: ({ provider }, most) =>
    `${provider} sent a line of more than ${megabytes(most)}; try again, or choose another model.`,
  answer: ({ provider }, most) =>
    `${provider} sent more than ${megabytes(most)} for one answer; try again, or choose another model.`,
  text: ({ model }, most) =>
    `${model} wrote more than ${most.toLocaleString('en')} characters, more than it was asked for; ask for less at once, or choose another model.`,
  input: ({ model }, most) =>
    `${model} called a tool with more than ${most.toLocaleString('en')} characters; ask for less at once, or choose another model.`,
  calls: ({ model }, most) =>
    `${model} called more than ${most} tools at once; ask for less at once, or choose another model.`,
};

const german: Readonly<Record<TooLarge['what'], Sentence>> = {
  line: ({ provider }, most) =>
    `${provider} hat eine Zeile von mehr als ${megabytes(most)} gesendet; versuche es noch einmal oder wähle ein anderes Modell.`,
  answer: ({ provider }, most) =>
    `${provider} hat für eine Antwort mehr als ${megabytes(most)} gesendet; versuche es noch einmal oder wähle ein anderes Modell.`,
  text: ({ model }, most) =>
    `${model} hat mehr als ${most.toLocaleString('de')} Zeichen geschrieben, mehr als verlangt; frage nach weniger auf einmal oder wähle ein anderes Modell.`,
  input: ({ model }, most) =>
    `${model} hat ein Werkzeug mit mehr als ${most.toLocaleString('de')} Zeichen aufgerufen; frage nach weniger auf einmal oder wähle ein anderes Modell.`,
  calls: ({ model }, most) =>
    `${model} hat mehr als ${most} Werkzeuge auf einmal aufgerufen; frage nach weniger auf einmal oder wähle ein anderes Modell.`,
};

export function tooLargeSentence(
  { what, most }: TooLarge,
  names: { readonly provider: string; readonly model: string },
  language: 'en' | 'de',
): string {
  return (language === 'de' ? german : english)[what](names, most);
}
