/** What a model costs whose price no list has. */
import type { ModelPrice } from '../../../src/api-client/index.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { parseTokenPrice } from './typed-amounts.ts';

/** Once a model: nothing is spent on one whose price is unknown. */
export async function askPrice(
  ports: Pick<PagePorts, 'ask' | 't'>,
  title: string,
  id: string,
): Promise<ModelPrice | undefined> {
  const { t } = ports;
  const ask = async (prompt: string): Promise<number | undefined> => {
    const typed = await ports.ask({
      kind: 'text',
      title,
      prompt,
      placeholder: '0.50',
      staysOpen: true,
      check: (text) =>
        parseTokenPrice(text) === undefined
          ? t('An amount in US dollars, such as 0.50; 0 where it is free.')
          : undefined,
    });
    return typed === undefined ? undefined : parseTokenPrice(typed);
  };
  const inputMicroUsd = await ask(t('Price of {0} for a million tokens sent, in US dollars', id));
  if (inputMicroUsd === undefined) return undefined;
  const outputMicroUsd = await ask(t('Price of {0} for a million tokens answered, in US dollars', id));
  return outputMicroUsd === undefined ? undefined : { inputMicroUsd, outputMicroUsd };
}
