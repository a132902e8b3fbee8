/** What is wrong with a provider, and what to do about it, in sentences. Pure. */
import type { ModelProvider, ModelTest, OfferedModel } from '../../api-client/index.ts';

export interface Diagnosis {
  readonly provider: string;
  readonly faults: readonly string[];
}

function keyFault({ key, title, baseUrl }: ModelProvider): string | undefined {
  if (key === 'missing') {
    return `There is no key: start the backend with the key of ${new URL(baseUrl).host} in its environment, or enter it in the editor.`;
  }
  return key === 'rejected' ? `${title} did not accept the key: enter a valid one.` : undefined;
}

const passing: Readonly<Partial<Record<NonNullable<ModelProvider['fault']>, string>>> = {
  no_credit: 'The account has no credit left: top it up at the provider.',
  quota: 'The quota is used up. Wait until it resets, or raise it at the provider.',
  unreachable: 'It could not be reached: check the connection and the address.',
  overloaded: 'It was overloaded at the last call: try again in a minute.',
  slow: 'It did not answer in time at the last call: try again.',
  cut: 'Its last answer broke off: try again.',
};

export function diagnose(
  provider: ModelProvider,
  models: readonly OfferedModel[],
  test: ModelTest | undefined,
): Diagnosis {
  const unpriced = models.filter(({ price }) => price === null).map(({ title }) => title);
  const lately = provider.fault === null || test?.ok === true ? undefined : passing[provider.fault];
  const faults = [
    models.length === 0 ? 'It has no models: add one.' : undefined,
    keyFault(provider),
    unpriced.length > 0
      ? `No price is known for ${unpriced.join(', ')}: enter one, 0 for a local model.`
      : undefined,
    test?.ok === false && test.message !== null ? test.message : lately,
  ];
  return { provider: provider.title, faults: faults.filter((fault) => fault !== undefined) };
}
