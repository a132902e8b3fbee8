/**
 * Build arguments from before the first FROM: only FROM sees them. A stage that uses one has to name it again, and gets
 * an empty text otherwise.
 */
import type { Answer } from '../condition.ts';
import { type ConfigFile, type ConfigResource, entriesOf, textAt, valueAt } from '../tree.ts';

/** Arguments that each step of a build has without any ARG. */
const given = /^(?:https?|ftp|no|all)_proxy$/i;

const use = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*))/g;
const assignment = /\b([A-Za-z_]\w*)=/g;
/** What the shell fills by itself, up to the end of the command. */
const filled = /\b(?:read|for|export|local|declare)\s([^;&|\n]*)/g;

/** Names that a stage uses before anything gave them a meaning, gathered once a file. */
const unnamed = new WeakMap<ConfigFile, ReadonlySet<string>>();

/** A name of an ARG that stands before all stages, and of which a stage sees nothing. */
export function lostArgument(resource: ConfigResource, file: ConfigFile): Answer {
  if (resource.parent?.types.includes('dockerfile') !== true) return { truth: false };
  const lost = unnamed.get(file) ?? usedUnnamed(file);
  unnamed.set(file, lost);
  return { truth: variablesOf(resource).some((name) => !given.test(name) && lost.has(name)) };
}

/** A name counts as given once any stage up to there gives it: stages may begin with one another. */
function usedUnnamed(file: ConfigFile): ReadonlySet<string> {
  const named = new Set<string>();
  const lost = new Set<string>();
  for (const resource of file.resources) {
    const { types, parent, root, from, to } = resource;
    if (!types.includes('instruction') || parent?.types.includes('stage') !== true) continue;
    const text = textAt(root, 'text') ?? file.text.slice(from, to);
    for (const name of [...variablesOf(resource), ...assignedIn(text)]) named.add(name);
    for (const [, bare, braced] of text.matchAll(use)) {
      const name = bare ?? braced ?? '';
      if (!named.has(name) && !isOfImage(name, parent, file)) lost.add(name);
    }
  }
  return lost;
}

function variablesOf({ types, root }: ConfigResource): string[] {
  if (!types.includes('ARG') && !types.includes('ENV')) return [];
  return entriesOf(valueAt(root, 'variables')).map(({ key }) => key);
}

function assignedIn(text: string): string[] {
  const assigned = [...text.matchAll(assignment)].map(([, name]) => name ?? '');
  return [...assigned, ...[...text.matchAll(filled)].flatMap(([, words]) => words?.split(/\s+/) ?? [])];
}

/** Images often hold a variable of the version that FROM was told: `NODE_VERSION` is set in `node:20`. */
function isOfImage(name: string, stage: ConfigResource, file: ConfigFile): boolean {
  return name.endsWith('_VERSION') && file.text.slice(stage.from, stage.to).includes(name);
}
