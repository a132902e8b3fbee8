/** Time that the person may not see. */
import type { QueryResult } from '../../insight/model/query/answers.ts';
import { plain } from './answers/answer.ts';
import { tr } from './answers/shared.ts';
import type { FrameAnswerContext } from './context.ts';

/** Of a colleague whose time the person may not see: their own is none of it. */
export function sayUnseen({ frame, counted }: QueryResult, context: FrameAnswerContext): string | undefined {
  const people = frame.filters.flatMap((one) => (one.field === 'person' && one.is ? one.values : []));
  if (people.length === 0 || counted !== 'own') return undefined;
  const names = people.map(({ name }) => `**${plain(name)}**`).join(', ');
  return tr(
    context,
    `I cannot say: you see your own time alone, and not that of ${names}.`,
    `Das kann ich nicht sagen: Du siehst nur deine eigene Zeit, nicht die von ${names}.`,
  );
}
