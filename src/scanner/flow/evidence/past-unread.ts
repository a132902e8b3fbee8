import { allClasses } from '../../match/models.ts';
import type { Taint, Value } from '../value.ts';

/** The same value, past checks whose bodies were not read: their answers, as bits. */
export function pastUnread(value: Value, unread: number): Value {
  const fields =
    value.fields && new Map([...value.fields].map(([key, field]) => [key, pastUnread(field, unread)]));
  const taints = value.taints.map((taint) => ({ ...taint, unread: taint.unread | unread }));
  return { ...value, fields, taints };
}

/** Where it is harmless in every way by one of them, the other one's checks are all that it may have passed. */
export function bothUnread(one: Taint, other: Taint): number {
  if (one.cleaned === allClasses) return other.unread;
  return other.cleaned === allClasses ? one.unread : one.unread & other.unread;
}
