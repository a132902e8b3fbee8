/** "Paid so far: 2,500.00 € of 11,430.95 €", "still to be paid: …": how much of the invoices that were found is so. */
import type { Money } from '../../../../domain/money.ts';
import type { InvoiceCondition, QueryFrame } from '../../../../domain/query/frame.ts';
import type { InvoiceRecord } from '../../insight/model/query/answers.ts';
import { enumerate } from './answers/answer.ts';
import { tr } from './answers/shared.ts';
import type { FrameAnswerContext } from './context.ts';

type Context = Pick<FrameAnswerContext, 'language' | 'format'>;
type Facts = Pick<InvoiceRecord, 'isCredit' | 'state' | 'gross' | 'due' | 'paid'>;

const ofPaid: ReadonlySet<InvoiceCondition> = new Set<InvoiceCondition>(['paid', 'partlyPaid']);
const ofRest: ReadonlySet<InvoiceCondition> = new Set<InvoiceCondition>(['paid', 'open']);

/** Undefined where no amount is asked for. */
export function sayAmounts(
  found: readonly Facts[],
  { asks, shape }: Pick<QueryFrame, 'asks' | 'shape'>,
  context: Context,
): string | undefined {
  const issued = found.filter(({ isCredit, state }) => !isCredit && state !== 'draft');
  if (asks === undefined || shape !== 'figure' || issued.length === 0) return undefined;
  const isOfPaid = ofPaid.has(asks.condition) && asks.is;
  if (!isOfPaid && !ofRest.has(asks.condition)) return undefined;
  const parts = issued.map(({ paid, due }) => (isOfPaid ? paid : due));
  const whole = sayEach(addUp(issued.map(({ gross }) => gross)), '', context);
  const amount = parts.some(({ minor }) => minor !== 0) ? sayEach(addUp(parts), '**', context) : undefined;
  const all = `${whole}${sayPercent(parts, issued, context)}`;
  return isOfPaid ? sayPaid(amount, all, context) : sayRest(amount, all, context);
}

/** Of what is all in one currency. */
function sayPercent(parts: readonly Money[], issued: readonly Facts[], { format }: Context): string {
  const [part, ...more] = addUp(parts);
  const [whole] = addUp(issued.map(({ gross }) => gross));
  if (part === undefined || whole === undefined || more.length > 0 || part.minor === 0) return '';
  return ` (${format.percent(part.minor / whole.minor)})`;
}

function sayPaid(amount: string | undefined, whole: string, context: Context): string {
  return amount === undefined
    ? tr(context, `Nothing is paid so far, of ${whole}`, `Bisher ist nichts bezahlt, von ${whole}`)
    : tr(context, `Paid so far: ${amount} of ${whole}`, `Bisher bezahlt: ${amount} von ${whole}`);
}

function sayRest(amount: string | undefined, whole: string, context: Context): string {
  return amount === undefined
    ? tr(context, `Nothing is left to be paid, of ${whole}`, `Es ist nichts mehr zu zahlen, von ${whole}`)
    : tr(context, `Still to be paid: ${amount} of ${whole}`, `Noch zu zahlen: ${amount} von ${whole}`);
}

/** One a currency. */
function addUp(amounts: readonly Money[]): readonly Money[] {
  return [...Map.groupBy(amounts, ({ currency }) => currency)].map(([currency, same]) => ({
    currency,
    minor: same.reduce((sum, { minor }) => sum + minor, 0),
  }));
}

const sayEach = (amounts: readonly Money[], mark: string, { format, language }: Context): string =>
  enumerate(
    amounts.map((amount) => `${mark}${format.money(amount)}${mark}`),
    language,
  );
