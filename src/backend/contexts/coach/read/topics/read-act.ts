/** What the coach is told to do: read whole, with its length, its amount and its note; it becomes a proposal, never a deed. */

import type { NamedRecord } from '../../model/named-record.ts';
import { fullName } from '../../words/phrasing.ts';
import { type Token, tokenize } from '../../words/tokens.ts';
import { spellAll } from '../spelling/spell-out.ts';
import { cutBillable, mayDeny, takeBillable } from './act-sides.ts';
import { spellClock, type Taken, takeLength, takeSpan, takeStart, unit } from './act-times.ts';
import { type Frame, isInvoiceNumber } from './frames/frame.ts';
import { findAct } from './frames/frames.ts';
import type { ActFrameClass } from './frames/how-to-words.ts';
import { type ActSaid, actIntents, type Part, type Question } from './question.ts';
import { chooseRecord, type FramedOptions } from './read-framed.ts';
import type { Clause, ReadingContext } from './reading.ts';
import { readSpans, toClause } from './reading.ts';
import type { Slots } from './slots.ts';

/** 'Notiz: "review" eintragen': what it is called, its quotation marks and the verb at the end are none of the note. */
function plainNote(note: string): string {
  return note
    .replace(/\s+(?:eintragen|buchen|erfassen|loggen|verbuchen|notieren)$/iu, '')
    .replace(
      /^(?:(?:with|mit)\s+)?(?:the\s+|der\s+|dem\s+)?(?:note|comment|notiz|kommentar|vermerk)(?:\s*:\s*|\s+(?=["“„»']))/iu,
      '',
    )
    .replace(/^["“„»'](.*)["”“«']$/su, '$1');
}

const amountPattern =
  /(?:(€|\$|£|EUR|USD|CHF|GBP)\s*(\d[\d.,']*\d|\d)|(\d[\d.,']*\d|\d)\s*(€|\$|£|euros?|EUR|dollars?|USD|CHF|franken|GBP|pounds?)(?![\p{L}]))/iu;
const currencies: Readonly<Record<string, string>> = {
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  $: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  '£': 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  franken: 'CHF',
};

/** `1.200,50`, `1,200.50`, `500`: what could be read two ways is not read. */
export function toDecimal(text: string): string | undefined {
  const plain = text.replaceAll("'", '');
  if (/^\d+$/.test(plain)) return plain;
  if (/^\d+[.,]\d{2}$/.test(plain)) return plain.replace(',', '.');
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d{2})?$/.test(plain)) return plain.replaceAll('.', '').replace(',', '.');
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d{2})?$/.test(plain)) return plain.replaceAll(',', '');
  return undefined;
}

/** Cents show that it is money, where it is no length: `2152.70 on 2026-0013`. */
const bareAmount = new RegExp(
  String.raw`(?<![\p{L}\d.,-])(\d[\d.,']*[.,]\d{2})(?!\s*(?:${unit})(?![\p{L}]))(?![\d\p{L}.-])`,
  'iu',
);

function takeAmount(text: string): Taken & { readonly amount?: string; readonly currency?: string } {
  const found = amountPattern.exec(text);
  if (found === null) return takeBareAmount(text);
  const number = toDecimal(found[2] ?? found[3] ?? '');
  if (number === undefined) return { text };
  const sign = (found[1] ?? found[4] ?? '').toLowerCase();
  return {
    text: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`,
    amount: number,
    currency: currencies[sign] ?? sign.toUpperCase(),
  };
}

function takeBareAmount(text: string): Taken & { readonly amount?: string } {
  const found = bareAmount.exec(text);
  const amount = toDecimal(found?.[1] ?? '');
  if (found === null || amount === undefined || !/\d{4}-\d{3,}/.test(text)) return { text };
  return { text: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`, amount };
}

/** "… with the note". */
const noteLead =
  /[\s,]+(?:(?:with|mit)\s+)?(?:(?:the|a|der|dem|einer)\s+)?(?:note|comment|notiz|kommentar|vermerk)\s*$/iu;

/** What stands behind a colon, or in quotation marks at the end, is the note. */
function takeNote(text: string): { readonly text: string; readonly note?: string } {
  const colon = /^(.*?[^\d\s])\s*:\s+(\S.*)$/su.exec(text) ?? /^(.*?\d)\s*:\s+(\S.*)$/su.exec(text);
  const quoted = /^(.*?)[\s,]*["“„»'](\S.*?)["”“«']\s*[.!?]*$/su.exec(text);
  const found = colon ?? quoted;
  const note = found?.[2]?.replace(/[.!?\s]+$/, '').trim();
  if (found === null || note === undefined || note === '') return { text };
  return { text: (found[1] ?? '').replace(noteLead, ''), note };
}

/** Of what a comma parts, as much as can be an act; the rest is its note. */
function cutAtCommas(text: string): readonly { readonly text: string; readonly note: string }[] {
  // "Billable?" asks.
  if (/\?\s*$/.test(text)) return [];
  const commas = [...text.matchAll(/,\s+|\s+[-–—]\s+/gu)].toReversed();
  return commas.flatMap((comma) => {
    const note = text
      .slice(comma.index + comma[0].length)
      .replace(/[.!?\s]+$/, '')
      .trim();
    return note === '' ? [] : { text: text.slice(0, comma.index), note };
  });
}

/** A part of a day is that day to whoever logs time. */
const partsOfDays: readonly (readonly [RegExp, string])[] = [
  [/\b(?:for |from )?this (?:morning|afternoon|evening)\b|\btonight\b/giu, 'today'],
  [/\bheute (?:morgen|fr[uü]h|vormittag|mittag|nachmittag|abend)\b/giu, 'heute'],
  [/\byesterday (?:morning|afternoon|evening)\b|\blast night\b/giu, 'yesterday'],
  [/\bgestern (?:morgen|fr[uü]h|vormittag|mittag|nachmittag|abend)\b/giu, 'gestern'],
];

const takesNote: ReadonlySet<string> = new Set(['act-log', 'act-start']);
const isAct = new Set<string>(actIntents);

export function readAct(written: string, context: ReadingContext, options: FramedOptions): Part | undefined {
  const said = partsOfDays.reduce((text, [part, day]) => text.replaceAll(part, day), written);
  if (asksIfOneCan(tokenize(said))) return undefined;
  // "Start the timer, Checkout bugfix": what begins with a project is no note.
  const cut = cutAtCommas(said).filter(({ note }) => isNote(note, context));
  for (const parts of [{ text: said }, takeNote(said), ...cut]) {
    const read = readParts(parts, context, options);
    if (read !== undefined) return read;
  }
  return undefined;
}

interface Told {
  readonly text: string;
  readonly note?: string;
}

/** "…, Checkout bugfix" and "…, 2 h on Mobile app" are no notes: the time of the second would be lost. */
function isNote(note: string, { names }: ReadingContext): boolean {
  const tokens = tokenize(note);
  const searched = /^\d/.test(note) ? tokens : tokens.slice(0, 1);
  return !searched.some((_, index) => names.find(tokens, index) !== undefined);
}

function readParts(told: Told, context: ReadingContext, options: FramedOptions): Part | undefined {
  const { text, note } = told;
  const taken = takeSaid(told);
  if (taken === undefined) return undefined;
  const { rest, said } = taken;
  const clause = toClause(readSpans(spellAll(tokenize(rest), context.names), context));
  const one = findAct(clause, options.today);
  const isAsked = /\?\s*$/.test(text);
  if (one === undefined || !fits(one, clause, { ...said, isAsked })) return undefined;
  const slots = options.findSlots(clause);
  if (said.note !== undefined && said.billable === undefined && mayDeny(said.note))
    return askSide(text, said.note, options);
  return slots.ambiguous === undefined
    ? { kind: 'question', question: toQuestion(one, clause, { slots, said }) }
    : { ...chooseRecord(clause, slots.ambiguous), choices: withNames(text, note, clause, slots.ambiguous) };
}

/** Whether it is of the note alone, or says that the time is not billed. */
function askSide(text: string, note: string, { language }: FramedOptions): Part {
  const [not, yes] = language === 'de' ? ['nicht abrechenbar', 'abrechenbar'] : ['not billable', 'billable'];
  const choices = [not, yes].map((side) => `${text.trim()}, ${side}: ${note}`);
  return { kind: 'unclear', about: 'side', subject: note, choices };
}

/** Cuts out what is no name and no verb; undefined where it contradicts itself. */
function takeSaid({ text, note }: Told): { readonly rest: string; readonly said: ActSaid } | undefined {
  const side = takeBillable(text);
  const noted = note === undefined ? {} : cutBillable(plainNote(note));
  // Said of both: one of them is a mistake.
  if (side.billable !== undefined && noted.billable !== undefined) return undefined;
  const { text: withoutAmount, amount, currency } = takeAmount(spellClock(side.text));
  const span = takeSpan(withoutAmount);
  const { text: withoutLength, seconds = span.seconds } = takeLength(span.text);
  // "2 h from 9 to 10": one of both is a mistake.
  if (span.seconds !== undefined && span.seconds !== seconds) return undefined;
  const { text: rest, start } =
    seconds === undefined ? { text: withoutLength } : startOf(withoutLength, span);
  const said = {
    seconds,
    start,
    amount,
    currency,
    note: noted.note,
    billable: side.billable ?? noted.billable,
  };
  return { rest, said: withoutEmpty(said) };
}

type Maybe<Of> = { readonly [Key in keyof Of]: Of[Key] | undefined };

function withoutEmpty({
  seconds,
  start,
  amount,
  currency,
  note,
  billable,
}: Maybe<Required<ActSaid>>): ActSaid {
  return {
    ...(seconds !== undefined && { seconds }),
    ...(start !== undefined && { start }),
    ...(amount !== undefined && { amount }),
    ...(currency !== undefined && { currency }),
    ...(note !== undefined && { note }),
    ...(billable !== undefined && { billable }),
  };
}

/** Of a span it is known. */
const startOf = (
  text: string,
  { start }: { readonly start?: string },
): { readonly text: string; readonly start?: string } =>
  start === undefined ? takeStart(text) : { text, start };

/** The whole command again, with the name said in full. */
function withNames(
  text: string,
  note: string | undefined,
  { spans }: Clause,
  records: readonly NamedRecord[],
): readonly string[] {
  const said = spans
    .find(({ name }) => (name?.candidates.length ?? 0) > 1)
    ?.tokens.map(({ raw }) => raw)
    .join(' ');
  const behind = note === undefined ? '' : `: ${note}`;
  return records
    .slice(0, 6)
    .map((record) => `${text.trim().replace(said ?? '', () => fullName(record, records))}${behind}`);
}

/** A sentence that begins with one of these asks. */
const questionWords = new Set(
  'has have did does do is was were are hat haben ist sind wurde wurden war waren wann when who wer what was welche which how wie'.split(
    ' ',
  ),
);

/** "Can I stop the timer?", "darf man …" ask for the way; "can you stop it?" asks for the deed. */
function asksIfOneCan(tokens: readonly Token[]): boolean {
  const said = tokens
    .slice(0, 5)
    .map(({ text }) => text)
    .join(' ');
  return /^(?:and |und |hey |so |also )?(?:(?:can|could|may) (?:i|one)|(?:kann|konnte?|darf|durfte) (?:ich|man)|is it possible|ist es moglich|is there a way)\b/.test(
    said,
  );
}

/** "Nordwind paid 2026-0013": all of it. */
const tellsPaid = new Set(['paid', 'settled', 'zahlte', 'bezahlte', 'beglich', 'uberwies']);

function isStatement({ spans, words }: Clause, { isAsked }: { readonly isAsked: boolean }): boolean {
  return spans[0]?.kind === 'name' && !isAsked && words.some((word) => tellsPaid.has(word));
}

/** "Stop?" and "new invoice for Acme?" ask as well. */
function isBare(needs: Frame<ActFrameClass>['needs']): boolean {
  return needs.length === 1 && needs.flat().some((name) => name === 'stopAlone' || name === 'newInvoice');
}

function mayAsk({ words }: Clause, { isAsked }: { readonly isAsked: boolean }): boolean {
  return isAsked || questionWords.has(words[0] ?? '');
}

const asking: ReadonlySet<string> = new Set(['act-log', 'act-issue', 'act-send', 'act-remind']);

/** "How many hours …", "what is open of the invoice" ask. */
function asksInstead(intent: string, clause: Clause, said: { readonly isAsked: boolean }): boolean {
  if (intent === 'act-draft') return questionWords.has(clause.words[0] ?? '');
  return asking.has(intent) && mayAsk(clause, said);
}

const toOneself = new Set(['me', 'mir', 'us', 'uns', 'myself', 'mich']);
/** "Send me the invoice" is not to the client, and "issue an invoice" is to make one. */
const unheldWords: Readonly<Record<string, ReadonlySet<string> | undefined>> = {
  'act-send': toOneself,
  'act-remind': toOneself,
  'act-issue': new Set(['a', 'an', 'another', 'new', 'eine', 'einen', 'neue', 'neuen', 'weitere']),
};

/** All that was said has its place in the act. */
function fits(
  { intent, requires, needs }: Frame<ActFrameClass>,
  clause: Clause,
  said: ActSaid & { readonly isAsked: boolean },
): boolean {
  // "Bill Acme" is a command, "the Acme bill" is not.
  const first = clause.spans[0]?.kind;
  const isVerbFirst = first !== 'name' && first !== 'period';
  // "Nordwind paid 500 € on 2026-0038" tells, "has Nordwind paid …" asks.
  const isTold = needs.some((group) => group.includes('hasPaid'));
  // "Payment for 2026-0036" alone asks as well as it tells.
  const isNoun = needs.length === 1 && needs[0]?.length === 1 && needs[0][0] === 'pay';
  if (isNoun && said.amount === undefined && !isStatement(clause, said)) return false;
  if (said.isAsked && isBare(needs)) return false;
  if (isTold && mayAsk(clause, said)) return false;
  return (
    isAct.has(intent) &&
    (!requires.has('C') || isVerbFirst) &&
    !asksInstead(intent, clause, said) &&
    holdsSaid(intent, clause, said)
  );
}

function holdsSaid(intent: string, { words }: Clause, said: ActSaid): boolean {
  const isOfAct = (of: string): boolean => intent === of;
  return (
    !words.some((word) => unheldWords[intent]?.has(word)) &&
    (said.seconds === undefined) !== isOfAct('act-log') &&
    (said.amount === undefined || isOfAct('act-payment')) &&
    (said.note === undefined || takesNote.has(intent)) &&
    (said.billable === undefined || isOfAct('act-log'))
  );
}

function toQuestion(
  { intent }: Frame<ActFrameClass>,
  clause: Clause,
  { slots, said }: { readonly slots: Slots; readonly said: ActSaid },
): Question {
  const [project] = slots.projects;
  const [client] = slots.clients;
  const [period] = clause.periods;
  const invoice = clause.spans.flatMap(({ tokens }) => tokens).find(isInvoiceNumber)?.raw;
  return {
    intent,
    ...(period && { period }),
    ...(project && { project }),
    ...(client && (project === undefined || project.clientId !== client.id) && { client }),
    ...(invoice !== undefined && { invoice }),
    act: said,
  };
}
