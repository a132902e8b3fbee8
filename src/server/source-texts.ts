/**
 * Texts of files as they may be shown: read where the client holds them open, else from the workspace's folders, and
 * scanned, so that every secret in them is known and covered. A text that could not be scanned is shown to nobody.
 */
import path from 'node:path';
import type { ScanResult } from '../scanner/model.ts';
import { maskSecrets } from '../scanner/secrets/mask.ts';
import { toRelative } from '../workspace/discovery.ts';
import { findLanguageOfPath } from '../workspace/languages.ts';
import { deepestContaining, isInside } from '../workspace/module-resolution.ts';
import type { Analyser } from './analysis.ts';
import { languageOf } from './document-language.ts';
import type { OpenDocuments } from './documents.ts';
import { pathOf } from './paths.ts';
import type { ScratchScans } from './scans/scratch-scans.ts';
import { readWorkspaceText } from './workspace-text.ts';

export interface SourceText {
  readonly uri: string;
  /** As it is in the file: for offsets and edits, not to be shown. */
  readonly text: string;
  /** With every secret covered; each character keeps its place. */
  readonly masked: string;
  readonly result: ScanResult;
  /** Of an open document. */
  readonly version: number | undefined;
}

export interface SourceTextsOptions {
  readonly documents: OpenDocuments;
  readonly analyser: Analyser;
  readonly scratch: ScratchScans;
  readonly folders: () => readonly string[];
}

/** A finding's own file and those on its way are asked for again with each edit of one of them. */
const keptFiles = 16;

export class SourceTexts {
  readonly #options: SourceTextsOptions;
  /** Files that are not open, by uri, the one asked for last at the end. */
  readonly #kept = new Map<string, SourceText>();

  constructor(options: SourceTextsOptions) {
    this.#options = options;
  }

  /** Undefined where there is no such file in the workspace, or it could not be scanned. */
  async read(uri: string): Promise<SourceText | undefined> {
    const document = this.#options.documents.find(uri);
    if (document === undefined) return this.#readFile(uri);
    if (languageOf(document) === undefined) {
      // Another tool's finding in a language that is not ours: searched for secrets all the same.
      const scanned = await this.#scan(uri, document.getText());
      return scanned && { ...scanned, version: document.version };
    }
    const analysis = await this.#options.analyser.analyse(document);
    if (analysis?.scanned !== true || analysis.version !== document.version) return undefined;
    return toSourceText({
      uri,
      text: document.getText(),
      result: analysis.result,
      secretsIn: analysis.read,
      version: document.version,
    });
  }

  /** The rules, or the salt of fingerprints, are others now. */
  forgetAll(): void {
    this.#kept.clear();
  }

  /** How a file is named: from its folder on, the folder's name before it where there are several. */
  nameOf(uri: string, ownFolder?: string): string {
    const file = pathOf(uri);
    const folders = this.#options.folders();
    const folder = deepestContaining(folders, file);
    if (folder === undefined) {
      const own = ownFolder === undefined ? undefined : pathOf(ownFolder);
      return own !== undefined && isInside(own, file) ? toRelative(own, file) : path.basename(file);
    }
    const inside = toRelative(folder, file);
    return folders.length > 1 ? `${path.basename(folder)}/${inside}` : inside;
  }

  async #readFile(uri: string): Promise<SourceText | undefined> {
    const text = await readWorkspaceText(uri, this.#options.folders());
    const known = this.#kept.get(uri);
    this.#kept.delete(uri);
    if (text === undefined) return undefined;
    const read = known?.text === text ? known : await this.#scan(uri, text);
    if (read !== undefined) this.#keep(read);
    return read;
  }

  #keep(read: SourceText): void {
    this.#kept.set(read.uri, read);
    for (const uri of this.#kept.keys()) if (this.#kept.size > keptFiles) this.#kept.delete(uri);
  }

  async #scan(uri: string, text: string): Promise<SourceText | undefined> {
    const file = pathOf(uri);
    const language = findLanguageOfPath(file);
    if (language === undefined) return undefined;
    const result = await this.#options.scratch.scan({ path: file, language }, text);
    return result && toSourceText({ uri, text, result, version: undefined });
  }
}

interface Read extends Omit<SourceText, 'masked'> {
  /** What was found beside what is shown: a secret that is not shown yet is covered all the same. */
  readonly secretsIn?: ScanResult;
}

function toSourceText({ secretsIn, ...read }: Read): SourceText {
  const { findings, suppressed } = read.result;
  const all = [...findings, ...(secretsIn?.findings ?? []), ...suppressed.map(({ finding }) => finding)];
  return { ...read, masked: maskSecrets(read.text, all) };
}
