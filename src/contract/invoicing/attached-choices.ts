/** What can be attached to a mail of an invoice. */
export const attachedChoices = ['pdf', 'xrechnung', 'facturx', 'ubl'] as const;
export type AttachedChoice = (typeof attachedChoices)[number];

interface Files {
  readonly format: 'pdf' | 'facturx' | 'facturx-xrechnung';
  readonly xml?: 'ubl' | 'cii' | 'xrechnung' | 'xrechnung-cii' | undefined;
}

/** As the API is asked for them. */
export const attachedOf = {
  pdf: { format: 'pdf' },
  xrechnung: { format: 'pdf', xml: 'xrechnung' },
  facturx: { format: 'facturx' },
  ubl: { format: 'pdf', xml: 'ubl' },
} as const satisfies Readonly<Record<AttachedChoice, Files>>;

/** Of what the API keeps; undefined for what another client of it has chosen. */
export function choiceOfFiles({ format, xml }: Files): AttachedChoice | undefined {
  return attachedChoices.find((choice) => {
    const files: Files = attachedOf[choice];
    return files.format === format && files.xml === xml;
  });
}
