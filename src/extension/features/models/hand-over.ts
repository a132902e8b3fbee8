/** The bundle that hands keys over; `model-keys.ts` is shared with others. */
export { handOverKeys } from './model-keys.ts';
