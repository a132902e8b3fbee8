import { type Discovery, discoverySchema } from '../contract/discovery.ts';
import { readOwnDiscovery } from './read-own-discovery.ts';

/** Undefined when there is none, when it is malformed, or when someone else could have written or read it. */
export function readDiscovery(directory: string): Discovery | undefined {
  return discoverySchema.safeParse(readOwnDiscovery(directory)).data;
}
