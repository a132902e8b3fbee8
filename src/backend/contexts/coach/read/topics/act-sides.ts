/** Whether what is logged can be billed, where it is said: a side of the entry, and no note of it. */

const word = '(?:billable|abrechenbar(?:e[nmrs]?)?|verrechenbar(?:e[nmrs]?)?|fakturierbar(?:e[nmrs]?)?)';
const lead =
  '(?:(?:and|but|und|aber)\\s+)?(?:(?:it\\s+)?(?:is|are|was|ist|sind|war)\\s+|(?:mark(?:ed)?\\s+)?as\\s+|als\\s+)?';
const no = String.raw`\s*[:=,–—-]?\s*(?:no|nein|false|nope)`;
const denied = `(?:(?:not|non|never|isn['’]t|nicht|nie)[\\s-]*${word}|unbillable|nonbillable|unabrechenbar|${word}${no})`;
const side = `${lead}(?:(${denied})|${word}(?:\\s*[:=,–—-]?\\s*(?:yes|ja|true))?)`;
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

const denial =
  /(?:^|[\s(.–—-])(?:(?:not|non|never|isn['’]t|nicht|nie|noch nicht|not yet)[\s-]*(?:billable|billed|abrechenbar|verrechenbar|abrechnen|berechnen|verrechnen|abgerechnet|berechnet)|(?:do not|don['’]t) (?:bill|charge)(?: it| this| that)?|unbillable|unabrechenbar|free of charge|for free|pro bono|kostenlos|unentgeltlich|gratis)[\s).!]*$/iu;
const denialFirst = /^(?:not|non|nicht)[\s-]*(?:billable|abrechenbar)(?:[\s,;:–—-]|$)/iu;

/** Whether a note says, at its end or its beginning, that its time is not billed: to be asked about, since it is words as well. */
export const mayDeny = (note: string): boolean => denial.test(note) || denialFirst.test(note);
