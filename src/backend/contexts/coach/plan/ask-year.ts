/** Days without their year that are nearer ahead than behind: asked about, or still to come. */
import { askIfNearerAhead } from '../read/days/ask-nearer-ahead.ts';
import type { Part } from '../read/topics/question.ts';
import { readTopic } from '../read/topics/read-topic.ts';
import type { QuestionContext } from './reading.ts';

export function askYearOf(topic: Part, masked: string, context: QuestionContext): Part | undefined {
  const from = topic.kind === 'question' ? topic.question.period?.from : undefined;
  const isRead = (text: string): boolean => {
    const read = readTopic(text, context);
    return read?.kind === 'question' && read.question.period?.from === from;
  };
  return from === undefined ? undefined : askIfNearerAhead(masked, { ...context, from, isRead });
}

/** Several entries, each as it would be alone. */
export function entriesOf(
  entries: readonly Part[],
  masked: string,
  context: QuestionContext,
): readonly Part[] {
  const asked = entries.flatMap((part) => askYearOf(part, masked, context) ?? []);
  return asked.length > 0 ? asked.slice(0, 1) : entries;
}
