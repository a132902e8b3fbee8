const ending = /(?:ungen|ung|ings|ing|ed|en|em|er|es|st|e|n|s|t)$/;

/** A folded word without its ending; a short one stays as it is. */
export function stemOf(word: string): string {
  const stem = word.replace(ending, '');
  return stem.length >= 4 ? stem : word;
}
