/** What one file shows: its language with its lines, and its facts. Text that programs wrote shows nothing. */
import { findAdapter } from '../dependencies/formats/adapters.ts';
import type { SkipReason } from '../skip-reasons.ts';
import { readSourceText, reasonInText } from '../source-text.ts';
import type { Fact, FactInput, Manifest } from './facts/fact.ts';
import { factReaders } from './facts/readers.ts';
import { countLines } from './languages/count-lines.ts';
import { type DetectedLanguage, detectStackLanguage } from './languages/detect-language.ts';
import type { LineCounts, StackFile } from './model.ts';

export interface Seen {
  /** Undefined where nothing tells. */
  readonly language: DetectedLanguage | undefined;
  readonly counts: LineCounts;
  readonly facts: readonly Fact[];
  readonly manifest: Manifest | undefined;
}

/** Of one file: a stranger's may hold a million lines that all show something. */
const maxFacts = 2000;

export class FileLook {
  readonly #files: ReadonlyMap<string, StackFile>;

  constructor(files: readonly StackFile[]) {
    this.#files = new Map(files.map((file) => [file.path, file]));
  }

  async at(file: StackFile): Promise<Seen | { readonly skip: SkipReason }> {
    const bytes = await file.read?.();
    if (bytes === undefined) return { skip: 'unreadable' };
    const source = readSourceText(bytes, 'text');
    if ('skip' in source) return source;
    const { text } = source;
    const language = detectStackLanguage({ path: file.path, text });
    const type = language?.row[1];
    const isWritten = type === 'programming' || type === 'markup';
    const skip = isWritten ? reasonInText(text, type === 'programming') : undefined;
    if (skip !== undefined) return { skip };
    const counts = countLines(text, language?.style);
    return { language, counts, ...(await this.#factsOf(file.path, text)) };
  }

  async #factsOf(file: string, text: string): Promise<Pick<Seen, 'facts' | 'manifest'>> {
    const name = file.slice(file.lastIndexOf('/') + 1);
    const facts: Fact[] = [];
    let manifest: Manifest | undefined;
    for (const reader of factReaders) {
      if (!reader.matches(name, file)) continue;
      const found = await reader.read(this.#inputOf(file, { name, text }));
      facts.push(...found.facts.slice(0, maxFacts));
      manifest ??= found.manifest;
    }
    return { facts, manifest };
  }

  #inputOf(file: string, { name, text }: Pick<FactInput, 'name' | 'text'>): FactInput {
    return { file, name, text, read: (path) => this.textOf(path), has: (path) => this.#files.has(path) };
  }

  /** Text of a file of the workspace, by its path; undefined where there is none to be read. */
  async textOf(path: string): Promise<string | undefined> {
    const bytes = await this.#files.get(path)?.read?.();
    const source = bytes && readSourceText(bytes, 'text');
    return source === undefined || 'skip' in source ? undefined : source.text;
  }
}

/** Whether a file is worth opening although it is larger than what people write. */
export function isWorthOpening(path: string): boolean {
  return findAdapter(path) !== undefined;
}
