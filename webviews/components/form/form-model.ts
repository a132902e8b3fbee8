/** A form as data: its groups and fields, and what is typed into them. */
import type { TemplateResult } from 'lit';

export type Values<Field extends string> = Readonly<Record<Field, string>>;
/** A sentence for each field that cannot be saved so. */
export type Faults<Field extends string> = Readonly<Partial<Record<Field, string>>>;

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface FieldSpec<Field extends string> {
  readonly name: Field;
  /** Id of the control, where two show one field. */
  readonly key?: string;
  readonly label: string;
  /** Of six columns. */
  readonly span: 1 | 2 | 3 | 4 | 6;
  /** One of these; without them a text is typed. */
  readonly options?: readonly Option[];
  /** As buttons in a row, where all of them are to be seen. */
  readonly isSegmented?: boolean;
  /** Right of the label: `optional`, where it comes from. */
  readonly note?: string;
  /** Below the field. */
  readonly hint?: string;
  /** An e-invoice needs it. */
  readonly isMarked?: boolean;
  /** A check mark says that what was typed is right. */
  readonly isChecked?: boolean;
  readonly isNumber?: boolean;
  /** Typed unseen, until one looks; kept through no reload. */
  readonly isSecret?: boolean;
  readonly placeholder?: string;
}

export interface GroupSpec<Field extends string> {
  readonly title: string;
  readonly fields: readonly FieldSpec<Field>[];
  /** After the fields. */
  readonly extra?: TemplateResult;
}

/** Of what was typed, what differs from what is saved. */
export function changedValues<Field extends string>(
  saved: Values<Field>,
  typed: Readonly<Record<string, string>>,
): Partial<Record<Field, string>> {
  const known: Readonly<Record<string, string>> = saved;
  const changed = Object.entries(typed).filter(([field, text]) => field in known && known[field] !== text);
  return Object.fromEntries(changed) as Partial<Record<Field, string>>;
}
