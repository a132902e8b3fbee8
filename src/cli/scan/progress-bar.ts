/** A bar on a terminal while files are read; elsewhere nothing, since a log is no terminal. */
import { SingleBar } from 'cli-progress';
import type { ScanProgress } from '../../workspace/workspace-scan.ts';
import type { CliIo } from '../io.ts';

export interface ProgressBar {
  readonly update: (progress: ScanProgress) => void;
  stop(): void;
}

/** Work that is over sooner than this shows no bar: it would only flicker. */
const shownAfterMs = 400;

/** `doing` begins the line: what is under way. */
export function createProgressBar({ terminal }: CliIo, doing = 'Scanning'): ProgressBar {
  if (terminal === undefined) return { update: () => undefined, stop: () => undefined };
  const startedAt = performance.now();
  const format = `${doing} {bar} {value}/{total} files, {eta_formatted} left`;
  const bar = new SingleBar({ format, stream: terminal, clearOnComplete: true, hideCursor: true, fps: 10 });
  let isShown = false;
  return {
    update: ({ done, total }) => {
      if (!isShown && performance.now() - startedAt < shownAfterMs) return;
      if (isShown) bar.update(done);
      else bar.start(total, done);
      isShown = true;
    },
    stop: () => {
      if (isShown) bar.stop();
    },
  };
}
