/**
 * What a person agreed to when they let invoices be issued or sent by themselves: prices, tax and recipient, and the mail
 * where they are sent. An invoice that differs stays a draft, and asks again.
 */
import type { InvoiceDocument } from '../invoice-document.ts';

export interface AgreedTerms {
  readonly currency: string;
  /** `category rate`, each once, in order. */
  readonly taxes: readonly string[];
  /** Quantity and unit price of the fixed items, in their order. */
  readonly items: readonly string[];
  /** Unit prices of time, each once, in order. */
  readonly timePrices: readonly string[];
  /** Who is billed, and where that is sent. */
  readonly recipient: string;
  /** Address and text of the mail, where one is sent. */
  readonly mail?: string;
}

export type ChangedTerm = 'price' | 'tax' | 'recipient' | 'mail';

type Line = InvoiceDocument['lines'][number];

const isTime = ({ source }: Line) => source === 'time';
const priceOf = ({ unitPrice, priceBaseQuantity }: Line) => `${unitPrice}/${priceBaseQuantity}`;
const eachOnce = (texts: readonly string[]) => [...new Set(texts)].toSorted();

/** `email`: where invoices of the client are sent; empty where nobody is known. */
export function termsOfDocument(
  { currency, lines, buyer }: Pick<InvoiceDocument, 'currency' | 'lines' | 'buyer'>,
  email: string,
): AgreedTerms {
  return {
    currency,
    taxes: eachOnce(lines.map(({ taxCategory, taxRate }) => `${taxCategory} ${taxRate}`)),
    items: lines.filter((line) => !isTime(line)).map((line) => `${line.quantity} × ${priceOf(line)}`),
    timePrices: eachOnce(lines.filter(isTime).map(priceOf)),
    recipient: [buyer.name, buyer.vatId ?? '', buyer.eAddress?.id ?? '', email].join('\n'),
  };
}

/** All of what the first invoices show; a kind of time that none of them had is asked about when it comes. */
export function joinTerms(all: readonly AgreedTerms[]): AgreedTerms | undefined {
  const [first] = all;
  if (first === undefined) return undefined;
  return {
    ...first,
    taxes: eachOnce(all.flatMap(({ taxes }) => taxes)),
    timePrices: eachOnce(all.flatMap(({ timePrices }) => timePrices)),
  };
}

export function findChangedTerm(agreed: AgreedTerms, now: AgreedTerms): ChangedTerm | undefined {
  if (now.recipient !== agreed.recipient) return 'recipient';
  const isKnown = (known: readonly string[], found: readonly string[]) =>
    found.every((each) => known.includes(each));
  if (!isKnown(agreed.taxes, now.taxes)) return 'tax';
  const isSamePrice =
    now.currency === agreed.currency &&
    now.items.join('\n') === agreed.items.join('\n') &&
    isKnown(agreed.timePrices, now.timePrices);
  if (!isSamePrice) return 'price';
  return now.mail !== undefined && now.mail !== agreed.mail ? 'mail' : undefined;
}
