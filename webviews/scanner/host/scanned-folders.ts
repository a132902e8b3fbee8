/** What the page Scanner asks of where it is shown: the folders that are open there, and the list of their findings. */
import type { Scan } from '../../../src/api-client/index.ts';
import type { Excerpt } from '../../../src/contract/explanation.ts';
import type { Disposable } from '../../../src/pages/disposables.ts';
import type { ListedFinding } from '../../../src/pages/findings/listed-finding.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { ScanFacts } from '../messages.ts';

export interface ScannerPlace {
  /** Of the project; undefined for a workspace that belongs to none. */
  readonly projectId: string | undefined;
  readonly name: string;
  /** Its address. */
  readonly folder: string | undefined;
}

export interface ProjectPlace extends ScannerPlace {
  readonly projectId: string;
}

export interface ScannedFolders {
  readonly isTrusted: boolean;
  /** The last scan of this window, whoever asked for it. */
  readonly windowScan: Required<Pick<ScanFacts, 'at' | 'files' | 'durationMs'>> | undefined;
  /** Of the list, or by a scan of this window. */
  onDidChange(listener: () => void): Disposable;
  loadPlaces(): Promise<readonly ScannerPlace[]>;
  all(): Iterable<ListedFinding>;
  findByKey(uri: string, key: string): ListedFinding | undefined;
  /** The list holds what was found so far. */
  settled(): Promise<void>;
  includeResolved(): Promise<void>;
  /** One's own scan of the project that is not on record; undefined where there is none. */
  findOwnScan(projectId: string): ScanFacts['own'];
  /** Lists what such scans found in place of the record, or the record again. */
  showOwnScan(isShown: boolean): void;
  act(deed: 'open' | 'explain' | 'fix' | 'suppress', finding: ListedFinding): Promise<unknown>;
  /** The lines round it, secrets masked; undefined where the file cannot be read. */
  readCode(finding: ListedFinding): Promise<Excerpt | undefined>;
  openFile(uri: string): Promise<unknown>;
  /** `path` is below the folder, or nothing is opened. */
  openPlace(folder: string, at: { readonly path: string; readonly line: number }): Promise<unknown>;
  startScan(place: ProjectPlace): Promise<Scan>;
  downloadAdvisories(place: ProjectPlace, ecosystems: readonly string[]): Promise<void>;
}

export interface ScannerPorts extends PagePorts {
  readonly folders: ScannedFolders;
}

/** Of a project those below its folder; of a workspace all that are listed. */
export function findingsAt(
  { projectId, folder }: ScannerPlace,
  all: Iterable<ListedFinding>,
): readonly ListedFinding[] {
  if (projectId === undefined || folder === undefined) return [...all];
  return [...all].filter(({ uri }) => uri.startsWith(`${folder}/`));
}
