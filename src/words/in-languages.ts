/** Texts that are kept in each language, since who reads them is known later: notices, the kinds of mails. */
import { catalogueOf, type Language } from './catalogues.ts';
import { say, type Text } from './text.ts';

export function inLanguages(said: Text): Readonly<Record<Language, string>> {
  return { en: say(said), de: say(said, catalogueOf('de')) };
}

/** Of several texts by name. */
export function eachInLanguages<Name extends string>(
  texts: Readonly<Record<Name, Text>>,
): Readonly<Record<Language, Readonly<Record<Name, string>>>> {
  return { en: sayEach(texts, 'en'), de: sayEach(texts, 'de') };
}

function sayEach<Name extends string>(
  texts: Readonly<Record<Name, Text>>,
  language: Language,
): Readonly<Record<Name, string>> {
  const said: Record<string, string> = {};
  for (const [name, each] of Object.entries<Text>(texts)) said[name] = say(each, catalogueOf(language));
  return said as Readonly<Record<Name, string>>;
}
