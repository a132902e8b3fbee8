/** An answer as a terminal shows it: text, marks and cards are the result; who answered, and what it cost, stand below. */
import type { CoachAnswer } from '../../contract/coach/coach-answer.ts';
import type { FigureMark } from '../../contract/coach/coach-chat.ts';
import { shortId } from '../backend/short-id.ts';
import { printCard } from '../proposal/print-proposal.ts';
import { withoutControls } from '../scan/plain-line.ts';
import { type AnswerWords, answerWords, unfoundMark } from './answer-words.ts';
import { canGoOn } from './cut-answer.ts';
import { readingLine } from './edit-reading.ts';
import { toPlainText } from './plain-text.ts';

export interface PrintedAnswer {
  readonly out: string;
  readonly err: string;
}

export interface Printing {
  /** Of the answer. */
  readonly language: string;
  /** What a further command needs to find the same practice, with a space before it. */
  readonly where: string;
  readonly sessionId: string;
}

export function printAnswer(answer: CoachAnswer, { language, where, sessionId }: Printing): PrintedAnswer {
  const words = answerWords(language);
  const { markdown, marks, proposals, choices, notices, reading } = answer;
  const text = toPlainText(markUnfound(markdown, marks));
  const legend = marks.some(({ isFound }) => !isFound) ? [words.legend] : [];
  const cards = proposals.map(({ proposal }) => printCard(proposal, words.proposal));
  const blocks = [text, ...legend, ...cards].filter((block) => block !== '');
  const applies = proposals.map(
    ({ proposal }) => `${words.apply} vireo proposal apply ${shortId(proposal)}${where}`,
  );
  const offers =
    choices.length === 0 ? [] : [words.couldAsk, ...choices.map((each) => `  ${toPlainText(each)}`)];
  const rest = canGoOn(answer) ? [`${words.goOn} vireo chat --continue ${sessionId}${where}`] : [];
  const said = notices.map(({ message }) => oneLine(message));
  const others = answer.canAskModel === true ? [words.askModel] : [];
  const read = reading === undefined ? [] : [readingLine(reading, words)];
  const told = [...read, ...said, ...rest, ...applies, ...offers, sayCost(answer, words), ...others];
  return { out: blocks.length === 0 ? '' : `${blocks.join('\n')}\n`, err: `${told.join('\n')}\n` };
}

/** From the last to the first: what is put in moves no mark before it. */
function markUnfound(markdown: string, marks: readonly FigureMark[]): string {
  const ends = marks.filter(({ isFound }) => !isFound).map(({ start, length }) => start + length);
  return ends
    .sort((one, other) => other - one)
    .reduce((text, end) => `${text.slice(0, end)}${unfoundMark}${text.slice(end)}`, markdown);
}

/** A model may have cost something where the built-in coach has answered in its place. */
function sayCost({ coach, usage }: CoachAnswer, words: AnswerWords): string {
  const builtIn = coach === 'built-in' ? [`${words.builtIn} · ${words.free}`] : [];
  const model =
    usage === undefined
      ? []
      : [`${usage.title} · ${usage.costText}${usage.isEstimated ? ` (${words.estimated})` : ''}`];
  return [...builtIn, ...model].map(oneLine).join('; ');
}

function oneLine(text: string): string {
  return withoutControls(text.replaceAll(/\s+/g, ' '));
}
