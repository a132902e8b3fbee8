/** What has been said of a file so far, and what is still to be asked; pure. */

import type { CreateTimeImport, TimeImport } from '../../../api-client/index.ts';
import {
  type ImportedLookAlike,
  keyOfLookAlike,
  listImportedLookAlikes,
} from '../../../domain/names/imported-look-alikes.ts';
import { projectLabel, taskLabel } from '../../../domain/names/project-label.ts';

export type Answers = Partial<
  Pick<
    CreateTimeImport,
    'format' | 'zone' | 'dateOrder' | 'decimal' | 'currency' | 'map' | 'takeStates' | 'skipInvalid'
  >
>;

/** Settled by one choice; names of people, clients, projects and tasks are mapped one by one. */
export const questions = ['format', 'dateOrder', 'decimal', 'currency', 'zone'] as const;
export type Question = (typeof questions)[number];

export interface Asked {
  readonly question: Question;
  /** What in the file can be read in more than one way. */
  readonly value: string;
  readonly message: string;
}

/**
 * The first thing that only the user can say; undefined when nothing is open, or when the file itself is wrong: it is no
 * export of the service that was said.
 */
export function findQuestion(
  { problems }: Pick<TimeImport, 'problems'>,
  { format }: Pick<Answers, 'format'> = {},
): Asked | undefined {
  for (const { option, value, message } of problems) {
    const question = questions.find((each) => each === option);
    const isAnswered = question === 'format' && format !== undefined;
    if (question !== undefined && !isAnswered) return { question, value: value ?? '', message };
  }
  return undefined;
}

export type NamedKind = 'clients' | 'projects' | 'tasks' | 'people';

/** A name of the file as the report tells it, and what it is known by in the map of the request. */
export interface SourceName {
  readonly kind: NamedKind;
  readonly shown: string;
  readonly key: string;
}

/** Names that are made by the import, unless they are mapped. */
export function listNewNames({ made }: TimeImport): readonly SourceName[] {
  const { clients = [], projects = [], tasks = [] } = made ?? {};
  return [
    ...clients.map(({ name, source }) => ({ kind: 'clients' as const, shown: name, key: source })),
    ...projects.map(({ client, name, source }) => ({
      kind: 'projects' as const,
      shown: projectLabel(client, name),
      key: source,
    })),
    ...tasks.map(({ project, name, source }) => ({
      kind: 'tasks' as const,
      shown: taskLabel(project, name),
      key: source,
    })),
  ];
}

/** People of the file, with whom they are taken for. The API tells them as `Name, address`. */
export function listPeople(
  told: TimeImport,
): readonly (SourceName & { readonly is: string; readonly isNew: boolean })[] {
  return told.people
    .filter(({ source }) => source !== '')
    .map(({ source, userName, isNew }) => {
      const address = /(?:^|, )(\S+@\S+)$/.exec(source)?.[1];
      return { kind: 'people', shown: source, key: address ?? source, is: userName, isNew };
    });
}

/** `target` undefined: it is made, as if nothing had been said. */
export function mapName(
  answers: Answers,
  { kind, key }: Pick<SourceName, 'kind' | 'key'>,
  target: string | { readonly client: string; readonly project: string } | undefined,
): Answers {
  const before: Readonly<Record<string, unknown>> = answers.map?.[kind] ?? {};
  const { [key]: _said, ...others } = before;
  const names = target === undefined ? others : { ...others, [key]: target };
  return { ...answers, map: { ...answers.map, [kind]: names } };
}

/** Names that look like others here, without those that were asked about already (by `keyOfLookAlike`). */
export function listOpenLookAlikes(
  { made }: Pick<TimeImport, 'made'>,
  asked: ReadonlySet<string>,
): readonly ImportedLookAlike[] {
  const all = made === undefined ? [] : listImportedLookAlikes(made);
  return all.filter((one) => !asked.has(keyOfLookAlike(one)));
}

/** How often the user has said that a name is another's here. */
export function countMapped({ map }: Answers): number {
  return Object.values(map ?? {}).reduce((count, names) => count + Object.keys(names ?? {}).length, 0);
}

/** All names are as the file has them again. */
export function mapNothing({ map: _map, ...others }: Answers): Answers {
  return others;
}

/** Rows of earlier imports that were approved or billed in the other tool since, and how many of them are taken over. */
export function countSettled({ settledSince = 0, takenOver = 0 }: TimeImport): {
  readonly settled: number;
  readonly taken: number;
} {
  return { settled: settledSince, taken: takenOver };
}

/** How many rows share time with entries that are recorded here, and how many with others of the file. */
export function countShared({ losses }: Pick<TimeImport, 'losses'>): {
  readonly recorded: number;
  readonly inFile: number;
} {
  const sum = (wanted: TimeImport['losses'][number]['code']) =>
    losses.reduce((rows, { code, count }) => rows + (code === wanted ? count : 0), 0);
  return { recorded: sum('shares_recorded'), inFile: sum('shares_in_file') };
}

/** Rows that are left out, with their time as far as it can be read. */
export function countLeftOut({ losses }: Pick<TimeImport, 'losses'>): {
  readonly rows: number;
  readonly seconds: number;
} {
  const leftOut = losses.filter(({ seconds }) => seconds !== undefined);
  return {
    rows: leftOut.reduce((sum, { count }) => sum + count, 0),
    seconds: leftOut.reduce((sum, { seconds = 0 }) => sum + seconds, 0),
  };
}

/** Whether the other rows could be imported without those that are wrong: nothing of the whole file is. */
export function isOfRows({ problems }: Pick<TimeImport, 'problems'>): boolean {
  return problems.length > 0 && problems.every(({ row }) => row !== null);
}

/** Taken over if they were not, and the other way round. */
export function toggleStates(answers: Answers): Answers {
  return { ...answers, takeStates: answers.takeStates !== true };
}
