/** The language of a client's documents by its record: of an invoice, a reminder, and what carries them. */
import { documentLanguage } from '../../../../domain/invoicing/document-language.ts';

export interface ClientLanguage {
  readonly language: string | null;
  readonly country_code: string;
  /** 0: nobody has said it, and it is the practice's. */
  readonly country_chosen: number;
}

/** @returns BCP 47 */
export function languageOfClient(
  { language, country_code: countryCode, country_chosen: isChosen }: ClientLanguage,
  practice: { readonly language: string },
): string {
  return documentLanguage(
    { language, countryCode: isChosen === 1 ? countryCode : undefined },
    practice.language,
  );
}
