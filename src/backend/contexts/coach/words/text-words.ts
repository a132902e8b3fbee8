/** Words by which notes are searched, English and German; as in asking-words.ts. */
export const textWords = {
  contains: `contain contains containing mention mentions mentioning enthalt enthalten erwahnt erwahnen vorkommt vorkommen`,
} as const;

/** Before a word that no slot knows: the word is looked for in notes. */
export const withWords: ReadonlySet<string> = new Set(['with', 'mit']);

/** The same behind "entries" and "notes". */
export const aboutWords: ReadonlySet<string> = new Set(
  'about regarding concerning uber zu zum zur betreffend bezuglich'.split(' '),
);

export const articles: ReadonlySet<string> = new Set(
  'a an the any some der die das den dem ein eine einen einem einer my meine meinen meinem'.split(' '),
);

/** Of the vocabulary, and what work is called as well. */
export const workNouns: ReadonlySet<string> = new Set(
  'review code bug bugs test tests build docs refactoring'.split(' '),
);

/** What means something else than a word of a note. */
export const notTexts: ReadonlySet<string> = new Set(
  `word words wort text texts overtime uberstunden break breaks pausen holiday holidays vacation urlaub ferien feiertag feiertage sick krank
  discount rabatt skonto rounding rundung respect regard hilfe help blick ausblick interest zinsen`.split(
    /\s+/,
  ),
);
