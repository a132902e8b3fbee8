/** Of which commit the folder of a run is, where several people work on its project; read as the run begins and as it ends. */
import type { RevisionAsk, ScannedRevision } from '../../contract/revisions/scanned-revision.ts';
import { governsItself, type Trust } from '../../contract/work/trust.ts';
import { readBeginning, readRevision } from '../../workspace/revisions/read-revision.ts';

export interface RunInFolder {
  readonly folder: string;
  readonly trusted?: Trust;
  /** Undefined where nobody asks for it. */
  readonly revision?: RevisionAsk | undefined;
  readonly signal: AbortSignal;
}

/** What tells it as the run ends, by the files in which something was found. */
export type RevisionAtEnd = (
  findings: readonly { readonly path: string }[],
) => Promise<{ readonly revision?: ScannedRevision }>;

/** Git is not asked in a folder that is not trusted. */
export async function beginRevision({
  folder,
  trusted,
  revision: asked,
  signal,
}: RunInFolder): Promise<RevisionAtEnd> {
  const isAsked = asked !== undefined && governsItself(trusted);
  const beginning = isAsked ? await readBeginning(folder, signal) : undefined;
  return async (findings) => {
    if (asked === undefined || beginning === undefined) return {};
    const paths = findings.map(({ path }) => path);
    const revision = await readRevision(folder, { ...asked, beginning, paths }, signal);
    return revision === undefined ? {} : { revision };
  };
}
