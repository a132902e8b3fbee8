/** What an hour of a project is worth that an import makes, in the words of the editor and of the command line. */

/** As the API tells it. */
export interface CreatedProject {
  readonly rate: { readonly minor: number };
  readonly isRateFromAmounts: boolean;
}

const words = { told: '{0} an hour', fromAmounts: '{0} an hour, taken from amounts' } as const;

/** The English sentence, which translations are found by; `{0}` stands for the rate. Undefined where the file tells none. */
export function findRateWords({ rate, isRateFromAmounts }: CreatedProject): string | undefined {
  if (rate.minor === 0) return undefined;
  return isRateFromAmounts ? words.fromAmounts : words.told;
}
