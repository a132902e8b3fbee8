/** The coach with a model: what it adds to a provider's time, many chats at once, caps under storms, and what idles. */
import type { Benchmark } from '../benchmark.ts';
import { measureCaps } from './caps.ts';
import { measureFirstToken } from './first-token.ts';
import { measureManyChats } from './many-chats.ts';

export const benchmark: Benchmark = {
  name: 'models',
  run: async () => [...(await measureFirstToken()), ...(await measureManyChats()), ...(await measureCaps())],
};
