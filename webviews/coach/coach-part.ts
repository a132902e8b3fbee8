/** What each part of the coach's page needs of the page. */
import type { ViewHost } from '../host.ts';
import type { CoachHostMessage, CoachViewMessage, CoachViewState } from './messages.ts';

export type CoachHost = ViewHost<CoachHostMessage, CoachViewMessage, CoachViewState>;

export interface CoachPart {
  send(message: CoachViewMessage): void;
  /** What the part holds is other than before: the page draws it, and keeps what a reload must not lose. */
  changed(): void;
}
