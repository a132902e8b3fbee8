/** Whether what is logged can be billed, where it is said: a side of the entry, and no note of it. */

const word = '(?:billable|abrechenbar(?:e[nmrs]?)?|verrechenbar(?:e[nmrs]?)?|fakturierbar(?:e[nmrs]?)?)';
const lead =
  '(?:(?:and|but|und|aber)\\s+)?(?:(?:it\\s+)?(?:is|are|was|ist|sind|war)\\s+|(?:mark(?:ed)?\\s+)?as\\s+|als\\s+)?';
const denied = `(?:(?:not|non|nicht)[\\s-]*${word}|unbillable|nonbillable)`;
const side = `${lead}(?:(${denied})|${word})`;
const within = new RegExp(`(?<![\\p{L}\\p{N}-])${side}(?![\\p{L}\\p{N}-])`, 'iu');
const whole = new RegExp(`^${side}$`, 'iu');
const atEnd = new RegExp(`^(.*\\S)\\s*[,;–—]\\s*${side}$`, 'isu');

interface Sided {
  readonly text: string;
  readonly billable?: boolean;
}

/** Cuts "not billable" out of an order; said twice it is not read. */
export function takeBillable(text: string): Sided {
  const found = within.exec(text);
  if (found === null) return { text };
  return {
    text: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`,
    billable: found[1] === undefined,
  };
}

/** A note that is nothing else, or ends with it behind a comma: "Schema, nicht abrechenbar". */
export function cutBillable(note: string): { readonly note?: string; readonly billable?: boolean } {
  const alone = whole.exec(note);
  if (alone !== null) return { billable: alone[1] === undefined };
  const last = atEnd.exec(note);
  return last === null ? { note } : { note: last[1] ?? '', billable: last[2] === undefined };
}
