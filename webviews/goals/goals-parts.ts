/** What every part of the page is given. */
import type { GoalsViewMessage } from './messages.ts';
import type { Words } from './words.ts';

export interface GoalsPart {
  readonly words: Words;
  readonly send: (message: GoalsViewMessage) => void;
}
