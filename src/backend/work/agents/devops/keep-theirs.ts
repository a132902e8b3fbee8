/** What is there and was not written by this agent is never replaced: it works as somebody made it. */
import type { ProjectFacts } from './facts/service-facts.ts';
import { ownHeads } from './files/dockerfile.ts';
import { improveDockerfile } from './files/improve-dockerfile.ts';

/** Files that people write by hand; those below `deploy` are this agent's own. */
const theirs =
  /(?:^|\/)(?:[\w.-]+\.)?Dockerfile$|^(?:docker-)?compose\.ya?ml$|^\.github\/|^\.gitlab-ci\.yml$|\.dockerignore$/;

interface Kept {
  readonly files: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
}

interface Settled {
  readonly text?: string;
  readonly note?: string;
}

export function keepTheirs(
  facts: Pick<ProjectFacts, 'files' | 'texts'>,
  made: ReadonlyMap<string, string>,
): Kept {
  const all = [...made].map(([file, wanted]) => [file, settle(facts, file, wanted)] as const);
  return {
    files: new Map(all.flatMap(([file, { text }]) => (text === undefined ? [] : [[file, text] as const]))),
    notes: all.flatMap(([, { note }]) => note ?? []),
  };
}

function settle(
  { files, texts }: Pick<ProjectFacts, 'files' | 'texts'>,
  file: string,
  wanted: string,
): Settled {
  const text = texts.get(file);
  if (!files.has(file)) return { text: wanted };
  if (!theirs.test(file) || (text !== undefined && isOurs(text)))
    return { text: wanted, note: `${file} is there already: what differs is offered as changes of it.` };
  const better = text === undefined || !file.endsWith('Dockerfile') ? text : improveDockerfile(text, wanted);
  if (better === undefined || better === text)
    return { note: `${file} is there already, and stays as it is.` };
  return { text: better, note: `${file} is there already: single changes of it are offered.` };
}

/** By the first line that this agent writes. */
function isOurs(text: string): boolean {
  return ownHeads.some((head) => text.startsWith(head));
}
