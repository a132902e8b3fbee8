import type { Value } from '../value/value.ts';

/** The same value, past checks whose bodies were not read: their answers, as bits. */
export function pastUnread(value: Value, unread: number): Value {
  const fields =
    value.fields && new Map([...value.fields].map(([key, field]) => [key, pastUnread(field, unread)]));
  const taints = value.taints.map((taint) => ({ ...taint, unread: taint.unread | unread }));
  return { ...value, fields, taints };
}
