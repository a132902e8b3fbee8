/** The profiles of EN 16931 that e-invoices are written in, and the identifiers that they carry (BT-23, BT-24). */

export type ProfileName = 'peppol' | 'en16931' | 'xrechnung';

export interface Profile {
  readonly name: ProfileName;
  /** BT-24. */
  readonly specificationId: string;
  /** BT-23. */
  readonly processId?: string;
  /** How a cash discount is told in BT-20. */
  readonly syntaxOfDiscounts: 'words' | 'xrechnung';
}

const billingProcess = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  /** Peppol BIS Billing 3.0. */
  peppol: {
    name: 'peppol',
    specificationId: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
    processId: billingProcess,
    syntaxOfDiscounts: 'words',
  },
  /** The standard itself. */
  en16931: { name: 'en16931', specificationId: 'urn:cen.eu:en16931:2017', syntaxOfDiscounts: 'words' },
  /** XRechnung 3.0. */
  xrechnung: {
    name: 'xrechnung',
    specificationId: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
    processId: billingProcess,
    syntaxOfDiscounts: 'xrechnung',
  },
};
