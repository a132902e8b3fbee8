/** "Without the last two": what stands at one end of the others, as one would type it. */
import type { End, Filter } from '../../../../domain/query/frame.ts';

type Words = readonly [english: string, german: string];

const ends: Readonly<Record<End, readonly [english: string, german: string]>> = {
  largest: ['largest', 'größte'],
  smallest: ['smallest', 'kleinste'],
  first: ['first', 'erste'],
  last: ['last', 'letzte'],
};

export function endWords({ is, end, count }: Extract<Filter, { readonly field: 'end' }>): Words {
  const [english, german] = ends[end];
  const [one, eine] =
    count === 1 ? [`${english} one`, german] : [`${english} ${count}`, `${german}n ${count}`];
  return is ? [`only the ${one}`, `nur die ${eine}`] : [`without the ${one}`, `ohne die ${eine}`];
}
