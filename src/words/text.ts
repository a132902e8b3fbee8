/**
 * What a person reads, as it stands in the sources: English is the key, and what differs fills its places. A catalogue of
 * another language (`de/*.json`) has the same key; where it is said, it is looked up.
 */

/** A name, a number, or a text within the text. */
export type Value = string | number | Text;

/** English to another language. */
export type Catalogue = Readonly<Record<string, string>>;

/** One sentence, or a part of one. */
export class Text {
  /** With `{0}`, `{1}` … for what is put in. */
  readonly english: string;
  readonly values: readonly Value[];
  /** Tells one English word from the same with another meaning. */
  readonly context: string | undefined;

  constructor(english: string, values: readonly Value[] = [], context?: string) {
    this.english = english;
    this.values = values;
    this.context = context;
  }

  /** As VS Code writes it: `message/context`. */
  get key(): string {
    return this.context === undefined ? this.english : `${this.english}/${this.context}`;
  }

  /** In English, as programs and logs read it. */
  toString(): string {
    return say(this);
  }

  toJSON(): string {
    return say(this);
  }
}

/** A tag: text`${number} is ${word(state)}: it is final.` Its key is `{0} is {1}: it is final.` */
export function text(strings: TemplateStringsArray, ...values: readonly Value[]): Text {
  return new Text(
    strings.reduce((key, part, at) => `${key}{${at - 1}}${part}`),
    values,
  );
}

/** A string that is a key as a whole, such as a sentence that a database says. */
export function asText(said: string | Text): Text {
  return typeof said === 'string' ? new Text(said) : said;
}

/** Several one after another, each in the language of the whole. */
export function joinTexts(parts: readonly Value[], separator: string): Text {
  return new Text(parts.map((_, at) => `{${at}}`).join(separator), parts);
}

/** In English without a catalogue, and where it lacks the text. */
export function say(said: string | Text, catalogue?: Catalogue): string {
  const { key, english, values } = asText(said);
  const words = catalogue !== undefined && Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
  return (words ?? english).replaceAll(/\{(\d+)\}/g, (place, at: string) => {
    const value = values[Number(at)];
    if (value === undefined) return place;
    return value instanceof Text ? say(value, catalogue) : String(value);
  });
}

/**
 * A string that stands in the source, so that it can be looked up: `string` itself and templates with places are refused, which
 * `text` is for.
 */
export type Literal<Message extends string> = Message extends string
  ? Record<never, never> extends Record<Message, unknown>
    ? never
    : Message
  : never;

/** As it comes out of a message between threads, where classes are lost. */
export type TextData = Pick<Text, 'english' | 'context'> & {
  readonly values: readonly (string | number | TextData)[];
};

export function reviveText({ english, values, context }: TextData): Text {
  const revived = values.map((value) => (typeof value === 'object' ? reviveText(value) : value));
  return new Text(english, revived, context);
}
