/** What could be two things is asked about, each as a whole question: "the September invoice" by its date or by its work. */
import escapeStringRegexp from 'escape-string-regexp';
import { type QueryFrame, subjectOf } from '../../../../../domain/query/frame.ts';
import type { Part } from '../../read/topics/question.ts';
import type { Item } from '../../words/item.ts';
import {
  type ChosenReading,
  figures,
  none,
  type QuestionContext,
  type ReadQuestion,
  type SaidText,
} from '../reading.ts';
import { type AskedBack, type Asking, offer } from './ask-frames.ts';

interface Either {
  readonly said: RegExp;
  /** In place of it. */
  readonly meant: readonly [string, string?];
}

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const monat = '(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)';

const ofInvoices: readonly Either[] = [
  {
    said: new RegExp(
      String.raw`\b(${month}|(?<=(?:the|their|my|our|['’]s) )may)(?:['’]s)? (?:invoice|bill)\b`,
      'iu',
    ),
    meant: ['invoice issued in $1', 'invoice for work in $1'],
  },
  {
    said: new RegExp(
      String.raw`\b(?:invoice|bill) for (${month}|may)\b(?!['’]?s? (?:work|hours|time))`,
      'iu',
    ),
    meant: ['invoice issued in $1', 'invoice for work in $1'],
  },
  {
    said: /\b(last|this) month['’]s (?:invoice|bill)\b/iu,
    meant: ['the invoice issued $1 month', 'the invoice for work $1 month'],
  },
  {
    said: new RegExp(String.raw`(?<!\p{L})(${monat})s?[- ]?rechnung(?!\p{L})`, 'iu'),
    meant: ['Rechnung vom $1', 'Rechnung für Arbeit im $1'],
  },
  {
    said: new RegExp(
      String.raw`(?<!\p{L})rechnung (?:für|über) (?:den )?(?:monat )?(${monat})(?!\p{L}|[- ]arbeit)`,
      'iu',
    ),
    meant: ['Rechnung vom $1', 'Rechnung für Arbeit im $1'],
  },
];

/** What is unpaid may be late, or not be due yet. */
const ofUnpaid: readonly Either[] = [
  {
    said: /(?<=^(?:are|is) .*\b(?:unpaid|open|outstanding)\b.*)(?<!not )\bdue\b(?=\W*$)/iu,
    meant: ['overdue', 'not due yet'],
  },
  {
    said: /(?<=^(?:sind|ist) .*\b(?:unbezahlte?|offene?|ausstehende?)\b.*)(?<!\p{L}|nicht )fällig(?=\W*$)/iu,
    meant: ['überfällig', 'noch nicht fällig'],
  },
];

/** How often something was worked on is said by its days. */
const ofTimes: readonly Either[] = [
  { said: /\bhow (?:often|many times)\b/iu, meant: ['on how many days'] },
  { said: /(?<!\p{L})wie oft(?!\p{L})/iu, meant: ['an wie vielen Tagen'] },
];

const self = '(?:me|myself|mich|mir|ich|i)';

/** "Hours of Ben and me": of each, of one of them, or of oneself. */
function ofPeople(items: readonly Item[]): readonly Either[] {
  const names = items.flatMap((item) =>
    item.kind === 'name' && item.candidates.every(({ kind }) => kind === 'person') ? item.raw : [],
  );
  return names.map((name) => ({
    said: new RegExp(
      String.raw`\b(of|for|by|from|von|für|bei) (?:(${escapeStringRegexp(name)}) (?:and|und) (${self})|(${self}) (?:and|und) (${escapeStringRegexp(name)}))(?!\p{L})`,
      'iu',
    ),
    meant: ['$1 $2$5', '$1 $3$4'],
  }));
}

const ofTax: readonly Either[] = [
  {
    said: /\bafter (?:deducting )?(?:vat|sales tax)\b/iu,
    meant: ['without VAT', 'with VAT'],
  },
  {
    said: /\bnach (?:abzug der )?(?:mwst|mehrwertsteuer|umsatzsteuer|ust)\b/iu,
    meant: ['ohne Mehrwertsteuer', 'mit Mehrwertsteuer'],
  },
];

type IsRead = (text: string) => boolean;

/** "Revenue after VAT": with it, or what is left of it. */
export const askAfterTax = (text: string, isRead: IsRead): AskedBack | undefined =>
  askOf(ofTax, text, isRead);

function askOf(rules: readonly Either[], text: string, isRead: IsRead): AskedBack | undefined {
  const rule = rules.find(({ said }) => said.test(text));
  // At its start "invoice" would be an order.
  const lead =
    rule?.said.exec(text)?.index === 0 && /^\p{Lu}?\p{Ll}+ (?:invoice|bill)/u.test(text) ? 'the ' : '';
  const choices = (rule?.meant ?? [])
    .map((meant = '') => `${lead}${text.replace(rule?.said ?? '', meant)}`)
    .filter(isRead);
  return choices.length > 0 ? { words: rule?.said.exec(text)?.slice(0, 1) ?? [], choices } : undefined;
}

const making =
  /\b(?:create|make|draft|prepare|write|issue|generate|set up|need|want|please|erstell\w*|mach\w*|schreib\w*|stell\w*|vorbereit\w*|entw[ui]rf\w*|bereite|erzeug\w*|leg\w*|brauch\w*|bitte)\b/iu;
const named = /^(?:and |und )?(?:the|my|our|their|die|meine|unsere)\b/iu;

/** "The September invoice of Acme" orders nothing, and asks for no way to make one. */
function isNoOrder(part: Part, text: string): boolean {
  if (part.kind !== 'question') return false;
  const { intent } = part.question;
  return intent === 'how-invoice' || (intent === 'act-draft' && named.test(text) && !making.test(text));
}

interface Reader {
  readonly items: readonly Item[];
  readonly context: QuestionContext;
  readonly read: (said: SaidText, context: QuestionContext) => ReadQuestion;
}

/** Undefined where what was read is one thing; "since the September invoice" begins when that was issued. */
export function askEither(
  found: ReadQuestion | undefined,
  text: string,
  { items, context, read }: Reader,
): ReadQuestion | undefined {
  const { parts = [], chosen = none } = found ?? {};
  const isRead = (other: string) =>
    read({ quoted: other, masked: other }, context).chosen.frame !== undefined;
  if (chosen.frame === undefined && !parts.every((part) => isNoOrder(part, text))) return undefined;
  const asked = isOneQuestion(chosen)
    ? askOfFrame(chosen.frame, text, { items, context, isRead })
    : undefined;
  return asked && figures({ ...none, asked: { ...asked, words: [] } });
}

const isOneQuestion = ({ frame, since, more = [] }: ChosenReading): boolean =>
  since === undefined && more.length === 0 && frame?.comparison === undefined;

interface Asked {
  readonly items: readonly Item[];
  readonly context: Asking;
  readonly isRead: IsRead;
}

function askOfFrame(
  frame: QueryFrame | undefined,
  text: string,
  { items, context, isRead }: Asked,
): AskedBack | undefined {
  const people = askOf(ofPeople(items), text, isRead);
  if (people !== undefined) return people;
  return frame === undefined || subjectOf(frame.measure) === 'invoices'
    ? askOf([...ofInvoices, ...ofUnpaid, ...(frame === undefined ? ofTimes : [])], text, isRead)
    : askIfSent(frame, text, context);
}

const sending = /\b(?:sent|send|(?:ver|ge)schickt|ver(?:sandt|sendet)|schickte)\b/iu;

/** Who was never sent one has none. */
const isEver = /\b(?:never|ever|yet|nie|niemals|jemals|noch)\b/iu;

/** "To which client have I not sent an invoice?": without one, or with one that was not sent. */
function askIfSent(frame: QueryFrame, text: string, asking: Asking): AskedBack | undefined {
  const without = frame.filters.find((one) => one.field === 'invoiced' && !one.is);
  const isSent = frame.measure === 'clients' && sending.test(text) && !isEver.test(text);
  if (without === undefined || !('period' in without) || !isSent) return undefined;
  const unsent: QueryFrame = {
    ...{ measure: 'invoices', statistic: 'total', per: 'record', shape: 'list' },
    filters: [{ field: 'invoice', is: false, condition: 'sent' }],
    period: without.period,
  };
  const choices = [frame, unsent].flatMap((one) => offer(one, asking) ?? []);
  return choices.length > 1 ? { words: [], choices } : undefined;
}
