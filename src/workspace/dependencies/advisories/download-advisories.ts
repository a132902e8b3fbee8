/** Downloads the zip of an ecosystem's advisories, as osv.dev publishes it (https://google.github.io/osv.dev/data/). */
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Ecosystem } from '../model.ts';
import { AdvisoryError } from './advisory-error.ts';
import { checkServiceUrl } from './service-url.ts';

export interface DownloadRequest {
  readonly ecosystem: Ecosystem;
  /** The address above `<ecosystem>/all.zip`. */
  readonly from: string;
  readonly folder: string;
  readonly signal: AbortSignal;
}

const maxBytes = 4 * 1024 * 1024 * 1024;

/** The file that it was written to. Throws an AdvisoryError where there is none to be had. */
export async function downloadAdvisories({
  ecosystem,
  from,
  folder,
  signal,
}: DownloadRequest): Promise<string> {
  checkServiceUrl(from);
  const url = `${from.replace(/\/$/, '')}/${ecosystem}/all.zip`;
  const file = path.join(folder, `${ecosystem}.zip`);
  try {
    const response = await fetch(url, { redirect: 'error', signal });
    if (!response.ok || response.body === null)
      throw new AdvisoryError('network', `${url} answered ${response.status}.`);
    await pipeline(Readable.fromWeb(response.body), limit(url), createWriteStream(file), { signal });
    return file;
  } catch (error) {
    if (error instanceof AdvisoryError || signal.aborted) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new AdvisoryError(
      'network',
      `${url} cannot be read: ${cause instanceof Error ? cause.message : cause}.`,
      error,
    );
  }
}

function limit(url: string): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > maxBytes) done(new AdvisoryError('network', `${url} is larger than 4 GB.`));
      else done(null, chunk);
    },
  });
}
