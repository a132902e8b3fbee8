/** The crew files of a project's folder, as whoever looks for them sees them: what is broken says why. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { crewFolder, crewPathSchema } from '../../contract/work/crew/crew-file.ts';
import { ignore } from '../ignore-error.ts';
import { RunFileError } from '../runs/files/run-file-error.ts';
import { parseCrewFile } from './parse-crew-file.ts';
import { readCrewFile } from './read-crew-file.ts';

export interface FoundCrew {
  /** Relative to the folder. */
  readonly path: string;
  /** Empty where it cannot be read. */
  readonly sha256: string;
  readonly title: string;
  /** Sentences that begin with the line; none where the file is right. */
  readonly problems: readonly string[];
}

const mostListed = 200;

/** Sorted by name. */
export async function listCrewFiles(folder: string): Promise<readonly FoundCrew[]> {
  const names = await namesIn(path.join(folder, ...crewFolder.split('/')));
  const paths = names
    .map((name) => `${crewFolder}/${name}`)
    .filter((each) => crewPathSchema.safeParse(each).success);
  return await Promise.all(
    paths
      .sort()
      .slice(0, mostListed)
      .map(async (each) => await look(folder, each)),
  );
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    ignore(error, 'a project without the folder has no crews');
    return [];
  }
}

async function look(folder: string, file: string): Promise<FoundCrew> {
  try {
    const { text, sha256 } = await readCrewFile(folder, file);
    const { file: crew, problems = [] } = parseCrewFile(text);
    return {
      path: file,
      sha256,
      title: crew?.title ?? '',
      problems: problems.map(({ line, message }) => `line ${line}: ${message}`),
    };
  } catch (error) {
    if (!(error instanceof RunFileError)) throw error;
    return { path: file, sha256: '', title: '', problems: [error.message] };
  }
}
