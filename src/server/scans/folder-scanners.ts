/** The engine for each of the editor's folders: a team's rules and models, and its salt, hold in its own folder alone. */

import { createScanner } from '../../scanner/index.ts';
import type { ModuleSummaries, Scanner } from '../../scanner/model.ts';
import { loadGrammars } from '../../workspace/grammars.ts';
import { deepestContaining } from '../../workspace/module-resolution.ts';
import { withTeamRules } from '../../workspace/rules/with-team-rules.ts';
import type { ScanWorkerData } from '../../workspace/scan-messages.ts';
import { type EngineRules, type FolderData, keyOf } from '../interactive-protocol.ts';

export interface FolderScanners {
  readonly rules: EngineRules;
  /** What scans a file, by its absolute path. */
  for(file: string): Scanner;
}

const nobodys: ScanWorkerData = { team: undefined, salt: '', isAudit: false };

/** Folders that bring the same share one; it compiles its rules with the first file of a language. */
export async function createFolderScanners(
  folders: readonly FolderData[],
  summaries: ModuleSummaries,
): Promise<FolderScanners> {
  const made = new Map<string, Scanner>();
  const scannerFor = async (data: ScanWorkerData): Promise<Scanner> => {
    const scanner = made.get(keyOf(data)) ?? (await start(data, summaries));
    made.set(keyOf(data), scanner);
    return scanner;
  };
  // Not saved anywhere yet: it will most likely be a file of the one folder that there is.
  const [only, ...more] = folders;
  const elsewhere = await scannerFor(more.length === 0 ? (only ?? nobodys) : nobodys);
  const ofFolder = new Map<string, Scanner>();
  for (const data of folders) ofFolder.set(data.folder, await scannerFor(data));
  return {
    rules: {
      ofFolder: new Map([...ofFolder].map(([folder, { rules }]) => [folder, rules])),
      elsewhere: elsewhere.rules,
    },
    for: (file) => ofFolder.get(deepestContaining([...ofFolder.keys()], file) ?? '') ?? elsewhere,
  };
}

async function start({ team, salt, isAudit }: ScanWorkerData, summaries: ModuleSummaries): Promise<Scanner> {
  return await createScanner(await loadGrammars(), {
    summaries,
    ruleSet: withTeamRules(team, isAudit),
    salt,
  });
}
