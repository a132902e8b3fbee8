/** Memory that V8 sets aside for what lives shortly, in a command that scans. */
import v8 from 'node:v8';

/** Megabytes of a half of it: what `scan-pool.ts` lets a worker have, from its start. */
const workerHalfMb = 8;

/**
 * Leaves the young generation of this thread as small as it is now, and has threads that are started later begin with
 * the size that they are limited to, since they do not grow either.
 *
 * Results of workers arrive here and stay. V8 takes them for reasons to double the young generation, up to 128 MB of
 * memory that is written once and never given back: a sixth of a scan of 10,000 files. No option of a thread limits
 * its own, a started program can no longer choose `--max-semi-space-size`, and V8 asks for these two when it grows
 * a heap, or makes one. Programs that embed V8 may have closed its flags, and to set one then ends the process.
 */
export function keepYoungGenerationSmall(): void {
  if (process.versions['electron'] !== undefined) return;
  v8.setFlagsFromString('--semi-space-growth-factor=1');
  v8.setFlagsFromString(`--min-semi-space-size=${workerHalfMb}`);
}
