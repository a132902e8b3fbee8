/** The buyer's country as a line of its address: mail within a country goes without. */
import type { Party } from '../invoice-document.ts';

type Parties = Readonly<Record<'seller' | 'buyer', Pick<Party, 'countryCode' | 'addressLines'>>>;

/**
 * Name of the buyer's country in `language` (BCP 47), as Intl has it; undefined where it is the seller's country, where its address
 * lines name it already, and where it has no name.
 */
export function findPrintedCountry({ seller, buyer }: Parties, language: string): string | undefined {
  const { countryCode } = buyer;
  if (countryCode === seller.countryCode || !/^[A-Z]{2}$/.test(countryCode)) return undefined;
  const name = nameCountry(countryCode, language);
  const known = [name, nameCountry(countryCode, 'en'), nameCountry(countryCode, 'de')];
  const isNamed = buyer.addressLines.some((line) =>
    known.some((one) => one?.toLowerCase() === line.trim().toLowerCase()),
  );
  return isNamed ? undefined : name;
}

/** Of ISO 3166-1 alpha-2; undefined for a code without a name. */
export function nameCountry(countryCode: string, language: string): string | undefined {
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(countryCode);
}
