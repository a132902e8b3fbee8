/** The bundle that hands keys and tokens over; what it stands on is shared with others. */
import { handOverTokens } from '../code-hosts/index.ts';
import { findKeyServer } from './key-server.ts';
import { handOverKeys as handOverModelKeys } from './model-keys.ts';

export async function handOverKeys(services: Parameters<typeof handOverModelKeys>[0]): Promise<void> {
  // A server keeps the keys of models itself: what was removed there is not brought back by an editor.
  const models = findKeyServer(services) === undefined ? handOverModelKeys(services) : undefined;
  const done = await Promise.allSettled([models, handOverTokens(services)]);
  for (const one of done) if (one.status === 'rejected') throw one.reason;
}
