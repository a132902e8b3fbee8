/** What was decided, as it is sent: of a list what is ticked, of a text what it has become; pure. */
import { choicesOf, chosenOf, type Draft } from './choice.ts';
import type { RunQuestion, RunViewMessage } from './messages.ts';
import { choiceOf } from './publish.ts';
import { filesOf } from './questions/replay-files.ts';
import { textOf } from './settle.ts';

export interface Decided {
  readonly question: RunQuestion;
  readonly draft: Draft;
  readonly approved: boolean;
  /** What is accepted becomes a branch. */
  readonly isPublished: boolean;
  /** Empty where there is none. */
  readonly comment: string;
}

/** What the user has made of what was proposed. */
function madeOf(question: RunQuestion, draft: Draft) {
  switch (question.kind) {
    case 'files':
      return { files: filesOf(question, draft) };
    case 'text':
      return { text: textOf(question, draft) };
    case 'publish':
      return { choice: choiceOf(question, draft) };
    default:
      return {};
  }
}

export function answerOf({ question, draft, approved, isPublished, comment }: Decided): RunViewMessage {
  return {
    type: 'answer',
    question: question.key,
    approved,
    ...(approved && choicesOf(question).length > 0 && { chosen: [...chosenOf(question, draft)] }),
    ...(isPublished && { publish: true }),
    ...(approved && madeOf(question, draft)),
    ...(comment !== '' && { comment }),
  };
}
