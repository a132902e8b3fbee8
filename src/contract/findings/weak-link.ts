/**
 * Why a finding is less severe than its rule can be: a sentence for each weaker value of its evidence. `{0}` is the name
 * of the severity. English is the key of the German text.
 */
import { untranslated } from './finding-count-text.ts';

/** By field and value of the evidence. */
export const weakLinkSentences = {
  place: {
    test: '{0}, since this is a test.',
    ci: '{0}, since this is only for CI.',
    development: '{0}, since this is only for development.',
    example: '{0}, since this is an example.',
    docs: '{0}, since this is documentation.',
    generated: '{0}, since this file is generated.',
    'lock-file': '{0}, since this is a lock file.',
  },
  source: {
    message: '{0}, since the value comes from another program, not from a request.',
    file: '{0}, since the value is read from a file or a store, not from a request.',
    argument: '{0}, since the value comes from the caller, not from a request.',
    assumed: '{0}, since the name alone suggests that the value comes from a request.',
  },
  sink: { name: '{0}, since the method is known by its name alone.' },
  guard: {
    unread: '{0}, since the value passes a check that Vireo can’t read.',
    bounded: '{0}, since the text around the value limits what it can do.',
  },
  value: {
    computed: '{0}, since the value isn’t written in this file.',
    'made-up': '{0}, since the value looks like a placeholder.',
  },
  owner: { name: '{0}, since the setting is known by its name alone.' },
  condition: {
    development: '{0}, since it applies only in development.',
    chosen: '{0}, since it applies only where it is asked for.',
    fallback: '{0}, since it applies only where the environment sets no value.',
    unnamed: '{0}, since no public server is named that it connects to.',
  },
  proof: { name: '{0}, since only its name makes this a secret.' },
} as const;

/** A field of evidence that makes a finding less severe, with its value. */
export interface WeakLink {
  readonly field: string;
  readonly value: string;
}

/** What a table of sentences, these or their translations, says of a link. */
export function sentenceOf<Sentence>(
  sentences: Readonly<Record<string, Readonly<Record<string, Sentence>>>>,
  { field, value }: WeakLink,
): Sentence | undefined {
  return sentences[field]?.[value];
}

/** Unless it is translated: `Medium, since the method is known by its name alone.` */
export function tellWeakLink(
  link: WeakLink,
  severity: string,
  translate = (english: string): string => english,
): string {
  return untranslated(translate(sentenceOf(weakLinkSentences, link) ?? ''), severity);
}
