/** Walks what a tool gave, by the conventions of tool outputs: amount and currency, `…Seconds`, `…Percent`, ISO days. */
import type { KnownValue } from './figure.ts';

const isoDate = /^\d{4}-\d{2}-\d{2}/;

/** `link` of an object, where `isLink` takes it, is that of everything in it. */
export function collectValues<Link>(
  output: unknown,
  isLink: (value: unknown) => value is Link,
  link?: Link,
): readonly KnownValue<Link>[] {
  if (Array.isArray(output)) {
    const length: KnownValue<Link> = { kind: 'count', value: output.length, link };
    return [length, ...output.flatMap((each) => collectValues(each, isLink, link))];
  }
  if (typeof output === 'string') return textValues(output, link);
  if (typeof output === 'number') return [{ kind: 'count', value: output, link }];
  if (typeof output !== 'object' || output === null) return [];
  const fields = output as Readonly<Record<string, unknown>>;
  const own = isLink(fields['link']) ? fields['link'] : link;
  const amount = amountOf(fields, own);
  if (amount !== undefined) return [amount];
  return Object.entries(fields)
    .filter(([name]) => name !== 'link')
    .flatMap(([name, value]) => fieldValues(name, value, { isLink, link: own }));
}

function amountOf<Link>(
  { amount, currency }: Readonly<Record<string, unknown>>,
  link: Link | undefined,
): KnownValue<Link> | undefined {
  if (typeof amount !== 'string' || typeof currency !== 'string') return undefined;
  return { kind: 'amount', value: Number(amount), currency, link };
}

function fieldValues<Link>(
  name: string,
  value: unknown,
  { isLink, link }: { readonly isLink: (value: unknown) => value is Link; readonly link: Link | undefined },
): readonly KnownValue<Link>[] {
  if (typeof value === 'number' && /seconds$/i.test(name))
    return [{ kind: 'duration', seconds: value, link }];
  if (typeof value === 'number' && /percent$/i.test(name)) return [{ kind: 'percent', value, link }];
  return collectValues(value, isLink, link);
}

function textValues<Link>(text: string, link: Link | undefined): readonly KnownValue<Link>[] {
  const day = isoDate.exec(text)?.[0];
  const dated: readonly KnownValue<Link>[] = day === undefined ? [] : [{ kind: 'date', date: day, link }];
  const named: readonly KnownValue<Link>[] = /\d/.test(text) ? [{ kind: 'text', text, link }] : [];
  return [...dated, ...named];
}
