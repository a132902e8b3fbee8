/** What concerns whom: each slice declares it beside its events. The desk keeps it and sends it. */

import type { Permission } from '../../../domain/authorization.ts';
import type {
  NoticeReason,
  NoticeSection,
  NoticeSeverity,
  NoticeValues,
  NoticeWords,
} from '../../../domain/notifications/notice.ts';
import type { EventType } from '../events/catalogue.ts';
import type { LoggedEvent } from '../events/logged-events.ts';
import type { Reads } from '../reach/reads.ts';
import type { TableName } from '../reach/table-scope.ts';

/** People by their ids, or everybody with a permission over all records; never `except`, whose own doing it is. */
export type NoticeAudience = ({ readonly users: readonly string[] } | { readonly permission: Permission }) & {
  readonly except?: string | null | undefined;
};

export interface Notice {
  readonly subject: { readonly kind: string; readonly id: string };
  /** A person has one item of a type and a key: the id of the subject when absent. */
  readonly key?: string;
  readonly to: NoticeAudience;
  readonly values: NoticeValues;
  /** Epoch milliseconds. */
  readonly at: number;
  /** An item that was read is unread again where this has grown; `at` when absent. */
  readonly mark?: number;
}

/** It holds as long as its cause, which is read from the tables at each look: that settles it as well. */
export interface StandingSource {
  /** After which it is looked at; each hour it is anyway. */
  readonly on: readonly EventType[];
  /** The subject that an event concerns; its own record when absent. Undefined: none. */
  subjectOf?(event: LoggedEvent): string | undefined;
  /** What holds: of one subject, or of all. `reads` are those of an administrator. */
  list(
    reads: Reads,
    asked: { readonly now: number; readonly subjectId?: string | undefined },
  ): Promise<readonly Notice[]>;
}

/** It happened, and stays until it is read. */
export interface PassingSource {
  readonly on: readonly EventType[];
  /** After which items of the event's record are settled: it is tried again, or undone. */
  readonly settledBy?: readonly EventType[];
  /** The subject whose items such an event settles; its own record when absent. Undefined: none. */
  subjectOf?(event: LoggedEvent): string | undefined;
  /** What an older build logged may lack any field. */
  tell(event: LoggedEvent, reads: Reads): readonly Notice[] | Promise<readonly Notice[]>;
}

/**
 * What a person must be able to see of it, asked whenever it is listed or leaves: everything of a permission, or the row that
 * is its subject. `everyone`: it says nothing of a record.
 */
export type NoticeSight = { readonly permission: Permission } | { readonly table: TableName } | 'everyone';

export interface NoticeType {
  readonly seenWith: NoticeSight;
  readonly section: NoticeSection;
  readonly severity: NoticeSeverity;
  readonly reason: NoticeReason;
  /** It asks for an act of the person. */
  readonly isWaiting?: true;
  /** Security: in the list and by mail, at once, whatever the person prefers. */
  readonly isLocked?: true;
  /** Money that moved: in the list, whatever the person prefers. */
  readonly isListed?: true;
  /** By mail as well, where the person chose nothing: what needs them and can wait for no visit. */
  readonly isMailed?: true;
  /** Sent to see whether it arrives: of no preference. */
  readonly isForTrial?: true;
  readonly words: NoticeWords;
  /** Absent where the desk itself makes it. */
  readonly source?:
    | ({ readonly kind: 'standing' } & StandingSource)
    | ({ readonly kind: 'passing' } & PassingSource);
}

/** By type: `invoice.overdue`. */
export type NoticeTypes = Readonly<Record<string, NoticeType>>;

/** Of all slices, by type, which one slice alone declares. */
export function noticeTypesOf(
  slices: readonly { readonly notices?: NoticeTypes }[],
): ReadonlyMap<string, NoticeType> {
  const all = slices.flatMap(({ notices = {} }) => Object.entries(notices));
  const types = new Map(all);
  if (types.size < all.length) throw new Error('Two slices declare one type of notification.');
  return types;
}
