/** Scans of texts that no editor holds open: a file on disk, or what a fix would leave. */
import type { Language, ScanResult, SuppressionRequest, TextEdit } from '../../scanner/model.ts';
import type { InteractiveScanner } from '../interactive-scanner.ts';

export interface ScratchFile {
  /** Where the text stands or would stand: rules and imports go by it. */
  readonly path: string;
  readonly language: Language;
}

export interface ScratchScans {
  /** Undefined when the scan failed. */
  scan(file: ScratchFile, text: string): Promise<ScanResult | undefined>;
  /** The proven edit that sets a finding of the text aside; undefined where there is none. */
  suppression(file: ScratchFile, text: string, request: SuppressionRequest): Promise<TextEdit | undefined>;
}

/** What is opened for one question is the first version of its text, and the last. */
const onlyVersion = 1;

export function createScratchScans(scanner: InteractiveScanner): ScratchScans {
  let count = 0;
  async function ask<Answer>(file: ScratchFile, text: string, question: (uri: string) => Promise<Answer>) {
    count += 1;
    const uri = `vireo-scratch:${count}`;
    scanner.open({ ...file, uri, version: onlyVersion, text });
    try {
      return await question(uri);
    } finally {
      scanner.close(uri);
    }
  }
  return {
    scan: (file, text) =>
      ask(file, text, async (uri) => {
        const outcome = await scanner.scan(uri, onlyVersion);
        return outcome.kind === 'result' ? outcome.result : undefined;
      }),
    suppression: (file, text, request) =>
      ask(file, text, (uri) => scanner.suppression(uri, onlyVersion, request)),
  };
}
