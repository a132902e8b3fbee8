/** Whether one sentence asks two questions: "hours last week, and what is unbilled?". */
import type { Item } from '../../words/item.ts';
import type { Pieces } from '../pieces.ts';
import { subjectsOfQuestions } from '../subjects.ts';
import { isJoint } from './joined-figures.ts';

const questionWords = ['howMuch', 'howMany', 'which', 'who', 'when'] as const;

/** "Hours last week, and what is unbilled?" is two questions. */
export function asksTwice(pieces: Pieces): boolean {
  if (pieces.items.some((_, index) => isWayBehind(pieces, index))) return true;
  const [first = pieces.items.length] = pieces.all(...questionWords, ...subjectsOfQuestions);
  return pieces
    .all(...questionWords)
    .filter((index) => !isOfWhom(pieces, index))
    .some(
      (index) =>
        pieces.items.slice(first + 1, index + 1).some(({ isAfterBreak }) => isAfterBreak) ||
        asksJoined(pieces, index, first),
    );
}

/** "How many and which", and "list the clients and what they owe", ask once. */
function asksJoined(pieces: Pieces, index: number, first: number): boolean {
  if (index <= first || !isJoint(pieces.at(index - 1))) return false;
  const isOfThem = pieces.is(first, 'list') && pieces.is(index + 1, 'them');
  return !isOfThem && !pieces.is(index - 2, ...questionWords);
}

/** "Is there a draft, and for whom?", "and for how much?": its row says so. */
function isOfWhom(pieces: Pieces, index: number): boolean {
  const before = pieces.at(index - 1);
  const isOf =
    (before?.kind === 'word' && /^(?:for|to|by|from|fur|an|von|uber)$/.test(before.text)) ||
    (isJoint(before) && pieces.has('who'));
  const isOfClients = pieces.has('invoice', 'draft', 'credit', 'payment', 'overdue', 'owe');
  const isEnd =
    isOf && isOfClients && pieces.is(index, 'who', 'howMuch') && index === pieces.items.length - 1;
  return isEnd;
}

const way =
  /^(?:and |und )?(?:how (?:do|can|could|should|would) (?:i|we|you)\b|how to\b|wie (?!hab|war|bin|viel|lang|oft|hoch|gross)\S+ (?:ich|wir|man)\b)/;

/** "How do I remind them?" has no figure. */
export function asksWay(items: readonly Item[]): boolean {
  return way.test(items.map((item) => (item.kind === 'word' ? item.text : '-')).join(' '));
}

const isWayBehind = ({ items }: Pieces, index: number): boolean =>
  index > 0 && (isJoint(items[index]) || items[index]?.isAfterBreak === true) && asksWay(items.slice(index));
