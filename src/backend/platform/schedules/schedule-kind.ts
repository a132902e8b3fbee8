/** What may happen again by itself: each slice declares its kinds, and what one run of each does. */
import type { Permission } from '../../../domain/authorization.ts';
import type { Actor } from '../../../domain/policy/actor.ts';
import type { CatchUp } from '../../../domain/schedules/catch-up.ts';
import type { ScheduleRule } from '../../../domain/schedules/rule.ts';

/** One run. It may come more than once for a period, after a kill: what it does it does once for each. */
export interface ScheduleRun {
  readonly organizationId: string;
  /** The person who set it up, with the rights of this moment; the product itself where it is the practice's. */
  readonly actor: Actor;
  readonly scheduleId: string;
  /** The record that it is for, or the empty text. */
  readonly subjectId: string;
  readonly period: string;
  /** A person asked for it: its period is no occurrence of the rule. */
  readonly isAsked: boolean;
  /** Epoch milliseconds. */
  readonly dueAt: number;
  readonly signal: AbortSignal;
  /** One of several things that it does is done for good: attempts are counted from here. Absent where no job runs it. */
  progressed?(): Promise<void>;
}

export interface ScheduleKind {
  readonly kind: string;
  /** As a list shows it. */
  readonly title: string;
  /** Of what was due while no backend ran. */
  readonly catchUp: CatchUp;
  /** Without which the person who set one up may not have it run. */
  readonly permission?: Permission;
  /** It is there from the first start on, once for the installation. */
  readonly always?: ScheduleRule;
  /** What is always there is so for each organization. */
  readonly isOfEach?: true;
  /** What is due as the backend starts waits so long: then everybody waits for something else. 0 when absent. */
  readonly settleMs?: number;
  /** Something leaves the practice: it rests after a restore, on a copy and in the demo, until a person releases it. */
  readonly isOutward?: true;
  run(run: ScheduleRun): Promise<void>;
  /** No attempt of a run is left: what it was for is kept. Not asked where its person may no longer. */
  failed?(run: Omit<ScheduleRun, 'signal' | 'progressed'>, error: string): Promise<void>;
}

export type ScheduleKinds = ReadonlyMap<string, ScheduleKind>;

/** Of all slices, by kind, which one slice alone declares. */
export function scheduleKindsOf(
  slices: readonly { readonly schedules?: readonly ScheduleKind[] }[],
): ScheduleKinds {
  const all = slices.flatMap(({ schedules = [] }) => schedules);
  const kinds = new Map(all.map((kind) => [kind.kind, kind]));
  if (kinds.size < all.length) throw new Error('Two slices declare one kind of schedule.');
  return kinds;
}
