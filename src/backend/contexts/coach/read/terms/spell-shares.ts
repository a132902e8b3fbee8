/** "More than three quarters of their budget", "schon die Hälfte vom Budget": parts of a budget as percent, before bounds are read. */

const ofBudget = /(?<!\p{L})(?:\p{L}*budge?ts?|\p{L}*kontingents?)(?!\p{L})/iu;

const parts: readonly (readonly [words: RegExp, percent: string])[] = [
  [
    /(?<![\p{L}\p{N}/])(?<past>past\s+|beyond\s+)?(?:three[\s-]quarters?|3\/4|(?:zu )?drei\s?vierteln?)(?![\p{L}\p{N}/])/giu,
    '75',
  ],
  [
    /(?<![\p{L}\p{N}/])(?<past>past\s+|beyond\s+)?(?:two[\s-]thirds?|2\/3|(?:zu )?zwei\s?dritteln?)(?![\p{L}\p{N}/])/giu,
    '66.67',
  ],
  [
    /(?<![\p{L}\p{N}/])(?<past>past\s+|beyond\s+)?(?:(?:the )?half-?\s?way(?: mark| point)?|(?:a |one |the )?half|1\/2|(?:zur |die |der |einer )?hälfte)(?![\p{L}\p{N}/])/giu,
    '50',
  ],
  [
    /(?<![\p{L}\p{N}/])(?<past>past\s+|beyond\s+)?(?:(?:a|one) quarter|1\/4|(?:ein|einem|eines) viertels?|viertel)(?![\p{L}\p{N}/])/giu,
    '25',
  ],
  [
    /(?<![\p{L}\p{N}/])(?<past>past\s+|beyond\s+)?(?:(?:a|one) third|1\/3|(?:ein|einem|eines) drittels?|drittel)(?![\p{L}\p{N}/])/giu,
    '33.33',
  ],
  [
    /(?<![\p{L}\p{N}/])(?<past>past\s+|beyond\s+)?(?:(?:a|one) fifth|1\/5|(?:ein|einem) fünftel)(?![\p{L}\p{N}/])/giu,
    '20',
  ],
  [
    /(?<![\p{L}\p{N}/])(?<past>past\s+|beyond\s+)?(?:four fifths|4\/5|vier\s?fünfteln?)(?![\p{L}\p{N}/])/giu,
    '80',
  ],
  [
    /(?<![\p{L}\p{N}/])(?<past>past\s+|beyond\s+)?(?:(?:a|one) tenth|1\/10|(?:ein|einem) zehntel)(?![\p{L}\p{N}/])/giu,
    '10',
  ],
];

const bound =
  /(?:at (?:most|least)|(?:no |not )?(?:more|less) than|over|above|below|under|up to|beyond|höchstens|maximal|mindestens|wenigstens|(?:nicht )?(?:mehr|weniger) als|über|unter|bis zu)\s+(?:zu\s+)?(?:the\s+)?$/iu;
/** A part that no bound stands before is reached: "is half of it used?" */
export function spellShares(text: string): string {
  if (!ofBudget.test(text)) return text;
  return parts.reduce((said, [words, percent]) => spellPart(said, words, percent), text);
}

function spellPart(text: string, words: RegExp, percent: string): string {
  return text.replaceAll(words, (_, past: string | undefined, at: number) => {
    if (past !== undefined) return `more than ${percent} %`;
    return bound.test(text.slice(0, at)) ? `${percent} %` : `at least ${percent} %`;
  });
}
