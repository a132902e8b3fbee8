/**
 * What is wrong with the dependencies that open manifests ask for. A folder is looked at, in a thread of its own, when
 * one of its manifests is opened or saved, and when a lock file changes; between that, findings move with the text.
 */

import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AdvisoryMode } from '../../contract/advisory-mode.ts';
import { inBackground } from '../../contract/background/in-background.ts';
import { isDependencyFile } from '../../contract/dependency-files.ts';
import type { Finding, TextEdit } from '../../scanner/model.ts';
import { assetPath } from '../../workspace/assets.ts';
import type { AskedService } from '../../workspace/dependencies/assess-by-choice.ts';
import { toRelative } from '../../workspace/discovery.ts';
import { deepestContaining, isInside } from '../../workspace/module-resolution.ts';
import type { EditedDocument, OpenDocuments } from '../documents.ts';
import { pathOf } from '../paths.ts';
import type { AssessmentTask, FolderAssessment } from './assessment-messages.ts';
import { moveFinding } from './moved-finding.ts';
import { digestOf } from './text-digest.ts';

export interface DependencyFindingsOptions {
  readonly documents: OpenDocuments;
  readonly folders: () => readonly string[];
  /** Where the advisories lie that the user imported. */
  readonly advisories: string;
  /** Where advisories come from, as the user's settings say now. */
  readonly mode: () => Promise<AdvisoryMode>;
  readonly osvUrl: string;
  /** For the user, who chose what could not be done. */
  readonly warn: (message: string) => void;
  /** Whether the settings of the folders hold. */
  readonly isTrusted: () => boolean;
  readonly log: (message: string) => void;
  /** What is known of these documents is another now. */
  readonly onChange: (uris: readonly string[]) => void;
}

/** A text as it was when its folder was last looked at, and what was done to it since. */
interface Watched {
  readonly digest: string;
  readonly edits: TextEdit[];
}

interface Assessing {
  readonly worker: Worker;
  readonly watched: Map<string, Watched>;
}

/** A package manager writes several files, one after the other. */
const settleMs = 200;

const instead = 'Packages were compared with the advisories on this machine instead.';
const notAtAll = 'Packages were compared with none, since there are no advisories on this machine.';

export class DependencyFindings {
  readonly #options: DependencyFindingsOptions;
  readonly #found = new Map<string, readonly Finding[]>();
  readonly #assessed = new Set<string>();
  readonly #running = new Map<string, Assessing>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** Why the service could not be asked the last time. */
  #unasked: string | undefined;

  constructor(options: DependencyFindingsOptions) {
    this.#options = options;
    options.documents.onOpen(({ uri }) => this.touched([pathOf(uri)]));
    options.documents.onEdit((edited) => this.#move(edited));
    options.documents.onClose(({ uri }) => {
      this.#found.delete(uri);
      this.#assessed.delete(uri);
      // Opened again it is another document, whatever a look that is under way finds out about this one.
      for (const { watched } of this.#running.values()) watched.delete(uri);
    });
  }

  /** Places are those of the text that the document has now. */
  in(document: TextDocument): readonly Finding[] {
    return (this.#found.get(document.uri) ?? []).map((finding) => ({
      ...finding,
      range: { ...finding.range, ...linesOf(document, finding.range) },
    }));
  }

  /** Whether a flaw that is not among its findings is not there. */
  hasAssessed({ uri }: TextDocument): boolean {
    return this.#assessed.has(uri);
  }

  /** Files were opened, saved, or changed on disk. */
  touched(paths: readonly string[]): void {
    for (const file of paths) {
      const folder = isDependencyFile(file) ? this.#folderOf(file) : undefined;
      if (folder !== undefined) this.#assessSoon(folder);
    }
  }

  /** Settings of a project are others: the licences that it allows, for one. */
  reassess(): void {
    for (const folder of this.#options.folders()) this.#assessSoon(folder);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const { worker } of this.#running.values()) inBackground(worker.terminate(), 'Ending a worker');
  }

  #folderOf(file: string): string | undefined {
    return deepestContaining(this.#options.folders(), file);
  }

  #openIn(folder: string): readonly TextDocument[] {
    return this.#options.documents.all().filter(({ uri }) => {
      const file = pathOf(uri);
      return isDependencyFile(file) && isInside(folder, file);
    });
  }

  /** Nobody looks at what nobody has open. */
  #assessSoon(folder: string): void {
    clearTimeout(this.#timers.get(folder));
    const timer = setTimeout(() => {
      this.#timers.delete(folder);
      if (this.#openIn(folder).length > 0) inBackground(this.#assessAsChosen(folder), 'Assessment');
    }, settleMs);
    timer.unref();
    this.#timers.set(folder, timer);
  }

  async #assessAsChosen(folder: string): Promise<void> {
    const { mode, osvUrl: url } = this.#options;
    this.#assess(folder, (await mode()) === 'online' ? { url, now: new Date() } : undefined);
  }

  #assess(folder: string, service: AskedService | undefined): void {
    inBackground(this.#running.get(folder)?.worker.terminate(), 'Ending a worker');
    const { advisories, isTrusted } = this.#options;
    const task: AssessmentTask = { folder, advisories, service, isTrusted: isTrusted() };
    const worker = new Worker(assetPath('assessment-worker.js'), { name: 'dependencies', workerData: task });
    const watched = new Map<string, Watched>(
      this.#openIn(folder).map((document) => [
        document.uri,
        { digest: digestOf(document.getText()), edits: [] },
      ]),
    );
    const running: Assessing = { worker, watched };
    this.#running.set(folder, running);
    const isCurrent = (): boolean => this.#running.get(folder) === running;
    worker.on('message', (assessment: FolderAssessment) => {
      if (isCurrent()) this.#take(folder, assessment, watched);
    });
    worker.on('error', (error) => this.#options.log(`Dependencies were not looked at: ${String(error)}`));
    worker.on('exit', () => {
      if (isCurrent()) this.#running.delete(folder);
    });
  }

  #take(folder: string, assessment: FolderAssessment, watched: ReadonlyMap<string, Watched>): void {
    const { files, isCompared } = assessment;
    this.#tell(assessment);
    const byFile = new Map(files.map((each) => [each.file, each]));
    for (const [uri, { digest, edits }] of watched) {
      const assessed = byFile.get(toRelative(folder, pathOf(uri)));
      // Not what is on disk: what was known of it stays until it is saved.
      if (assessed !== undefined && assessed.digest !== digest) continue;
      const findings = edits.reduce(moveAll, assessed?.findings ?? []);
      this.#found.set(uri, findings);
      if (isCompared) this.#assessed.add(uri);
      else this.#assessed.delete(uri);
    }
    this.#options.onChange([...watched.keys()]);
  }

  #tell({ problems, knowledge, unasked, isCompared }: FolderAssessment): void {
    for (const problem of problems) this.#options.log(`Dependencies: ${problem}`);
    if (knowledge !== undefined) this.#options.log(`Dependencies: ${knowledge}`);
    // Once until it answers again: manifests are opened and saved all the time.
    if (unasked !== undefined && this.#unasked === undefined)
      this.#options.warn(`${unasked} ${isCompared ? instead : notAtAll}`);
    this.#unasked = unasked;
  }

  #move({ document: { uri }, edits }: EditedDocument): void {
    for (const { watched } of this.#running.values()) watched.get(uri)?.edits.push(...edits);
    const found = this.#found.get(uri);
    if (found !== undefined) this.#found.set(uri, edits.reduce(moveAll, found));
  }
}

function moveAll(findings: readonly Finding[], edit: TextEdit): readonly Finding[] {
  return findings.flatMap((finding) => moveFinding(finding, edit) ?? []);
}

function linesOf(document: TextDocument, { startOffset, endOffset }: Finding['range']) {
  const start = document.positionAt(startOffset);
  const end = document.positionAt(endOffset);
  return {
    startLine: start.line,
    startColumn: start.character,
    endLine: end.line,
    endColumn: end.character,
  };
}

/** Below the folder of the user's own data. */
export function advisoriesIn(dataDirectory: string): string {
  return path.join(dataDirectory, 'advisories');
}
