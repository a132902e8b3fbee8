/** A field of a record as it is shown, typed, checked and sent; pure. `Patch` is the change that the API takes. */

export interface TextField<Patch> {
  /** As the API names it: its refusals do. */
  readonly name: string;
  readonly label: string;
  /** What the list of fields shows; empty when there is none. */
  readonly shown: string;
  /** What the input box starts with. */
  readonly text: string;
  readonly prompt: string;
  /** Why it cannot be taken; undefined when it can. */
  readonly check: (text: string) => string | undefined;
  /** Of text that passed `check`. */
  readonly toPatch: (text: string) => Patch;
}

/** One of several texts that are asked one after another and kept together. */
export type Step = Omit<TextField<never>, 'shown' | 'toPatch'>;

export interface Steps<Patch> {
  readonly asked: readonly Step[];
  /** Of texts that passed their checks, in the order of `asked`. */
  readonly toPatch: (texts: readonly string[]) => Patch;
}

export interface Choice<Patch> {
  readonly label: string;
  readonly description?: string;
  readonly answer:
    | { readonly patch: Patch }
    | { readonly ask: TextField<Patch> }
    | { readonly steps: Steps<Patch> }
    /** Asks for it in a way of its own; undefined when the user turned away. */
    | { readonly find: () => Promise<Patch | undefined> };
}

export interface ChoiceField<Patch> {
  readonly label: string;
  readonly shown: string;
  /** Label of the choice that is set, where the list of fields shows more than that. */
  readonly set?: string;
  readonly placeholder: string;
  /** One alone is taken without a question. */
  readonly choices: readonly Choice<Patch>[];
}

export type Field<Patch> = TextField<Patch> | ChoiceField<Patch>;

export function isTextField<Patch>(field: Field<Patch>): field is TextField<Patch> {
  return 'toPatch' in field;
}

/** What the backend said about this field, else the sentence of the whole refusal. */
export function findRefusal(
  failure: {
    readonly message: string;
    readonly details: readonly { readonly field: string; readonly issue: string }[];
  },
  field: { readonly name: string; readonly label: string },
): string {
  const own = failure.details.find((detail) => detail.field.split('.')[0] === field.name);
  return own === undefined ? failure.message : `${field.label}: ${own.issue}`;
}

/** The choice that is set comes first, where the list begins: Enter changes nothing. */
export function orderChoices<Patch>({
  choices,
  set,
  shown,
}: ChoiceField<Patch>): readonly { readonly choice: Choice<Patch>; readonly isSet: boolean }[] {
  const marked = choices.map((choice) => ({ choice, isSet: choice.label === (set ?? shown) }));
  return marked.toSorted((one, other) => Number(other.isSet) - Number(one.isSet));
}
