/** What lies on the disk where a command would run: a name says neither where a link leads nor what is in a folder. */

export interface Ground {
  /**
   * Paths of the project that a word leads to once links are followed, one for each name where it is a pattern; undefined stands for one that
   * is outside.
   */
  leadsTo(word: string): readonly (string | undefined)[];
  /** Whether a path below a folder is closed, or a link there leads out. */
  holds(folder: string, isClosed: (path: string) => boolean): boolean;
  isThere(word: string): boolean;
}

/** Nothing is known of the disk. */
export const noGround: Ground = {
  leadsTo: () => [],
  holds: () => false,
  isThere: () => false,
};
