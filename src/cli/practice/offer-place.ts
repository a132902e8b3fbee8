/** What follows from another country of the practice: `edit --country` offers the rest. */
import type { Organization, PatchOrganization } from '../../api-client/index.ts';
import { placeOfCountry } from '../../domain/countries/country-place.ts';
import type { CliIo } from '../io.ts';
import { isYes } from '../is-yes.ts';

type Place = Partial<Pick<Organization, 'currency' | 'zone' | 'language'>>;

/** What is neither said nor there already. */
export function findUsualPlace(
  { currency, zone, language }: Pick<Organization, 'currency' | 'zone' | 'language'>,
  body: Pick<PatchOrganization, 'countryCode' | 'currency' | 'zone' | 'language'>,
): Place {
  if (body.countryCode === undefined) return {};
  const usual = placeOfCountry(body.countryCode);
  const isOpen = (field: keyof Place, now: string) => body[field] === undefined && usual[field] !== now;
  return {
    ...(isOpen('currency', currency) ? { currency: usual.currency } : {}),
    ...(isOpen('zone', zone) ? { zone: usual.zone } : {}),
    ...(isOpen('language', language) ? { language: usual.language } : {}),
  };
}

/** What is to be changed with it. Where nobody sits at a terminal, it is a note with the options, and nothing more changes. */
export async function offerPlace(
  before: Organization,
  body: PatchOrganization,
  { io, asks }: { readonly io: CliIo; readonly asks: boolean },
): Promise<Place> {
  const usual = findUsualPlace(before, body);
  const said = Object.entries(usual);
  if (said.length === 0) return {};
  if (io.ask === undefined || !asks) {
    const options = said.map(([name, value]) => `--${name} ${value}`).join(' ');
    io.err(`vireo: usual in ${body.countryCode}: vireo practice edit ${options}\n`);
    return {};
  }
  const rest = said.map(([name, value]) => `${name} ${value}`).join(', ');
  return isYes(await io.ask(`Usual in ${body.countryCode}: ${rest}. Change that, too? [y/N] `)) ? usual : {};
}
