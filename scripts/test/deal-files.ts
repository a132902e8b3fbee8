/** Deals a suite's files to processes that run side by side. */
import { statSync } from 'node:fs';
import path from 'node:path';

/** The longest first, each to whoever has least: a longer file has more tests. Nobody is left without a file. */
export function dealFiles(files: readonly string[], root: string, count: number): readonly string[][] {
  const sized = files.map((file) => ({ file, bytes: statSync(path.join(root, file)).size }));
  const lanes = Array.from({ length: Math.min(count, files.length) }, () => ({
    files: [] as string[],
    bytes: 0,
  }));
  for (const { file, bytes } of sized.toSorted((one, other) => other.bytes - one.bytes)) {
    const lightest = lanes.reduce((least, lane) => (lane.bytes < least.bytes ? lane : least));
    lightest.files.push(file);
    lightest.bytes += bytes;
  }
  return lanes.map((lane) => lane.files);
}
