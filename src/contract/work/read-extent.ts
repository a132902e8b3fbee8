/** What a run has looked at, as data: a finding on record that the run would have found again, and did not, is gone. */
import * as z from 'zod';
import { isNamed, nearnessOf } from './rule-selection.ts';

export const readExtentSchema = z.object({
  /** Names of rules that were asked for; all when empty. `groups`: those of rules, as far as a name asks for a group. */
  rules: z.object({ names: z.array(z.string()), groups: z.record(z.string(), z.array(z.string())) }),
  /** Files and folders, relative to the project's folder with forward slashes; `''` is the folder itself. */
  roots: z.array(z.string()),
  /** Files below them that were not read to their end. */
  unread: z.array(z.string()),
  /** Rules that do not go by `roots`: whether flaws were looked for, and the files where they were not. */
  apart: z.record(z.string(), z.object({ isLookedFor: z.boolean(), except: z.array(z.string()) })),
});
export type ReadExtent = z.infer<typeof readExtentSchema>;

/** True where the run would have found it again, such as in a file read to its end. */
export type HasRead = (path: string, ruleId: string) => boolean;

export function createHasRead({ rules, roots, unread, apart }: ReadExtent): HasRead {
  const groups = new Map(Object.entries(rules.groups));
  const nearness = nearnessOf((ruleId) => groups.get(ruleId) ?? []);
  const isUnread = new Set(unread);
  const isReadFile = (path: string): boolean =>
    !isUnread.has(path) && roots.some((root) => isBelow(root, path));
  return (path, ruleId) => {
    if (!isNamed(rules.names, ruleId, nearness)) return false;
    const own = Object.hasOwn(apart, ruleId) ? apart[ruleId] : undefined;
    return own === undefined ? isReadFile(path) : own.isLookedFor && !own.except.includes(path);
  };
}

function isBelow(root: string, path: string): boolean {
  return root === '' || path === root || path.startsWith(`${root}/`);
}
