/** What answers that are made of frames are written with. */
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import type { AnswerContext } from './answers/answer.ts';

export interface FrameAnswerContext extends AnswerContext {
  /** BCP 47. */
  readonly locale: string;
  /** Whether the message asks if there is any: what is not there is answered with no. */
  readonly asksWhether?: boolean;
  /** Whether it asks for anything at all of a kind: what is there is answered with yes. */
  readonly asksForAny?: boolean;
  /** Called with each frame that is answered. */
  answered?(frame: QueryFrame): void;
}
