/** From the backend's events to "look again": each listener names the resources that it shows. */
import type { Notification } from '../contract/events.ts';
import type { EventType } from '../contract/generated/event-types.ts';
import type { Backend } from './backend.ts';
import type { Clock } from './clock.ts';
import { type Disposable, DisposableStore } from './disposables.ts';

/** First part of an event's type. */
export type Resource = EventType extends `${infer First}.${string}` ? First : never;

/** Events of one commit arrive together; one look answers them all. */
const gatherMs = 40;

/** What a rate gives amounts to, by one event of its own. */
const showsRates: ReadonlySet<Resource> = new Set(['project', 'time-entry', 'timesheet']);

export function concerns(notification: Notification, resources: readonly Resource[]): boolean {
  if ('reload' in notification) return true;
  if (!('type' in notification)) return false;
  const [resource] = notification.type.split('.');
  return resources.some((one) => one === resource || (resource === 'rate' && showsRates.has(one)));
}

export type BackendEvents = Pick<Backend, 'onDidNotify' | 'onDidChangeState'>;

/** `line`: the backend was reached, or cannot be; `records`: some of them changed. */
export type ChangeReason = 'line' | 'records';

/**
 * Calls `onChange` when the line comes up or fails, and soon after records of these resources changed.
 * @param resources a function where more may come later
 */
export function watchRecords(
  { backend, clock }: { readonly backend: BackendEvents; readonly clock: Clock },
  resources: readonly Resource[] | (() => readonly Resource[]),
  onChange: (reason: ChangeReason) => void,
): Disposable {
  const store = new DisposableStore((error) => {
    throw error;
  });
  let pending: Disposable | undefined;
  let reason: ChangeReason = 'line';
  const soon = (why: ChangeReason) => {
    if (why === 'records') reason = why;
    pending ??= clock.after(gatherMs, () => {
      const told = reason;
      pending = undefined;
      reason = 'line';
      onChange(told);
    });
  };
  store.addAll(
    { dispose: () => pending?.dispose() },
    backend.onDidNotify((notification) => {
      if (concerns(notification, typeof resources === 'function' ? resources() : resources)) soon('records');
    }),
    backend.onDidChangeState(({ phase }) => {
      if (phase !== 'starting') soon('line');
    }),
  );
  return store;
}
