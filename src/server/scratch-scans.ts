/** Scans of texts that no editor holds open: a file on disk, or what a fix would leave. */
import type { Language, ScanResult } from '../scanner/model.ts';
import type { InteractiveScanner } from './interactive-scanner.ts';

export interface ScratchFile {
  /** Where the text stands or would stand: rules and imports go by it. */
  readonly path: string;
  readonly language: Language;
}

/** Undefined when the scan failed. */
export type ScratchScans = (file: ScratchFile, text: string) => Promise<ScanResult | undefined>;

export function createScratchScans(scanner: InteractiveScanner): ScratchScans {
  let count = 0;
  return async (file, text) => {
    count += 1;
    const uri = `vireo-scratch:${count}`;
    scanner.open({ ...file, uri, version: 1, text });
    try {
      const outcome = await scanner.scan(uri, 1);
      return outcome.kind === 'result' ? outcome.result : undefined;
    } finally {
      scanner.close(uri);
    }
  };
}
