/** A small file of JSON in an account's data folder, for its user alone, on the disk before anybody is answered. */
import fs from 'node:fs';
import path from 'node:path';
import type * as z from 'zod';
import { parseJson } from '../../../contract/text/parse-json.ts';
import { makeDirectory, replaceFile } from '../../platform/db/durable-files.ts';

const ownerOnly = 0o600;

export interface KeptFile<Content> {
  read(): Content;
  write(content: Content): void;
}

export interface KeptFileOptions<Content> {
  readonly directory: string;
  readonly name: string;
  readonly schema: z.ZodType<Content>;
  readonly empty: Content;
  /** What was there and could not be read lies beside it under another name. */
  readonly onDamaged: (error: Error) => void;
}

/** Read once: one process has the folder. */
export function openKeptFile<Content>(options: KeptFileOptions<Content>): KeptFile<Content> {
  const file = path.join(options.directory, options.name);
  // process-local: what the file holds, which one process writes; on several: nothing.
  let content = readFile(file, options);
  return {
    read: () => content,
    write(changed) {
      makeDirectory(options.directory);
      replaceFile(file, `${JSON.stringify(changed)}\n`, ownerOnly);
      content = changed;
    },
  };
}

function readFile<Content>(file: string, { schema, empty, onDamaged }: KeptFileOptions<Content>): Content {
  if (!fs.existsSync(file)) return empty;
  const parsed = schema.safeParse(parseJson(fs.readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const aside = `${file}.damaged`;
  fs.renameSync(file, aside);
  onDamaged(new Error(`${file} could not be read: it lies in ${aside} now.`));
  return empty;
}
