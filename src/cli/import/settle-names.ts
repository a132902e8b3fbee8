/** *Did you mean …?* of `vireo import`: names of the file that look like others here, settled before it is taken in. */
import type { CreateTimeImport, TimeImport } from '../../api-client/index.ts';
import {
  type ImportedLookAlike,
  keyOfLookAlike,
  listImportedLookAlikes,
} from '../../domain/names/imported-look-alikes.ts';
import type { CliIo } from '../io.ts';
import { isYes } from '../is-yes.ts';
import { withoutControls } from '../scan/plain-line.ts';
import type { ImportOptions } from './import-options.ts';

export interface Settling {
  readonly options: ImportOptions;
  readonly io: CliIo;
  /** What the file would bring by a map. */
  readonly look: (map: CreateTimeImport['map']) => Promise<TimeImport>;
}

export function listLookAlikesOf({ made }: Pick<TimeImport, 'made'>): readonly ImportedLookAlike[] {
  return made === undefined ? [] : listImportedLookAlikes(made);
}

/**
 * The map with what was answered: by `--match-similar` the first record of each, else by the person at the terminal. A name
 * is asked about once; each answer may show others, as a client does its projects.
 */
export async function settleNames(
  first: CreateTimeImport['map'],
  settling: Settling,
): Promise<CreateTimeImport['map']> {
  const { options, io, look } = settling;
  const answer = findAnswer(options, io);
  if (answer === undefined) return first;
  const asked = new Set<string>();
  let map = first;
  for (;;) {
    const open = listLookAlikesOf(await look(map)).filter((one) => !asked.has(keyOfLookAlike(one)));
    if (open.length === 0) return map;
    for (const one of open) {
      asked.add(keyOfLookAlike(one));
      const target = await answer(one);
      if (target !== undefined) map = { ...map, [one.kind]: { ...map?.[one.kind], [one.key]: target } };
    }
  }
}

type Target = ImportedLookAlike['likes'][number]['target'];
type Answer = (one: ImportedLookAlike) => Promise<Target | undefined>;

/** Undefined: nobody is there who answers, so that names are made as the file has them. */
function findAnswer({ matchSimilar, yes, json, dryRun }: ImportOptions, io: CliIo): Answer | undefined {
  if (matchSimilar === true) return async ({ likes }) => likes[0]?.target;
  if (io.ask === undefined || yes === true || json === true || dryRun === true) return undefined;
  const { ask } = io;
  return async ({ kind, shown, likes }) => {
    for (const like of likes) {
      const question = `${nouns[kind]} "${shown}": did you mean "${like.shown}"? [y/N] `;
      if (isYes(await ask(withoutControls(question)))) return like.target;
    }
    return undefined;
  };
}

const nouns = { clients: 'Client', projects: 'Project', tasks: 'Task' } as const;

/** For a report: what is made all the same, and how it would be the record. */
export function describeLookAlikes(told: TimeImport): readonly string[] {
  const open = listLookAlikesOf(told);
  if (open.length === 0) return [];
  const lines = open.map(({ kind, shown, likes }) => {
    const meant = likes.map((like) => like.shown).join(' or ');
    return withoutControls(`  ${nouns[kind]} "${shown}": did you mean ${meant}?`);
  });
  return ['Names that look like others here (--match-similar takes those, --map FILE others):', ...lines];
}
