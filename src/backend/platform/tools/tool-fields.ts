/** Fields that inputs and outputs of tools share, and what they are made from. */
import * as z from 'zod';
import { type RecordLink, recordLinkSchema } from '../../../contract/coach/record-link.ts';
import { countedTimes } from '../../../domain/figures/counted-time.ts';
import { type Money, toDecimalString } from '../../../domain/money.ts';
import { localTime } from '../../../domain/zones.ts';
import { ApiError } from '../http/api-error.ts';
import { dateSchema, idSchema } from '../http/wire.ts';
import type { ToolUse } from './tool.ts';

/** Rows of one answer: a model reads no more. */
export const rowsAtMost = 100;

export const limitField = z.number().int().min(1).max(rowsAtMost).default(50).describe('Rows at most.');
export const projectIdField = idSchema.describe('From list_projects.');
export const clientIdField = idSchema.describe('From list_clients.');
export const fromField = dateSchema.describe('First day, YYYY-MM-DD.');
export const toField = dateSchema.describe('Last day, YYYY-MM-DD, inclusive.');

/** Only the person's own time; its name says it to a model, which pays for each word. */
export const isMineField = z.boolean();

export const ofWhomOut = z
  .enum(countedTimes)
  .describe(
    "Whose time is counted; led, joined: the person's own and that of projects they lead, or are in.",
  );
export const amountOut = z.object({ amount: z.string(), currency: z.string() });
export const linkOut = recordLinkSchema;
export const secondsOut = z.number().int();

/** `cut`: there are more than these. */
export function listOut<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), cut: z.boolean() });
}

/** `{ amount: '4820.00', currency: 'EUR' }` */
export function toAmount(money: Money): z.output<typeof amountOut> {
  return { amount: toDecimalString(money), currency: money.currency };
}

export function linkTo(kind: RecordLink['kind'], ...ids: readonly string[]): RecordLink {
  return { kind, ids: [...ids] };
}

/** `10:30`, with seconds where there are some. */
export function clockTime(epochMs: number, zone: string): string {
  return localTime(epochMs, zone).replace(/:00$/, '');
}

/** Text that others wrote may be long; a model reads its beginning. */
export function shorten(text: string, length = 300): string {
  return text.length > length ? `${text.slice(0, length).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

/** Words of a preview in the language of the question: English where it is not German. */
export function wordsFor({ locale }: Pick<ToolUse, 'locale'>): (english: string, german: string) => string {
  const isGerman = /^de\b/i.test(locale);
  return (english, german) => (isGerman ? german : english);
}

/** The record of an act, where an earlier try made it. */
export async function findMade<Item>(load: () => Promise<Item>): Promise<Item | undefined> {
  try {
    return await load();
  } catch (error) {
    if (ApiError.is(error) && error.code === 'not_found') return undefined;
    throw error;
  }
}

/** Whether a part of its name is as it was said, whatever the case; always where nothing was said. */
export function hasName({ name }: { readonly name: string }, said: string | undefined): boolean {
  return said === undefined || name.toLowerCase().includes(said.toLowerCase());
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

const pagesAtMost = 40;

/** Of a list that has no such filter: those that are wanted, as far as the limit, of at most 20,000 records. */
export async function collect<Item>(
  load: (cursor: string | undefined) => Promise<Page<Item>>,
  { wanted, limit }: { readonly wanted: (item: Item) => boolean; readonly limit: number },
): Promise<{ readonly items: readonly Item[]; readonly cut: boolean }> {
  const found: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pagesAtMost; page += 1) {
    const { items, nextCursor } = await load(cursor);
    found.push(...items.filter(wanted));
    if (found.length > limit) return { items: found.slice(0, limit), cut: true };
    if (nextCursor === null) return { items: found, cut: false };
    cursor = nextCursor;
  }
  return { items: found, cut: true };
}
