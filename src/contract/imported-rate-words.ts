/** The rate of a project that an import creates, in words of the editor and the command line. */

/** As the API returns it. */
export interface CreatedProject {
  readonly rate: { readonly minor: number };
  readonly isRateFromAmounts: boolean;
}

const words = { told: '{0} an hour', fromAmounts: '{0} an hour, taken from amounts' } as const;

/** The English sentence, the key of its translations; `{0}` is the rate. Undefined when the file has no rate. */
export function findRateWords({ rate, isRateFromAmounts }: CreatedProject): string | undefined {
  if (rate.minor === 0) return undefined;
  return isRateFromAmounts ? words.fromAmounts : words.told;
}
