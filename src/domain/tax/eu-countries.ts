/** Member states of the EU, ISO 3166-1 alpha-2. Greece is GR here and EL in its VAT IDs; Northern Ireland's goods are not meant. */
export const euCountries: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);
