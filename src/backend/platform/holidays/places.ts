/** Where holidays are known, by the data's own codes; pure. */

/** Country → region of it → parts of that. */
export type Places = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/**
 * Undefined for a place that is known, as `DE` or `DE-HH`. Else what may be meant: the regions of its country, or the countries
 * with its first letter; possibly none.
 */
export function suggestPlaces(places: Places, place: string): readonly string[] | undefined {
  const [country = '', region, part] = place.split('-');
  const regions = places[country];
  if (regions === undefined) return Object.keys(places).filter((code) => code[0] === country[0]);
  if (region === undefined) return undefined;
  const parts = regions[region];
  if (parts === undefined) return below(country, Object.keys(regions));
  if (part === undefined || parts.includes(part)) return undefined;
  return below(`${country}-${region}`, parts);
}

function below(place: string, codes: readonly string[]): readonly string[] {
  return codes.length === 0 ? [place] : codes.map((code) => `${place}-${code}`);
}
