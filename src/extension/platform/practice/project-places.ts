/** What the records and the open places say together of where a project belongs; pure. */
import type { ProjectMatch } from '../../../domain/project-rules.ts';

/** Sure only where all places agree. */
export function joinMatches(matches: readonly ProjectMatch[]): ProjectMatch {
  const sure = new Set(matches.map((match) => match.sure));
  const [only] = sure;
  return {
    sure: sure.size === 1 ? only : undefined,
    ids: [...new Set(matches.flatMap(({ ids }) => ids))],
  };
}
