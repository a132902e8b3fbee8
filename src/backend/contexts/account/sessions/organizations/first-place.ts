/** Where a new organization is, as its first administrator says: its country gives currency, zone and language. */
import * as z from 'zod';
import { placeOfCountry } from '../../../../../domain/countries/country-place.ts';
import { definedFields } from '../../../../../domain/fields/defined-fields.ts';
import { newCountrySchema } from '../../../../platform/http/fields/identifier-fields.ts';
import { currencySchema, knownZoneSchema, languageSchema } from '../../../../platform/http/wire.ts';

export const firstPlaceFields = {
  countryCode: newCountrySchema
    .optional()
    .meta({ description: 'ISO 3166-1; left out: the country of the machine of the server' }),
  currency: currencySchema.optional().meta({ description: "ISO 4217; left out: the country's" }),
  zone: knownZoneSchema.optional().meta({ description: "IANA time zone; left out: the country's main one" }),
  language: languageSchema.optional().meta({ description: "BCP 47; left out: the country's" }),
};
const firstPlaceSchema = z.object(firstPlaceFields);
export type FirstPlace = z.infer<typeof firstPlaceSchema>;

type Settings = Readonly<Required<{ [Field in keyof FirstPlace]: string }>> & {
  readonly countryChosen?: boolean | undefined;
};

/** What was said, else what follows from the country, else what the machine of the server suggests. */
export function settleIn(
  suggested: Settings,
  { countryCode, currency, zone, language }: FirstPlace,
): Settings {
  const ofCountry = countryCode && { ...placeOfCountry(countryCode), countryCode, countryChosen: true };
  return { ...suggested, ...ofCountry, ...definedFields({ currency, zone, language }) };
}
