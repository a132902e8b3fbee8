/**
 * The texts of the project's files for the places that a log names, with every secret covered: other tools' logs name
 * secrets, too, and what is kept of a line must not hold one. Opens files below the folder alone.
 */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { ruleSet } from '../../scanner/rules.generated.ts';
import { createSecretAnalysis, maskSecrets } from '../../scanner/secrets/index.ts';
import { maxScannedFileBytes } from '../discovery.ts';
import { ignore } from '../ignore-error.ts';
import { isInside } from '../module-resolution.ts';
import { readSmallFile } from '../small-file.ts';

export interface FileText {
  readonly text: string;
  /** The same without its secrets, character by character. */
  readonly masked: string;
  /** Where each line begins. */
  readonly lineStarts: readonly number[];
}

export interface FolderTexts {
  /** The folder as it was given, and with its links followed. */
  readonly folders: readonly string[];
  /** Undefined for what is not there, is no text, or lies outside. */
  read(file: string): Promise<FileText | undefined>;
  /** Any text with its secrets covered. */
  mask(text: string): string;
}

/** Logs name the results of a file one after the other; steps lead to a few others. */
const keptTexts = 64;

export async function createFolderTexts(folder: string | undefined): Promise<FolderTexts> {
  const real = folder === undefined ? undefined : await realFolder(folder);
  const known = new Map<string, Promise<FileText | undefined>>();
  return {
    folders: [...new Set([folder, real].filter((each) => each !== undefined))],
    async read(file) {
      if (real === undefined) return undefined;
      const before = known.get(file);
      if (before !== undefined) return await before;
      if (known.size >= keptTexts) known.clear();
      const reading = readText(real, file);
      known.set(file, reading);
      return await reading;
    },
    mask,
  };
}

async function realFolder(folder: string): Promise<string | undefined> {
  try {
    return await realpath(folder);
  } catch (error) {
    ignore(error, 'the folder may be on another machine: what the log itself says has to do');
    return undefined;
  }
}

/** Git's own folder, as any file system may write it: it holds addresses with passwords, and no code. */
export function isOfGit(relative: string): boolean {
  return relative.split(/[\\/]/).some((part) => /^(?:\.git|git~\d)[. ]*$/i.test(part));
}

async function readText(folder: string, file: string): Promise<FileText | undefined> {
  const absolute = path.resolve(folder, file);
  if (!isInside(folder, absolute)) return undefined;
  try {
    const real = await realpath(path.dirname(absolute));
    if (!isInside(folder, real) || isOfGit(path.relative(folder, path.join(real, path.basename(file))))) {
      return undefined;
    }
    const read = await readSmallFile(absolute, maxScannedFileBytes);
    if (read.kind !== 'text' || read.text.includes('\0')) return undefined;
    const text = read.text.replace(/^\ufeff/, '');
    return { text, masked: mask(text), lineStarts: lineStartsOf(text) };
  } catch (error) {
    ignore(error, 'a file that is not there has no lines to tell');
    return undefined;
  }
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return starts;
}

let analysis: ReturnType<typeof createSecretAnalysis> | undefined;

/** Any text with the secrets covered that our formats know by their form. */
export function mask(text: string): string {
  // Compiled when the first log is read: few processes ever read one.
  analysis ??= createSecretAnalysis(ruleSet.secrets ?? []);
  const lines = Uint32Array.from(lineStartsOf(text));
  const { hits } = analysis({ path: 'imported.txt', language: 'text', text, lines });
  const found = hits.map(({ from, to, mask: cover = '' }) => ({
    mask: cover,
    range: { startOffset: from, endOffset: to },
  }));
  return maskSecrets(text, found);
}
