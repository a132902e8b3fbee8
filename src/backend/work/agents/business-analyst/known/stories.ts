/** User stories: "As a customer, I want to … so that …", "Als Kunde möchte ich …, damit …". */

export interface Story {
  readonly actor: string;
  /** What is wanted: a piece of the sentence. */
  readonly wish: string;
  readonly benefit: string | undefined;
}

const english =
  /^as (?:an?|the) ([^,]{1,60}?),? i(?:'d| would)? (?:want|like|need|can|wish|must|should|have)(?: to)?\s/i;
const german =
  /^als (?:ein[er]? )?([^,]{1,60}?),? (?:möchte|will|kann|muss|soll|benötige|brauche|wünsche) ich\s/i;
const benefits = /[,\s]\s*(?:so that|in order to|so i can|damit|sodass|so dass|um)\s/i;

export function readStory(sentence: string): Story | undefined {
  const found = english.exec(sentence) ?? german.exec(sentence);
  const actor = found?.[1]?.trim();
  if (found === null || actor === undefined || actor === '') return undefined;
  const rest = sentence.slice(found[0].length);
  const at = benefits.exec(rest);
  const wish = (at === null ? rest : rest.slice(0, at.index)).trim().replace(/[.,;:]$/, '');
  if (wish === '') return undefined;
  const benefit = at === null ? undefined : rest.slice(at.index + at[0].length).trim();
  return { actor, wish, benefit };
}
