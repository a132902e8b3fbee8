/** Events of declared records: one type for each act on them. */
import { defineEvents, type EventDeclaration, type EventType } from '../events/catalogue.ts';

export type RecordAct = 'created' | 'changed' | 'deleted';

/** For the catalogue: `interface EventCatalogue extends Record<RecordEvents<'task'>, unknown> {}`. */
export type RecordEvents<Kind extends string> = `${Kind}.${RecordAct}`;

/** Kinds whose events the catalogue has. */
export type RecordKind = {
  [Type in EventType]: Type extends `${infer Kind}.created`
    ? RecordEvents<Kind> extends EventType
      ? Kind
      : never
    : never;
}[EventType];

export function eventOf(kind: RecordKind, act: RecordAct): RecordEvents<RecordKind> {
  return `${kind}.${act}`;
}

export function eventsOf(kind: RecordKind, declared: EventDeclaration) {
  const types = [eventOf(kind, 'created'), eventOf(kind, 'changed'), eventOf(kind, 'deleted')];
  return defineEvents(types, declared);
}
