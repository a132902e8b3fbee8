/** What a message was read as, for what answers it and for the next message. */
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import type { AssumedName } from '../read/read-frame.ts';
import type { RelativeStart } from '../read/sides/relative-start.ts';
import type { Part } from '../read/topics/question.ts';
import type { TopicContext } from '../read/topics/read-topic.ts';
import type { AskedBack } from './ask/ask-frames.ts';

export interface QuestionContext extends TopicContext {
  /** Of the question before. */
  readonly previousFrame?: QueryFrame | undefined;
  /** Of the one before that. */
  readonly earlierFrame?: QueryFrame | undefined;
}

export interface ChosenReading {
  /** Answered; undefined where the parts are. */
  readonly frame: QueryFrame | undefined;
  /** What the next message may change, answered by it or not. */
  readonly remembered: QueryFrame | undefined;
  readonly since?: RelativeStart | undefined;
  readonly assumed?: readonly AssumedName[];
  /** Of the other questions of the message. */
  readonly more?: readonly QueryFrame[];
  /** Where it is not read, and nothing else knows it. */
  readonly asked?: AskedBack;
}

export interface ReadQuestion {
  /** Empty where `chosen` is answered or asked back. */
  readonly parts: readonly Part[];
  readonly chosen: ChosenReading;
}

/** `masked`: with signs in place of the notes that `quoted` has in quotes, for what reads no notes. */
export interface SaidText {
  readonly quoted: string;
  readonly masked: string;
}

export const none = { frame: undefined, remembered: undefined } as const;
export const figures = (chosen: ChosenReading): ReadQuestion => ({ parts: [], chosen });
export const topics = (parts: readonly Part[], remembered?: QueryFrame): ReadQuestion => ({
  parts,
  chosen: { frame: undefined, remembered },
});
