/** What not to write where people read, and what to write in its place: the field's terms, one for each thing. */
export type PlainWord = readonly [word: RegExp, better: string];

/** Of texts on the screen, docs, comments and test names. */
export const plainWords: readonly PlainWord[] = [
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\btold\b/i, 'report, show, say'],
  [/\b(?:take|takes|taken|took) back\b/i, 'undo, restore'],
  [/\bshares? time\b|\bshared time\b/i, 'overlap'],
  [/\ball the same\b/i, 'anyway'],
  [/\bmeanwhile\b/i, 'elsewhere, at the same time'],
  [/\bset aside\b/i, 'suppress, dismiss'],
  [/\bwhoever\b|\bsomebody\b/i, 'the role: owner, approver, reviewer'],
  [/\bthe records\b/i, 'Vireo service'],
  [/\banew\b/i, 'again'],
  [/\b(?:is|are) gone\b/i, 'was deleted, no longer exists'],
  [/\bcomes? back\b/i, 'is restored, returns'],
  [/\b(?:entry goes|entries go)\b/i, 'will be deleted'],
  [/\bflaws?\b/i, 'finding, problem, vulnerability'],
  [/\bmere length\b/i, 'duration'],
  [/\bprocess that keeps\b/i, 'Vireo service'],
  [/\bparted\b/i, 'separated'],
  [/\bwhat (?:it|this|\S+) (?:would bring|brings|brought)\b/i, 'preview, imported'],
  [/\bwhat for\b/i, 'description'],
  [/\bshares \{/i, 'overlaps'],
  [/\be-mail\b/i, 'email'],
];

/** A line for each word that a text should not have. */
export function findWords(
  texts: readonly string[],
  listed: readonly PlainWord[] = plainWords,
): readonly string[] {
  return texts.flatMap((text) =>
    listed.filter(([word]) => word.test(text)).map(([word, better]) => `${word}: ${text} (${better})`),
  );
}
