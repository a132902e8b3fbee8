/**
 * Reads a backup: what it says of itself, and its files, each checked against its hash. Nothing is believed: a name that
 * the manifest does not have is never written, and no more of a file than the manifest says.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { BackupError } from '../../../contract/backup/backup-process.ts';
import { type BackupFacts, backupFactsSchema } from '../../../contract/backup/backups.ts';
import { text } from '../../../words/text.ts';
import { decryptStream, unlockIdentity } from './backup-key.ts';
import {
  encryptedMember,
  identityMember,
  type Manifest,
  type Member,
  manifestName,
  manifestSchema,
} from './manifest.ts';

export interface ArchiveFault {
  /** The file in the backup, or that of the backup where it is the archive itself. */
  readonly file: string;
  readonly message: string;
}

export interface Unpacked {
  readonly manifest: Manifest | undefined;
  readonly faults: readonly ArchiveFault[];
}

/** A file of the archive, which is read or skipped before the next comes. */
type Entry = Readable & { readonly header: Header };

const largestManifest = 64 * 1024 * 1024;

/** From the beginning of the file, with the rest unread. @throws where it is no backup */
export async function readFacts(file: string): Promise<BackupFacts> {
  const source = fs.createReadStream(file);
  const tar = file.endsWith('.gz') ? piped(source, createGunzip()) : source;
  try {
    for await (const entry of entriesOf(tar)) {
      if (entry.header.name !== manifestName) break;
      return backupFactsSchema.parse(JSON.parse(await textOf(entry)));
    }
    throw new BackupError('damaged', text`${path.basename(file)} is no backup of Vireo.`);
  } finally {
    source.destroy();
  }
}

/**
 * Unpacks every file whose hash is that of the manifest into `folder`; what is wrong is answered as faults.
 * @throws BackupError `passphrase_missing` or `passphrase_wrong` of an encrypted one
 */
export async function unpackArchive(
  file: string,
  folder: string,
  passphrase: string | undefined,
): Promise<Unpacked> {
  const reader = new ArchiveReader(folder);
  try {
    const compressed = file.endsWith('.gz')
      ? fs.createReadStream(file)
      : await openEncrypted(file, passphrase);
    await reader.read(piped(compressed, createGunzip()));
  } catch (error) {
    if (error instanceof BackupError || isOfDisk(error)) throw error;
    const message = `The archive cannot be read to its end: ${error instanceof Error ? error.message : String(error)}.`;
    return { ...reader.result(), faults: [{ file: path.basename(file), message }, ...reader.faults] };
  }
  return reader.result();
}

/** A full disk says nothing about the backup. */
function isOfDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall !== undefined;
}

/** With the error of the source told to whoever reads. */
function piped(source: Readable, through: Transform): Readable {
  source.once('error', (error) => through.destroy(error));
  return source.pipe(through);
}

async function* entriesOf(tar: Readable): AsyncGenerator<Entry> {
  const archive = extract();
  tar.once('error', (error) => archive.destroy(error));
  tar.pipe(archive);
  // A stream of another library with the same interface.
  yield* archive as unknown as AsyncIterable<Entry>;
}

async function textOf(entry: Entry): Promise<string> {
  if ((entry.header.size ?? 0) > largestManifest) throw new Error(`${entry.header.name} is too large`);
  const chunks: Buffer[] = [];
  for await (const chunk of entry) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** The compressed archive inside of an encrypted one. */
async function openEncrypted(file: string, passphrase: string | undefined): Promise<Readable> {
  if (passphrase === undefined) {
    throw new BackupError('passphrase_missing', 'This backup is encrypted: give its passphrase.');
  }
  let secret: string | undefined;
  const entries = entriesOf(fs.createReadStream(file));
  for (let next = await entries.next(); !next.done; next = await entries.next()) {
    const entry = next.value;
    if (entry.header.name === identityMember) {
      secret = await unlockIdentity(await textOf(entry), passphrase);
    } else if (entry.header.name === encryptedMember && secret !== undefined) {
      return await decryptStream(secret, Readable.from(entry));
    } else {
      entry.resume();
    }
  }
  throw new Error(`it has no ${encryptedMember}`);
}

class ArchiveReader {
  readonly faults: ArchiveFault[] = [];
  readonly #folder: string;
  readonly #found = new Set<string>();
  #manifest: Manifest | undefined;
  #members: ReadonlyMap<string, Member> = new Map();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async read(tar: Readable): Promise<void> {
    for await (const entry of entriesOf(tar)) {
      if (this.#manifest === undefined) await this.#begin(entry);
      else await this.#readMember(entry);
    }
    if (this.#manifest === undefined) throw new Error('it is empty');
    for (const { path: name } of this.#manifest.members) {
      if (!this.#found.has(name)) this.faults.push({ file: name, message: 'It is missing.' });
    }
  }

  result(): Unpacked {
    return { manifest: this.#manifest, faults: this.faults };
  }

  async #begin(entry: Entry): Promise<void> {
    this.#manifest = await readManifest(entry);
    this.#members = new Map(this.#manifest.members.map((member) => [member.path, member]));
  }

  async #readMember(entry: Entry): Promise<void> {
    const { name } = entry.header;
    const member = this.#members.get(name);
    if (member === undefined || this.#found.has(name)) {
      this.faults.push({ file: name, message: 'The manifest does not name it.' });
      entry.resume();
      return;
    }
    this.#found.add(name);
    if (await this.#unpack(entry, member)) return;
    this.faults.push({ file: name, message: 'Its content is not what was backed up: its hash differs.' });
  }

  /** False, and nothing is left, where it is not what the manifest says. */
  async #unpack(entry: Entry, { path: name, size, sha256 }: Member): Promise<boolean> {
    if (entry.header.size !== size) {
      entry.resume();
      return false;
    }
    const target = path.join(this.#folder, name);
    fs.mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
    const hash = createHash('sha256');
    const hashing = new Transform({
      transform(chunk, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    await pipeline(entry, hashing, fs.createWriteStream(target, { mode: 0o600, flush: true }));
    if (hash.digest('hex') === sha256) return true;
    fs.rmSync(target, { force: true });
    return false;
  }
}

async function readManifest(entry: Entry): Promise<Manifest> {
  if (entry.header.name !== manifestName) throw new Error(`it does not begin with ${manifestName}`);
  return manifestSchema.parse(JSON.parse(await textOf(entry)));
}
