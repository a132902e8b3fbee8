/** The bundle that hands keys and tokens over; what it stands on is shared with others. */
import { handOverTokens } from '../code-hosts/index.ts';
import { handOverKeys as handOverModelKeys } from './model-keys.ts';

export async function handOverKeys(services: Parameters<typeof handOverModelKeys>[0]): Promise<void> {
  const done = await Promise.allSettled([handOverModelKeys(services), handOverTokens(services)]);
  for (const one of done) if (one.status === 'rejected') throw one.reason;
}
