/** Why a file was not scanned. Nothing is left out silently: each is counted under one of these. */
export const skipReasons = {
  ignored: 'named by an ignore file',
  'excluded-folder': 'in a folder of dependencies or build output',
  symlink: 'a symbolic link',
  unsupported: 'no rules for this kind of file',
  'too-large': 'larger than the limit',
  binary: 'binary content',
  'not-utf8': 'not UTF-8 text',
  minified: 'minified',
  generated: 'generated code',
  unreadable: 'could not be read',
  crashed: 'made the scanner crash',
  'timed-out': 'took the scanner too long',
} as const;

export type SkipReason = keyof typeof skipReasons;

export interface SkippedFile {
  /** Relative to the root it was found below, with forward slashes. */
  readonly path: string;
  readonly reason: SkipReason;
}

/** Counts every skipped file, and keeps the names of those a reader may want to look at. */
export interface SkipTally {
  readonly counts: Readonly<Partial<Record<SkipReason, number>>>;
  /** At most a thousand, without `ignored` and `unsupported`: those are expected and many. */
  readonly files: readonly SkippedFile[];
  add(file: SkippedFile): void;
}

const namedAtMost = 1000;

export function createSkipTally(): SkipTally {
  const counts: Partial<Record<SkipReason, number>> = {};
  const files: SkippedFile[] = [];
  return {
    counts,
    files,
    add(file) {
      counts[file.reason] = (counts[file.reason] ?? 0) + 1;
      const expected = file.reason === 'ignored' || file.reason === 'unsupported';
      if (!expected && files.length < namedAtMost) files.push(file);
    },
  };
}
