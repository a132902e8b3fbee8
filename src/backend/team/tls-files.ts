/** Certificate and key of the server: read, checked as a pair, and read again when they change. */
import { createPublicKey, X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import { inBackground } from '../../contract/background/in-background.ts';
import type { Logger } from '../platform/log/logger.ts';

export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

export interface TlsPair {
  readonly cert: string;
  readonly key: string;
}

const othersBits = 0o007;
const soonMs = 14 * 24 * 3_600_000;

/** @throws Error with the sentence that says what is wrong */
export async function readTlsPair(files: TlsFiles): Promise<TlsPair> {
  const [cert, key] = await Promise.all([
    readText(files.cert, '--tls-cert'),
    readText(files.key, '--tls-key'),
  ]);
  await requirePrivate(files.key);
  try {
    createSecureContext({ cert, key, minVersion: 'TLSv1.3' });
    requireSameKey(cert, key);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`--tls-cert and --tls-key are no pair of a certificate and its key (${why}).`, { cause });
  }
  return { cert, key };
}

async function readText(file: string, argument: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new Error(`${argument} ${file} can't be read.`, { cause });
  }
}

async function requirePrivate(file: string): Promise<void> {
  const { mode } = await stat(file);
  if (process.platform === 'win32' || (mode & othersBits) === 0) return;
  throw new Error(`--tls-key ${file} can be read by every user of this computer: run "chmod o-rwx" on it.`);
}

function requireSameKey(cert: string, key: string): void {
  const ofCert = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  const ofKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  if (!ofCert.equals(ofKey)) throw new Error('the key is of another certificate');
}

/** Why browsers will refuse it soon, or do now; undefined where they will not. */
export function findTlsFault({ cert }: TlsPair, publicUrl: string, now: number): string | undefined {
  const certificate = new X509Certificate(cert);
  const { hostname } = new URL(publicUrl);
  const address = hostname.replace(/^\[|\]$/g, '');
  const isOurs = isIP(address) === 0 ? certificate.checkHost(hostname) : certificate.checkIP(address);
  if (isOurs === undefined) {
    return `The certificate is not of ${hostname}.`;
  }
  if (Date.parse(certificate.validTo) - now > soonMs) return undefined;
  return `The certificate is valid until ${certificate.validTo}.`;
}

export interface TlsWatch {
  readonly files: TlsFiles;
  readonly log: Pick<Logger, 'info' | 'error'>;
  /** Hands a whole new pair to the listener. */
  use(pair: TlsPair): void;
  readonly everyMs?: number;
}

const usualEveryMs = 500;

/**
 * Looks at the files themselves, since a certificate is often renewed by moving a link. A pair that is half written or broken
 * is logged once, and the one before is kept.
 */
export function watchTlsFiles({ files, log, use, everyMs = usualEveryMs }: TlsWatch): { stop(): void } {
  let [served, seen] = [marksOf(files), marksOf(files)];
  let isLooking = false;

  async function look(): Promise<void> {
    const before = seen;
    seen = marksOf(files);
    const [now, then, last] = await Promise.all([seen, before, served]);
    // Only once they have stayed the same for a while: two files are never written at once.
    if (now !== then || now === last) return;
    served = seen;
    try {
      use(await readTlsPair(files));
      log.info('the new certificate is served');
    } catch (error) {
      log.error({ err: error }, 'the new certificate is not served, the one before is kept');
    }
  }

  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    inBackground(
      look().finally(() => {
        isLooking = false;
      }),
      'Look at the certificate',
    );
  }, everyMs).unref();
  return { stop: () => clearInterval(timer) };
}

/** What changes with a file, behind its links. */
async function marksOf({ cert, key }: TlsFiles): Promise<string> {
  const marks = [cert, key].map(async (file) => {
    try {
      const { ino, size, mtimeMs, mode } = await stat(file);
      return [ino, size, mtimeMs, mode].join(' ');
    } catch {
      return 'missing';
    }
  });
  return (await Promise.all(marks)).join(' · ');
}
