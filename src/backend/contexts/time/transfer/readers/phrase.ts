/** A message in English with its parts, so that a client can say it in another language (HOUSE 10). */

export interface Phrase {
  /** In English, with everything put in. */
  readonly text: string;
  /** In English, with a place such as `{0}` for each parameter: the key of its translations. */
  readonly template: string;
  readonly parameters: string[];
}

/** A tag for template literals: phrase`is longer than ${200} characters`. */
export function phrase(strings: TemplateStringsArray, ...values: readonly (string | number)[]): Phrase {
  const parameters = values.map(String);
  const fill = (valueAt: (at: number) => string) =>
    strings.reduce((text, part, at) => (at === 0 ? part : `${text}${valueAt(at - 1)}${part}`), '');
  return {
    text: fill((at) => parameters[at] ?? ''),
    template: fill((at) => `{${at}}`),
    parameters,
  };
}
