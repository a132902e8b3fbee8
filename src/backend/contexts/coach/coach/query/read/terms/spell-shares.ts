/** "More than three quarters of their budget", "schon die Hälfte vom Budget": parts of a budget as percent, before bounds are read. */

const ofBudget = /(?<!\p{L})(?:\p{L}*budge?ts?|\p{L}*kontingents?)(?!\p{L})/iu;

const parts: readonly (readonly [words: string, percent: string])[] = [
  [String.raw`three[\s-]quarters?|3/4|(?:zu )?drei\s?vierteln?`, '75'],
  [String.raw`two[\s-]thirds?|2/3|(?:zu )?zwei\s?dritteln?`, '66.67'],
  [
    String.raw`(?:the )?half-?\s?way(?: mark| point)?|(?:a |one |the )?half|1/2|(?:zur |die |der |einer )?hälfte`,
    '50',
  ],
  [String.raw`(?:a|one) quarter|1/4|(?:ein|einem|eines) viertels?|viertel`, '25'],
  [String.raw`(?:a|one) third|1/3|(?:ein|einem|eines) drittels?|drittel`, '33.33'],
  [String.raw`(?:a|one) fifth|1/5|(?:ein|einem) fünftel`, '20'],
  [String.raw`four fifths|4/5|vier\s?fünfteln?`, '80'],
  [String.raw`(?:a|one) tenth|1/10|(?:ein|einem) zehntel`, '10'],
];

const bound =
  /(?:at (?:most|least)|(?:no |not )?(?:more|less) than|over|above|below|under|up to|beyond|höchstens|maximal|mindestens|wenigstens|(?:nicht )?(?:mehr|weniger) als|über|unter|bis zu)\s+(?:zu\s+)?(?:the\s+)?$/iu;
/** A part that no bound stands before is reached: "is half of it used?" */
export function spellShares(text: string): string {
  if (!ofBudget.test(text)) return text;
  return parts.reduce((said, [words, percent]) => spellPart(said, words, percent), text);
}

function spellPart(text: string, words: string, percent: string): string {
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}/])(?<past>past\s+|beyond\s+)?(?:${words})(?![\p{L}\p{N}/])`,
    'giu',
  );
  return text.replaceAll(pattern, (_, past: string | undefined, at: number) => {
    if (past !== undefined) return `more than ${percent} %`;
    return bound.test(text.slice(0, at)) ? `${percent} %` : `at least ${percent} %`;
  });
}
