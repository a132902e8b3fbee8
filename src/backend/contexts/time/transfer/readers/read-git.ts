/** What git said of an entry: JSON in one cell, as our own export writes it. */
import { parseJson } from '../../../../../contract/text/parse-json.ts';
import { type GitFacts, gitFactsSchema } from '../../model/git-facts.ts';
import type { CellReader } from './cells/cell-reader.ts';
import { phrase } from './phrase.ts';

export function readGit(cells: CellReader): GitFacts | null {
  const text = cells.text('git');
  if (text === '') return null;
  const parsed = gitFactsSchema.safeParse(parseJson(text));
  if (!parsed.success) cells.refuse('git', phrase`is not what Vireo writes of a branch and its commits`);
  return parsed.data ?? null;
}
