/** International bank account numbers: ISO 13616, lengths by country of the SWIFT IBAN registry. */

import { type Text, text } from '../../words/text.ts';
import { mod97 } from './mod97.ts';

/** Characters in all, by country (ISO 3166-1, and XK for Kosovo). */
const lengths: ReadonlyMap<string, number> = /* @__PURE__ */ new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24
  FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32
  LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24
  RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** In capitals and without blanks, as it is stored; print groups it by four. */
export function normalizeIban(text: string): string {
  return text.replace(/\s/g, '').toUpperCase();
}

/** By fours, as ISO 13616 prints it. */
export function groupIban(iban: string): string {
  return normalizeIban(iban).replace(/(.{4})(?=.)/g, '$1 ');
}

/** What is wrong with a normalized IBAN, as a sentence's end; undefined when nothing is. */
export function findIbanFault(iban: string): Text | undefined {
  const country = iban.slice(0, 2);
  const length = lengths.get(country);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]*$/.test(iban)) {
    return text`is not an IBAN: it has two letters, two check digits, then letters and digits`;
  }
  if (length === undefined) return text`is not an IBAN: ${country} is not a country that has IBANs`;
  if (iban.length !== length) {
    return text`is not an IBAN: of ${country} it has ${length} characters, not ${iban.length}`;
  }
  return mod97(iban.slice(4) + iban.slice(0, 4)) === 1
    ? undefined
    : text`is not an IBAN: its check digits are wrong, look for a mistyped character`;
}
