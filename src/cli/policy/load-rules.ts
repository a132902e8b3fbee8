/** The rules that hold in a folder: what is built in, the practice's, the user's, the project's. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { getActRules } from '../../api-client/index.ts';
import { projectRulesPath, readRules, userRulesFileName } from '../../contract/policy/read-rules.ts';
import type { RuleSet } from '../../domain/policy/acts/act.ts';
import { builtInRules } from '../../domain/policy/acts/built-in-rules.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { resolveDataDirectory } from '../backend/open-api.ts';
import { hasRecords, overPractice } from '../backend/over-practice.ts';
import { pickDirectory } from '../backend/pick-directory.ts';
import type { CliIo } from '../io.ts';

export interface LoadedRules {
  readonly sets: readonly RuleSet[];
  /** What could not be read, one sentence each. */
  readonly faults: readonly string[];
}

export async function loadRules(options: BackendOptions, io: CliIo): Promise<LoadedRules> {
  const dataDirectory = resolveDataDirectory(options, io);
  const read = await Promise.all([
    readRules('user', path.join(dataDirectory, userRulesFileName), readText),
    readRules('workspace', path.join(io.cwd, ...projectRulesPath), readText),
  ]);
  const kept = isOnRecord(options, io) ? await askForRules(options, io) : [];
  return {
    sets: [builtInRules, ...kept, ...read.flatMap(({ set }) => set ?? [])],
    faults: read.flatMap(({ fault }) => fault ?? []),
  };
}

const readText = async (file: string): Promise<string> => await readFile(file, 'utf8');

/** Where nothing is on record, nobody has kept a rule; no practice is begun to find that out. */
function isOnRecord(options: BackendOptions, io: CliIo): boolean {
  return options.server !== undefined || hasRecords(pickDirectory(options, io));
}

async function askForRules(options: BackendOptions, io: CliIo): Promise<readonly RuleSet[]> {
  const sets: RuleSet[] = [];
  await overPractice(options, io, async (client) => {
    const { data } = await getActRules({ client, throwOnError: true });
    sets.push(
      { source: 'organization', rules: data.organization.rules },
      { source: 'user', rules: data.own.rules },
    );
  });
  return sets;
}
