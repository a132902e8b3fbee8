/** Whether a sentence of a model on what a project is for says no more than the text that it was written from. Pure. */

const most = { characters: 600, sentences: 3 };
/** So many of the words that carry meaning stand in the source, too. */
const leastShared = 0.5;
const stem = 5;

/** What is wrong with it, as the end of a sentence; undefined where it may stand. */
export function findPurposeFault(text: string, source: string): string | undefined {
  if (text.length > most.characters || sentencesOf(text).length > most.sentences) return 'it is too long';
  if (/https?:|www\.|[<>[\]`#*|]|\n/.test(text)) return 'it has more than plain words';
  const known = source.toLowerCase();
  const numbers = text.match(/\d[\d.,]*\d|\d/g) ?? [];
  const unknown = numbers.find((number) => !known.includes(number));
  if (unknown !== undefined) return `the README does not say ${unknown}`;
  const name = namesOf(text).find((each) => !known.includes(each.toLowerCase()));
  if (name !== undefined) return `the README does not name ${name}`;
  const words = (text.toLowerCase().match(/\p{L}{5,}/gu) ?? []).map((word) => word.slice(0, stem));
  const shared = words.filter((word) => known.includes(word));
  return words.length > 0 && shared.length < leastShared * words.length
    ? 'it is about something else'
    : undefined;
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+/).filter(Boolean);
}

/** Words with a capital that do not begin a sentence, and words with capitals inside. */
function namesOf(text: string): readonly string[] {
  return sentencesOf(text).flatMap((sentence) => {
    const words = sentence.match(/[\p{L}\d][\p{L}\d.'-]*/gu) ?? [];
    return words
      .map((word) => word.replace(/(?:'s|[.'-])+$/u, ''))
      .filter((word, at) => (at > 0 && /^\p{Lu}/u.test(word)) || /^\p{L}+\p{Lu}/u.test(word));
  });
}
