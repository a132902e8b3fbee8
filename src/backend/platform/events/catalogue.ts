/**
 * The closed list of events: every slice declares the types that it logs, and what their `before` and `after` are.
 * Types are stored letter by letter and never renamed. Contents are checked when they are written, never when they are
 * read: the log outlives every schema.
 */
import type * as z from 'zod';
import type { TableName } from '../reach/table-scope.ts';

/** Event type → its declaration; each slice adds its own by `declare module`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the slices.
export interface EventCatalogue {}

export type EventType = keyof EventCatalogue & string;

export interface EventDeclaration {
  /** Of the record that it is about: who may read that row hears of it. Null where everybody does who hears of events. */
  readonly table: TableName | null;
  /** Of `before` and `after`; null where an event carries neither. */
  readonly content: z.ZodType | null;
  /** The field of the content that holds the person whom it is about. */
  readonly subject?: string;
  /** The record is its person's draft again: who could see it until then hears of that. */
  readonly takesBack?: true;
  /** Whoever made the change can take it back: the record is again what `before` says. */
  readonly isUndoable?: true;
}

export type EventDeclarations = Readonly<Record<string, EventDeclaration>>;

/** Events of one kind of record: the same content, about the same person. */
export function defineEvents<const Type extends string>(
  types: readonly Type[],
  declaration: EventDeclaration,
): Readonly<Record<Type, EventDeclaration>> {
  return Object.fromEntries(types.map((type) => [type, declaration])) as Record<Type, EventDeclaration>;
}

/** Of these events those that an undo takes back. */
export function undoableTypes<Type extends string>(
  declarations: Readonly<Record<Type, EventDeclaration>>,
): readonly Type[] {
  return (Object.keys(declarations) as Type[]).filter((type) => declarations[type].isUndoable === true);
}

/** One change to one record; `before` and `after` are what the API shows of it. */
export interface Change {
  readonly type: EventType;
  readonly id: string;
  readonly version: number;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** A sentence for a change that is not as its type declares; undefined when it is. */
export function findContentFault(
  { type, before, after }: Change,
  declaration: EventDeclaration | undefined,
): string | undefined {
  if (declaration === undefined) return `No slice declares the event ${type}.`;
  for (const [side, value] of Object.entries({ before, after })) {
    if (value === undefined) continue;
    if (declaration.content === null) return `${type} carries no content, and has ${side}.`;
    const { error } = declaration.content.safeParse(value);
    const [issue] = error?.issues ?? [];
    if (issue) return `${side} of ${type}: ${issue.path.join('.')} ${issue.message}`;
  }
  return undefined;
}

/** The person whom the change is about. */
export function subjectOf(
  { before, after }: Change,
  declaration: EventDeclaration | undefined,
): string | undefined {
  const field = declaration?.subject;
  if (field === undefined) return undefined;
  const content = (after ?? before) as Readonly<Record<string, unknown>> | undefined;
  const subject = content?.[field];
  return typeof subject === 'string' ? subject : undefined;
}
