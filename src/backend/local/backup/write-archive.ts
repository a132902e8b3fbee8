/** Writes a backup: a tar of its files with the manifest first, compressed, and encrypted where there is a key. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import { syncDirectory } from '../../platform/db/durable-files.ts';
import { type BackupKey, encryptStream } from './backup-key.ts';
import {
  type Cover,
  encryptedMember,
  identityMember,
  type Manifest,
  type Member,
  manifestName,
} from './manifest.ts';

/** Faster than the usual level, for a few more bytes: an update waits for its backup. */
const compression = { level: 3 };

/** A file that goes into a backup under the name `path`. */
export interface Source {
  readonly path: string;
  readonly file: string;
  /** Where its hash was checked just now. */
  readonly sha256?: string;
}

export async function describeMember({ path: name, file, sha256 }: Source): Promise<Member> {
  if (sha256 !== undefined) return { path: name, size: fs.statSync(file).size, sha256 };
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of fs.createReadStream(file)) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { path: name, size, sha256: hash.digest('hex') };
}

export interface ArchiveParts {
  readonly manifest: Manifest;
  readonly sources: readonly Source[];
  readonly key: BackupKey | undefined;
}

/** Makes `file` at once and for good: it is there whole, on the disk, or not at all. */
export async function writeArchive(file: string, parts: ArchiveParts): Promise<void> {
  const draft = `${file}.new`;
  try {
    await (parts.key ? writeEncrypted(draft, parts, parts.key) : writePlain(draft, parts));
    await keep(draft, file);
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Has the disk remember a file that was written beside its place, and puts it there. */
export async function keep(draft: string, file: string): Promise<void> {
  const handle = await fs.promises.open(draft, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  fs.renameSync(draft, file);
  syncDirectory(path.dirname(file));
}

async function writePlain(draft: string, parts: ArchiveParts): Promise<void> {
  await pipeline(packed(parts), createGzip(compression), createOwn(draft));
}

async function writeEncrypted(draft: string, parts: ArchiveParts, key: BackupKey): Promise<void> {
  const inner = `${draft}.age`;
  try {
    const compressed = packed(parts).pipe(createGzip(compression));
    await pipeline(await encryptStream(key.recipient, compressed), createOwn(inner));
    const { members: _members, numbers: _numbers, ...facts } = parts.manifest;
    const cover: Cover = { ...facts, format: 'vireo-backup-encrypted' };
    const outer = pack();
    const fill = async () => {
      await addText(outer, manifestName, toJson(cover));
      await addText(outer, identityMember, key.identity);
      await addFile(outer, { path: encryptedMember, file: inner });
      outer.finalize();
    };
    // Whichever fails first ends the other: neither is left without somebody who waits for it.
    await Promise.all([pipeline(outer, createOwn(draft)), fill()]);
  } finally {
    fs.rmSync(inner, { force: true });
  }
}

function createOwn(file: string): fs.WriteStream {
  return fs.createWriteStream(file, { mode: 0o600 });
}

function packed({ manifest, sources }: ArchiveParts): Pack {
  const archive = pack();
  const fill = async () => {
    await addText(archive, manifestName, toJson(manifest));
    for (const source of sources) await addFile(archive, source);
    archive.finalize();
  };
  fill().catch((error: unknown) =>
    archive.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return archive;
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function addText(archive: Pack, name: string, text: string): Promise<void> {
  const size = Buffer.byteLength(text);
  await pipeline(Readable.from([Buffer.from(text)]), archive.entry({ name, size, mode: 0o600 }));
}

async function addFile(archive: Pack, { path: name, file }: Source): Promise<void> {
  const { size } = fs.statSync(file);
  await pipeline(fs.createReadStream(file), archive.entry({ name, size, mode: 0o600 }));
}
