/** Documents that runs leave: kept as stored files, within a quota and for a time. */
import { v7 as newId } from 'uuid';
import type { AgentArtifact } from '../../../../../contract/work/agent-run.ts';
import { text } from '../../../../../words/text.ts';
import { word } from '../../../../../words/word.ts';
import { FileStoreError, type StoredFile } from '../../../../platform/files/file-store.ts';
import { addStoredFile, releaseStoredFiles } from '../../../../platform/files/stored-files.repository.ts';
import { ApiError, notFound } from '../../../../platform/http/api-error.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { columnsOf } from '../../../../platform/slice.ts';
import type { Work as Unit } from '../../../../platform/unit-of-work.ts';
import type { RequestPorts } from '../requests.ports.ts';
import type { RequestRow } from '../requests.repository.ts';
import type { Artifact, ArtifactWithContent } from '../requests.schema.ts';
import {
  type ArtifactRow,
  deleteArtifacts,
  insertArtifacts,
  listAllArtifacts,
  listArtifactsOf,
} from './artifacts.repository.ts';
import { findDropped } from './quota.ts';

const quota = { ofRequest: 20 * 1000 ** 2, ofOrganization: 500 * 1000 ** 2 };
const keptForMs = 90 * 86_400_000;

export interface StoredArtifact extends Omit<AgentArtifact, 'content'> {
  readonly stored: StoredFile;
}

type RequestKey = Pick<RequestRow, 'id' | 'organization_id'>;

/** Puts them into the file store, then has `commit` write the rows that name them. Of one name the last is kept. */
export async function storeArtifacts<T>(
  { files }: Pick<RequestPorts, 'files'>,
  artifacts: readonly AgentArtifact[],
  commit: (stored: readonly StoredArtifact[]) => Promise<T>,
): Promise<T> {
  const byName = [...new Map(artifacts.map((artifact) => [artifact.name, artifact])).values()];
  const storeFrom = async (at: number, before: readonly StoredArtifact[]): Promise<T> => {
    const artifact = byName[at];
    if (artifact === undefined) return await commit(before);
    const { content, name, mediaType } = artifact;
    return await files.keep(Buffer.from(content), async (stored) =>
      storeFrom(at + 1, [...before, { name, mediaType, stored }]),
    );
  };
  try {
    return await storeFrom(0, []);
  } catch (error) {
    if (!(error instanceof FileStoreError)) throw error;
    throw new Error(`What the run leaves was not saved. ${error.message}`, { cause: error });
  }
}

/** Writes the rows, takes those of the same names away, and makes room. */
export async function addArtifacts(
  ports: Pick<RequestPorts, 'slices'>,
  unit: Unit,
  { row, artifacts }: { readonly row: RequestKey; readonly artifacts: readonly StoredArtifact[] },
): Promise<void> {
  if (artifacts.length === 0) return;
  const { reads, writes, now } = unit;
  const names = new Set(artifacts.map(({ name }) => name));
  const before = await listAllArtifacts(reads);
  const replaced = before.filter(({ request_id, name }) => request_id === row.id && names.has(name));
  await deleteArtifacts(writes, idsOf(replaced));
  for (const { stored } of artifacts) await addStoredFile(unit, { stored });
  const added = artifacts.map((artifact) => toRow(row, artifact, now));
  await insertArtifacts(writes, added);
  const left = before.filter((one) => !replaced.includes(one));
  const held = [...left, ...added];
  const dropped = findDropped(held.map(toHeld), quota, now);
  const gone = held.filter(({ id }) => dropped.has(id));
  await deleteArtifacts(writes, idsOf(gone));
  const namedBy = columnsOf(ports.slices(), 'files');
  const hashes = [...replaced, ...gone].map(({ sha256 }) => sha256);
  await releaseStoredFiles(writes, hashes, namedBy);
}

function idsOf(rows: readonly ArtifactRow[]): readonly string[] {
  return rows.map(({ id }) => id);
}

function toRow(row: RequestKey, { name, mediaType, stored }: StoredArtifact, now: number): ArtifactRow {
  return {
    id: newId(),
    organization_id: row.organization_id,
    request_id: row.id,
    name,
    media_type: mediaType,
    sha256: stored.sha256,
    size: stored.size,
    created_at: now,
    expires_at: now + keptForMs,
  };
}

function toHeld({ id, request_id, size, created_at, expires_at }: ArtifactRow) {
  return { id, requestId: request_id, size, createdAt: created_at, expiresAt: expires_at };
}

function toArtifact(row: ArtifactRow): Artifact {
  return {
    id: row.id,
    requestId: row.request_id,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    createdAt: toInstant(row.created_at),
    expiresAt: toInstant(row.expires_at),
  };
}

/** A request that was found to be the reader's to see. */
export interface Looked {
  readonly reads: Reads;
  readonly row: RequestRow;
}

type ReadPorts = Pick<RequestPorts, 'clock' | 'files'>;

async function listKept({ clock }: ReadPorts, { reads, row }: Looked): Promise<ArtifactRow[]> {
  const rows = await listArtifactsOf(reads, row.id);
  return rows.filter(({ expires_at }) => expires_at > clock());
}

/** By name, without those that have expired. */
export async function loadArtifacts(ports: ReadPorts, looked: Looked): Promise<{ items: Artifact[] }> {
  return { items: (await listKept(ports, looked)).map(toArtifact) };
}

/** @throws ApiError `not_found`, or `unavailable` where its file is missing or damaged */
export async function loadArtifact(
  ports: ReadPorts,
  looked: Looked,
  artifactId: string,
): Promise<ArtifactWithContent> {
  const artifact = (await listKept(ports, looked)).find(({ id }) => id === artifactId);
  if (artifact === undefined) throw notFound('artifact');
  const file = await ports.files.read(artifact.sha256);
  if (file.state !== 'found') {
    throw new ApiError('unavailable', text`${artifact.name} is ${word(file.state)} in the stored files.`);
  }
  return { ...toArtifact(artifact), content: file.content.toString('utf8') };
}
