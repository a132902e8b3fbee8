/** Cells of a file of clients as the API's own values; what cannot be read is left as it is, for the schema to refuse. */

const languages: Readonly<Record<string, string>> = {
  german: 'de',
  deutsch: 'de',
  english: 'en',
  englisch: 'en',
  french: 'fr',
  französisch: 'fr',
};

export function readLanguage(cell: string): string {
  return languages[cell.toLowerCase()] ?? cell.toLowerCase().slice(0, 2) + cell.slice(2);
}

/** `30`, `30 days`, `30 Tage netto`; not a number where it is none. */
export function readDays(cell: string): number {
  const [, digits] =
    /^(?:net\s*)?(\d{1,4})(?:\s*(?:days?|tage?n?|d|t)?\.?(?:\s*net(?:to)?)?)?$/i.exec(cell) ?? [];
  return digits === undefined ? Number.NaN : Number(digits);
}

/** `0204:04011000-1234512345-06`, as Peppol writes it. */
export function readElectronicAddress(cell: string): { scheme: string; id: string } {
  const at = cell.indexOf(':');
  return at === -1
    ? { scheme: cell, id: '' }
    : { scheme: cell.slice(0, at).trim(), id: cell.slice(at + 1).trim() };
}

// process-local: made once, of names that ship; on several: nothing.
let countries: ReadonlyMap<string, string> | undefined;

/** A code of ISO 3166-1, or a country's English or German name. */
export function readCountry(cell: string): string {
  const code = cell.toUpperCase();
  if (/^[A-Z]{2}$/.test(code)) return code === 'UK' ? 'GB' : code;
  countries ??= nameCountries();
  return countries.get(cell.toLowerCase()) ?? cell;
}

function nameCountries(): ReadonlyMap<string, string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return new Map(
    ['en', 'de'].flatMap((language) => {
      const words = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
      return codes.flatMap((code) => {
        const name = words.of(code);
        return name === undefined || code === 'UK' ? [] : [[name.toLowerCase(), code] as const];
      });
    }),
  );
}
