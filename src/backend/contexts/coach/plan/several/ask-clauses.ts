/** A message of which one question is read and the other not: the coach offers the one that it can answer, as it was asked. */
import { splitQuestions } from '../../read/several/split-questions.ts';
import { askAfterTax } from '../ask/ask-either.ts';
import type { AskedBack } from '../ask/ask-frames.ts';
import type { QuestionContext, ReadQuestion, SaidText } from '../reading.ts';

type Read = (said: SaidText, context: QuestionContext) => ReadQuestion;

/** `read`: each is read again before it is offered, as a message of its own. */
export function askClauses(text: string, context: QuestionContext, read: Read): AskedBack | undefined {
  const { language, names, today } = context;
  const readAlone = (said: string) => read({ quoted: said, masked: said }, { language, names, today });
  const isFigure = (said: string) => readAlone(said).chosen.frame !== undefined;
  return askAfterTax(text, isFigure) ?? askOfSeveral(text, context, readAlone);
}

function askOfSeveral(
  text: string,
  context: QuestionContext,
  read: (said: string) => ReadQuestion,
): AskedBack | undefined {
  const split = splitQuestions(text, context);
  if (split.length < 2 || split.some(({ isSide }) => isSide)) return undefined;
  const clauses = split.map(({ said }) => said);
  const choices = clauses.filter((said) => isAnswered(read(said)));
  if (choices.length === 0) return undefined;
  return { words: clauses.filter((said) => !choices.includes(said)), choices: choices.map(asQuestion) };
}

const isAnswered = ({ chosen, parts }: ReadQuestion): boolean =>
  chosen.frame !== undefined ||
  (parts.length > 0 && parts.every(({ kind }) => kind === 'question' || kind === 'figures'));

const asQuestion = (said: string): string => `${said.replace(/[.,;:!\s]+$/, '')}?`;
