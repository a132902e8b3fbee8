/** Parts that the schemas of all slices share: ids, money, instants, pages, versions. */
import * as z from 'zod';
import { findLanguageTag } from '../../../contract/text/language-tag.ts';
import { highestAmountMinor, isCurrency } from '../../../domain/money.ts';
import { isPlainLine, isPlainText } from '../../../domain/text/plain-text.ts';
import { findZone, isKeptDate } from '../../../domain/zones.ts';

/** In lower case, as RFC 9562 prints it, so that one id is one text. */
export const idSchema = z.uuid().toLowerCase().meta({ description: 'UUIDv7' });

const oneLine = 'must be one line without control characters';

/**
 * Text of one line. Control characters steer the terminal that prints them, directional overrides make a name read
 * as another, half a surrogate pair does not come back from the database as it went in, and XML has neither those nor
 * U+FFFE and U+FFFF.
 */
export const lineSchema = z.string().trim().refine(isPlainLine, oneLine);
/** Text with line breaks and tabs. */
export const textSchema = z.string().refine(isPlainText, 'must not hold control characters');
export const nameSchema = lineSchema.min(1).max(200);
/** A name that a record may get: lists take it to ask *Did you mean …?* before one is made. */
export const likeSchema = nameSchema.meta({
  description:
    'Only those whose names may be of the same thing: other case, accents, punctuation, legal form or order of words, or a slip of the keyboard; never other numbers',
});

export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code of three capital letters')
  .refine(isCurrency, 'is not a currency of ISO 4217');
/** In the letters of the IANA database, so that one zone is one text; what is none is left for its route to refuse. */
export const zoneSchema = z
  .string()
  .max(64)
  .overwrite((name) => findZone(name) ?? name)
  .meta({ description: 'IANA time zone, e.g. Europe/Berlin' });
/** The same where the schema refuses what is none. */
export const knownZoneSchema = zoneSchema.refine(
  (name) => findZone(name) !== undefined,
  'is not a time zone of the IANA database',
);
export const languageSchema = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'must be a BCP 47 language such as "de"')
  // What has the form can still be none to Intl, which invoices are written with: de-1996-1996.
  .refine((tag) => findLanguageTag(tag) !== undefined, 'must be a BCP 47 language such as "de"');
/** Language of the reply's texts and amounts: any tag that `Intl` takes, so that none of them throws. */
export const localeSchema = z
  .string()
  .max(35)
  .refine((tag) => findLanguageTag(tag) !== undefined, 'must be a BCP 47 language such as "de"')
  .meta({ description: 'BCP 47 language, e.g. en-GB' });
export const countrySchema = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 code of two capital letters');

/** What a list of print lines takes: street, postcode and town. */
export const addressLinesSchema = z.array(lineSchema.max(200)).max(8);

/** Integer minor units: 110.00 € is 11000. As far as integers are exact, since sums are told in it, too. */
export const moneySchema = z.strictObject({ minor: z.int(), currency: currencySchema }).meta({ id: 'Money' });
export const amountSchema = z.strictObject({
  minor: z.number().int().min(0).max(highestAmountMinor),
  currency: currencySchema,
});
/** An amount that must be more than nothing. */
export const positiveAmountSchema = amountSchema.extend({
  minor: z.number().int().min(1).max(highestAmountMinor),
});

/** ISO 8601 in UTC, as the API gives it. */
export const instantSchema = z.iso.datetime();
export const dateSchema = z.iso.date().refine(isKeptDate, 'must lie between the years 1900 and 2999');

export const taxCategorySchema = z.enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O']);
export const taxRateSchema = z
  .string()
  .regex(/^(?:100|\d{1,2})(?:\.\d{1,4})?$/, 'must be a percentage such as "19" or "8.1"');

export const idParamsSchema = z.object({ id: idSchema });

export const pageQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(300).optional(),
});
export type PageQuery = z.infer<typeof pageQuerySchema>;

/** A list as every route gives it; `nextCursor` is null on the last page. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** What every record carries. */
export const recordSchema = z.object({
  id: idSchema,
  version: z.number().int().positive(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
