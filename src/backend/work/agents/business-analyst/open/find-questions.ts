/** Questions to the client: what documents leave open, each with the sentence that leaves it. */

import { isCourtesy } from '../known/leave-out.ts';
import type { ReadDocuments } from '../known/read-requirements.ts';
import type { ReadPassage, Requirement } from '../known/requirement.ts';
import { findContradictions } from './contradictions.ts';
import { findGaps, findOpenWords, findUnknownTerms } from './find-doubts.ts';
import type { Doubt, Question } from './question.ts';

export const mostQuestions = 300;
const mostDoubts = 6;

export function findQuestions({ passages, requirements }: ReadDocuments): readonly Question[] {
  const byPassage = new Map(requirements.map((each) => [each.passage, each]));
  const contradictions = findContradictions(requirements);
  const terms = findUnknownTerms(passages.filter((passage) => byPassage.has(passage)));
  const questions = passages.flatMap((passage, index): Question[] => {
    const near = passages.slice(Math.max(0, index - 1), index + 3);
    const requirement = byPassage.get(passage);
    const other = contradictions.get(passage);
    const doubts: readonly Doubt[] = [
      ...(other === undefined ? [] : [{ ask: 'contradiction', words: '', other } as const]),
      ...askedIn(passage),
      ...findOpenWords(passage, requirement !== undefined && requirement.type !== 'out-of-scope'),
      ...(requirement === undefined ? [] : findGaps(requirement, near)),
      ...(terms.get(passage) ?? []),
    ];
    return doubts.length === 0 ? [] : [{ passage, doubts: doubts.slice(0, mostDoubts) }];
  });
  return [...questions, ...findUnranked(requirements)].slice(0, mostQuestions);
}

/** A question of the document itself; one of courtesy asks nothing of the product. */
function askedIn(passage: ReadPassage): readonly Doubt[] {
  const { flat, tokens } = passage;
  if (
    !flat.endsWith('?') ||
    tokens.length < 3 ||
    (isCourtesy(tokens) && !/\b(?:as well|too|also|auch)\b/i.test(flat))
  )
    return [];
  return chat.test(flat) ? [] : [{ ask: 'asked', words: '' }];
}

/** Of the talk itself: "Are you free on Monday?" "Can you host it?" asks for a service. */
const chat =
  /\bhow are you\b|\bare you (?:free|available|there|well|ok|still|interested)\b|\bdo you have (?:time|a minute|any questions)\b|\b(?:can|could|would|will) you (?:please )?(?:send|call|confirm|let|tell|give|get|have a look|look|come|meet|reply|answer|quote|forward|check)\b|(?:können|könnten) sie (?:uns|mir|bitte)\b|\b(?:hast du|haben sie) (?:zeit|fragen|noch fragen)|wie geht/i;

/** One question for all whose priority nothing says. */
function findUnranked(requirements: readonly Requirement[]): readonly Question[] {
  const [first] = requirements.filter(({ priority }) => priority === undefined);
  return first === undefined ? [] : [{ passage: first.passage, doubts: [{ ask: 'priority', words: '' }] }];
}
