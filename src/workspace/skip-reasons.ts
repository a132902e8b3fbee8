/** Why a file was not scanned. Nothing is left out silently: each is counted under one of these. */
export const skipReasons = {
  ignored: 'named by an ignore file or by exclude in .vireo.yml',
  'excluded-folder': 'in a folder of dependencies, build output or version control',
  symlink: 'a symbolic link',
  unsupported: 'neither a file nor a folder',
  binary: 'binary content',
  minified: 'minified',
  generated: 'generated code',
  'too-large': 'larger than the limit',
  unreadable: 'could not be read',
  'not-utf8': 'its name is not UTF-8: rename it',
  vanished: 'gone before it was read',
  crashed: 'made the scanner crash',
  'timed-out': 'took the scanner too long',
  'not-reached': 'the computer was too busy to start the scanner',
} as const;

export type SkipReason = keyof typeof skipReasons;

/** What a reader should know of without asking: something that should have been scanned was not. */
const notable: ReadonlySet<SkipReason> = new Set([
  ...(['too-large', 'unreadable', 'not-utf8', 'vanished', 'crashed', 'timed-out', 'not-reached'] as const),
]);

export function isNotableSkip({ reason, isNamed }: SkippedFile): boolean {
  return isNamed === true || notable.has(reason);
}

/** The sentence that tells of it. */
export function describeSkip({ path, reason }: SkippedFile): string {
  return `${path} was not scanned: ${skipReasons[reason]}`;
}

export interface SkippedFile {
  /** Relative to the root it was found below, or to its project when it was named; with forward slashes. */
  readonly path: string;
  readonly reason: SkipReason;
  /** Whoever asked named this very file. */
  readonly isNamed?: boolean;
}

/** Counts every skipped file, and keeps the names. */
export interface SkipTally {
  readonly counts: Readonly<Partial<Record<SkipReason, number>>>;
  /** At most ten thousand that are as expected, and ten thousand that are notable. */
  readonly files: readonly SkippedFile[];
  add(file: SkippedFile): void;
}

const namedAtMost = 10_000;

export function createSkipTally(): SkipTally {
  const counts: Partial<Record<SkipReason, number>> = {};
  const files: SkippedFile[] = [];
  const named = { notable: 0, expected: 0 };
  return {
    counts,
    files,
    add(file) {
      counts[file.reason] = (counts[file.reason] ?? 0) + 1;
      const kind = isNotableSkip(file) ? 'notable' : 'expected';
      if (named[kind] >= namedAtMost) return;
      named[kind] += 1;
      files.push(file);
    },
  };
}
