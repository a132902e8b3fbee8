/** How large a benchmark is: for figures, or just large enough to show that it still runs (`npm test`). */

/** Set by `npm run bench -- --smoke`, before a benchmark is loaded. */
export const isSmoke = process.env['VIREO_BENCH_SMOKE'] === '1';

/** The size for figures, or the one of a smoke run, whose figures mean nothing. */
export function sized<Size>(full: Size, smoke: Size): Size {
  return isSmoke ? smoke : full;
}
