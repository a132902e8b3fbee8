/** Identifiers as requests set them: normalized and checked, each by its standard. Replies show what is stored. */
import { domainToASCII } from 'node:url';
import * as z from 'zod';
import { findBicFault, normalizeBic } from '../../../../domain/identifiers/bic.ts';
import { emailPattern } from '../../../../domain/identifiers/email.ts';
import { findIbanFault, normalizeIban } from '../../../../domain/identifiers/iban.ts';
import { countryCodes } from '../../../../domain/invoicing/codes/code-lists.ts';
import { findAddressFault, parseMailAddress } from '../../../../domain/mail/mail-address.ts';
import { asText, type Text } from '../../../../words/text.ts';
import { asIssue } from '../refusals/schema-issues.ts';
import { countrySchema, lineSchema } from '../wire.ts';

type FindFault = (text: string) => string | Text | undefined;

/** An empty text clears the field. */
function checked(schema: z.ZodString, find: FindFault): z.ZodString {
  return schema.superRefine((text, context) => {
    const fault = text === '' ? undefined : find(text);
    if (fault !== undefined) context.addIssue(asIssue(asText(fault)));
  });
}

/** ISO 13616. */
export const newIbanSchema = checked(lineSchema.overwrite(normalizeIban).max(34), findIbanFault);
/** ISO 9362. */
export const newBicSchema = checked(lineSchema.overwrite(normalizeBic).max(11), findBicFault);
/** RFC 5321, 4.5.3.1.3, without the angle brackets of a path. */
const longestAddress = 254;

/** One mailbox that mails are sent to; a domain in other letters becomes ASCII. */
export const mailAddressSchema = z
  .string()
  .max(longestAddress)
  .overwrite((text) => parseMailAddress(text.trim(), domainToASCII)?.address ?? text)
  .superRefine((text, context) => {
    if (text.length > longestAddress || parseMailAddress(text, domainToASCII) !== undefined) return;
    context.addIssue(asIssue(findAddressFault(text)));
  })
  .meta({ format: 'email' });
/** Of a person or a client, without signs that mailers mangle; null clears it. */
export const emailSchema = mailAddressSchema.refine((text) => emailPattern.test(text), {
  error: 'is not an email address, such as office@example.com',
  when: ({ issues }) => issues.length === 0,
});
/** ISO 3166-1 alpha-2. */
export const newCountrySchema = countrySchema.refine(
  (code) => countryCodes.has(code),
  'is not a country of ISO 3166-1',
);
