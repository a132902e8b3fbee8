/** Names of VAT categories (EN 16931 BT-151, codes of UNTDID 5305), for every page that shows them. */
export const taxCategoryWords = {
  S: { text: 'Standard', context: 'VAT' },
  Z: 'Zero-rated',
  E: 'Exempt',
  AE: { text: 'Reverse charge', context: 'short' },
  K: { text: 'Intra-community supply', context: 'short' },
  G: 'Export outside the EU',
  O: 'Outside the scope of VAT',
} as const;
