/** A question as the reader of frames sees it: periods, names, bounds and words with their senses, in their order. */

import { counterpart } from '../../../../domain/periods/period-units.ts';
import { findNumber } from '../../../../domain/periods/period-words.ts';
import { calendarPeriod } from '../../../../domain/periods/periods.ts';
import { spellIdioms } from '../words/idioms.ts';
import type { Item } from '../words/item.ts';
import type { NameIndex } from '../words/names.ts';
import type { SaidBound } from '../words/quantity.ts';
import { type Sense, senses } from '../words/sense.ts';
import { type Token, tokenize } from '../words/tokens.ts';
import { markDueBy } from './days/due-by.ts';
import { readIfBilled } from './days/if-billed.ts';
import { markForWork } from './invoices/for-work.ts';
import { markWithoutRecords } from './owners/without-records.ts';
import { readBounds } from './quantities.ts';
import { markSheetWeeks } from './sheets/sheet-stages.ts';
import { markAnyWeekdays } from './sides/any-weekday.ts';
import { daysOfMonth } from './sides/day-of-month.ts';
import { markBeside } from './sides/marked-senses.ts';
import { markAllBut } from './sides/named-values.ts';
import { spellNeverBilled } from './sides/never-billed.ts';
import { dropOrNot } from './sides/or-not.ts';
import { readQuotes } from './sides/quotes.ts';
import { joinWeeksOfMonths } from './sides/weeks-of-months.ts';
import { markWhatFor } from './sides/what-for.ts';
import { spellDialect } from './spelling/dialect.ts';
import { spellShortForms } from './spelling/short-forms.ts';
import { spellAll } from './spelling/spell-out.ts';
import { boundBudgetHours } from './terms/budget-hours.ts';
import { spellShares } from './terms/spell-shares.ts';
import { readSpans, type Span } from './topics/reading.ts';
import { spellWords } from './typing-errors.ts';

export interface ItemContext {
  readonly names: NameIndex;
  /** The user's own day, `YYYY-MM-DD`. */
  readonly today: string;
}

export function readItems(said: string, context: ItemContext): readonly Item[] {
  const { text: unquoted, quotes } = readQuotes(dropOrNot(said), context.names);
  // What stands in quotes, and the note of an entry, is the person's own text.
  const { text, bounds } = readBounds(
    boundBudgetHours(spellShares(spellNeverBilled(spellIdioms(spellShortForms(unquoted), context.names)))),
  );
  const spans = readSpans(
    spellWords(spellCompounds(spellDialect(tokenize(text), context.names), context.names), context.names),
    context,
  );
  const items: Item[] = [];
  const run: Token[] = [];
  const flush = () =>
    items.push(...readWords(run.splice(0), { bounds, quotes }).map((item) => assumeName(item, context)));
  for (const span of spans) {
    if (span.kind === 'words' || span.kind === 'unknown') run.push(...span.tokens);
    else {
      flush();
      items.push(...toItem(span));
    }
  }
  flush();
  const days = wholeUnits(
    joinWeeksOfMonths(
      daysOfMonth(
        markAllBut(markAnyWeekdays(markSheetWeeks(readIfBilled(items, context.today)))),
        context.today,
      ),
    ),
    context.today,
  );
  return markWithoutRecords(
    markWhatFor(
      markAskedNotes(
        markForWork(
          markDueBy(thanLast(lastDays(bareWeekends(markBeside(days))), context.today), context.today),
        ),
      ),
    ),
  );
}

const ofLast = /^(?:(?:the )?last(?: one)?|(?:als )?(?:der |die |das )?letzte[nrs]?)$/;

const isWord = (item: Item | undefined, sense: Sense): boolean =>
  item?.kind === 'word' && item.senses.has(sense);

/** "More this week than last": the one before it. */
function thanLast(items: readonly Item[], today: string): readonly Item[] {
  const periods = items.flatMap((item) => (item.kind === 'period' ? item.period : []));
  const [only] = periods;
  const last = items.at(-1);
  if (only === undefined || periods.length > 1 || last?.kind !== 'word' || !ofLast.test(last.text))
    return items;
  const before = items.slice(0, -1);
  const isSaid = isWord(
    before.findLast((item) => !isWord(item, 'filler')),
    'than',
  );
  const period = isSaid || /^als /.test(last.text) ? counterpart(only, today) : undefined;
  if (period === undefined) return items;
  const { raw, isAfterBreak } = last;
  const than: Item = { kind: 'word', raw, isAfterBreak, text: 'than', senses: new Set<Sense>(['than']) };
  const held: Item = { kind: 'period', raw, isAfterBreak, period, isBare: false };
  return isSaid ? [...before, held] : [...before, than, held];
}

/** "Freitage" are known as they are. */
function spellCompounds(tokens: readonly Token[], names: NameIndex): readonly Token[] {
  return tokens.flatMap((token) => (senses.knows(token.text) ? token : spellAll([token], names)));
}

const wholeOf = /(?:^| )(?:des|of the|over the|ubers|das)$/;

/** "Of the year", "des Monats", "übers Jahr": the one that runs. */
function wholeUnits(items: readonly Item[], today: string): readonly Item[] {
  return items.map((item, index) => {
    const words = [items[index - 2], items[index - 1]].flatMap((one) =>
      one?.kind === 'word' ? one.text : [],
    );
    const isOf = wholeOf.test(words.join(' '));
    const unit = (['year', 'quarter', 'month', 'week'] as const).find(
      (sense) => item.kind === 'word' && item.senses.has(sense),
    );
    if (!isOf || unit === undefined) return item;
    const { raw, isAfterBreak } = item;
    return { kind: 'period', raw, isAfterBreak, period: calendarPeriod(unit, today, 0), isBare: true };
  });
}

const bareWeekend = /^(?:am|at the|on the|over the|ubers|übers) (?:wochenende|weekend)$/i;

/** "At the weekend" is the last one, but beside another period its weekends. */
function bareWeekends(items: readonly Item[]): readonly Item[] {
  const periods = items.filter(({ kind }) => kind === 'period').length;
  if (periods < 2) return items;
  return items.map((item) =>
    item.kind === 'period' && bareWeekend.test(item.raw)
      ? {
          kind: 'word',
          raw: item.raw,
          isAfterBreak: item.isAfterBreak,
          text: 'weekends',
          senses: new Set(['weekends'] as const),
        }
      : item,
  );
}

const lastDay =
  /^(?:the )?(?:last|latest|most recent) day$|^(?:am |der |den |an dem )?(?:letzte|letzter|letzten) tag$/i;
const ofWork = /^(?:i|ive|we|weve|that|when|which|where|an|dem|wo|als|ich|wir)\b/;

const lastWeek = /^(?:the )?(?:last|latest) week$/i;
const thatIs = /^(?:that|which)\b/;

function lastUnitOf(raw: string, next: string): 'day' | 'week' | undefined {
  if (lastDay.test(raw)) return ofWork.test(next) ? 'day' : undefined;
  return lastWeek.test(raw) && thatIs.test(next) ? 'week' : undefined;
}

/** "The last day I worked for Acme" is not yesterday, but the last of those days. */
function lastDays(items: readonly Item[]): readonly Item[] {
  return items.flatMap((item, index): readonly Item[] => {
    const next = items[index + 1];
    if (item.kind !== 'period' || next?.kind !== 'word') return [item];
    const unit = lastUnitOf(item.raw, next.text);
    if (unit === undefined) return [item];
    const { isAfterBreak } = item;
    const word = (text: string, sense: Sense, raw = text): Item => ({
      kind: 'word',
      raw,
      isAfterBreak,
      text,
      senses: new Set([sense]),
    });
    return [word('last', 'last', item.raw), word(unit, unit)];
  });
}

const asking: readonly Sense[] = ['each', 'which', 'howMany', 'most', 'least', 'longest', 'shortest'];

/** "Top 3 notes", "which notes", "going by the notes" are asked for, and no condition of entries. */
function markAskedNotes(items: readonly Item[]): readonly Item[] {
  return items.map((item, index) => {
    if (item.kind !== 'word' || !item.senses.has('note')) return item;
    if (isVerb(items, index)) return { ...item, senses: new Set<Sense>(['entry']) };
    if (!isAskedFor(items, index)) return item;
    return { ...item, senses: new Set<Sense>(['noteRow']) };
  });
}

/** "What did I note on Tuesday?" */
function isVerb(items: readonly Item[], index: number): boolean {
  const [item, before] = [items[index], items[index - 1]];
  const isI = before?.kind === 'word' && /(?:^|\b)(?:i|we)$/.test(before.text);
  return isI && item?.kind === 'word' && item.text === 'note';
}

function isAskedFor(items: readonly Item[], index: number): boolean {
  const asks = (item: Item) => item.kind === 'word' && asking.some((sense) => item.senses.has(sense));
  const isSoft = (item: Item) =>
    item.kind === 'word' && !asks(item) && (item.senses.has('filler') || item.senses.size === 0);
  const before = items.slice(Math.max(0, index - 3), index).findLast((item) => !isSoft(item));
  return before !== undefined && (before.kind === 'number' || asks(before));
}

/** A word that means nothing may be a name with a typing error in it. */
function assumeName(item: Item, { names }: ItemContext): Item {
  if (item.kind !== 'word' || item.senses.size > 0) return item;
  const meant = names.findTypo(item.text) ?? names.findTypo(item.text.replace(/s$/, ''));
  if (meant === undefined) return item;
  const { raw, isAfterBreak } = item;
  return { kind: 'name', raw, isAfterBreak, candidates: [meant], isAssumed: true };
}

function toItem({ tokens, period, name }: Span): readonly Item[] {
  const raw = tokens.map((token) => token.raw).join(' ');
  const isAfterBreak = tokens[0]?.gap !== 'space';
  if (period !== undefined)
    return [{ kind: 'period', raw, isAfterBreak, period, isBare: tokens.length === 1 }];
  return name === undefined ? [] : [{ kind: 'name', raw, isAfterBreak, candidates: name.candidates }];
}

const mark = /^(?<kind>bound|quote)(?<at>\d+)$/;

interface Marked {
  readonly bounds: readonly SaidBound[];
  readonly quotes: readonly string[];
}

/** What was taken out of the text before it was cut. */
function markedItem({ text, gap }: Token, { bounds, quotes }: Marked): Item | undefined {
  const { kind, at = '' } = mark.exec(text)?.groups ?? {};
  const isAfterBreak = gap !== 'space';
  const raw = kind === 'quote' ? quotes[Number(at)] : undefined;
  if (raw !== undefined) return { kind: 'text', raw, isAfterBreak };
  const bound = kind === 'bound' ? bounds[Number(at)] : undefined;
  return bound && { kind: 'bound', raw: bound.raw, isAfterBreak, bound };
}

function readWords(tokens: readonly Token[], marked: Marked): Item[] {
  const items: Item[] = [];
  const plain: Token[] = [];
  const flush = () => {
    for (const { tokens: own, classes } of senses.read(plain.splice(0))) {
      const text = own.map((token) => token.text).join(' ');
      const raw = own.map((token) => token.raw).join(' ');
      const isAfterBreak = own[0]?.gap !== 'space';
      const number = own.length === 1 && classes.length === 0 ? findNumber(text) : undefined;
      items.push(
        number === undefined
          ? { kind: 'word', raw, isAfterBreak, text, senses: new Set(classes) }
          : { kind: 'number', raw, isAfterBreak, value: number },
      );
    }
  };
  for (const token of tokens) {
    const item = markedItem(token, marked);
    if (item === undefined) plain.push(token);
    else {
      flush();
      items.push(item);
    }
  }
  flush();
  return items;
}
