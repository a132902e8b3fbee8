/** Reads a file and looks at it, in whichever thread this is: the rows stay where they are read. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader } from '../../../../../schema.ts';
import type { Problem, ReadFile, ReadOptions } from '../../readers/source-row.ts';
import type { CreateTimeImport, ImportResult } from '../imports.schema.ts';
import { lookAt } from '../look-at-import.ts';
import type { Looking } from '../looking.ts';
import type { AgainRow } from '../resolve/find-existing.ts';
import type { Resolved, ResolvedRow } from '../resolve/resolved-rows.ts';
import { listDecided } from './decided-rows.ts';
import { hashRequest } from './hash-request.ts';
import type { Decided } from './open-file.ts';

export interface LookedRows {
  readonly result: ImportResult;
  readonly named: Omit<Resolved, 'rows'>;
  readonly taken: readonly AgainRow[];
  readonly sheets: readonly Decided[];
  /** In the order of time, whatever that of the file: neighbours in time are neighbours in the indexes. */
  readonly rows: readonly ResolvedRow[];
}

export class FileReading {
  readonly #text: string;
  #read: ReadFile | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  hashWith(content: Omit<CreateTimeImport, 'id' | 'file'>): string {
    return hashRequest({ ...content, file: this.#text });
  }

  /** With a turn for others after each step. */
  async read(
    options: ReadOptions,
    { signal, onProgress }: { readonly signal: AbortSignal; onProgress(fraction: number): void },
  ): Promise<readonly Problem[]> {
    // Loaded with the first import: an idle backend needs none of the readers.
    const { readFileInSteps } = await import('../../readers/read-file.ts');
    const steps = readFileInSteps(this.#text, options);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        this.#read = step.value;
        return step.value.problems;
      }
      onProgress(step.value);
      await nextTurn();
      signal.throwIfAborted();
    }
  }

  async look(db: Reader, asked: Omit<Looking, 'file' | 'read'>): Promise<LookedRows> {
    if (this.#read === undefined) throw new Error('A file is read before it is looked at.');
    const { resolved, taken, result } = await lookAt(db, { ...asked, file: this.#text, read: this.#read });
    const { rows, ...named } = resolved;
    const inTime = rows.toSorted((one, other) => one.source.startedAt - other.source.startedAt);
    return { result, named, taken, sheets: listDecided(inTime), rows: inTime };
  }
}
