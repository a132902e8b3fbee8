/** The use cases of the look. The logo is in the file store before the row names it, so that nothing is half saved. */
import { changeLook } from '../../../../domain/invoicing/look/change-look.ts';
import type { ImageFacts } from '../../../../domain/invoicing/look/read-logo.ts';
import { asText, text } from '../../../../words/text.ts';
import { type FileStore, FileStoreError, type StoredFile } from '../../../platform/files/file-store.ts';
import { addStoredFile } from '../../../platform/files/stored-files.repository.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { invalidField, notFound } from '../../../platform/http/api-error.ts';
import { fromFileStore } from '../../../platform/http/refusals/refused-by-files.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { readLook, toReply } from './look-record.ts';
import { addLogo, findLogo, findLookRow, putLook } from './looks.repository.ts';
import type { InvoiceLookReply, PatchLook } from './looks.schema.ts';
import { imageIssues, readImage } from './read-image.ts';

export interface LookPorts extends SlicePorts {
  readonly files: Pick<FileStore, 'keep' | 'read'>;
}

export interface LooksService {
  get(caller: Caller): Promise<InvoiceLookReply>;
  patch(caller: Caller, input: PatchLook, expected: number | undefined): Promise<InvoiceLookReply>;
  /** Any logo that the practice has had. */
  logo(caller: Caller, sha256: string): Promise<{ readonly type: string; readonly content: Buffer }>;
}

export function createLooksService(ports: LookPorts): LooksService {
  return {
    get: async ({ actor }) => toReply(await findLookRow(ports.reads(actor))),

    async patch(caller, input, expected) {
      const write = async (logo?: LogoFile) =>
        await ports.unitOfWork.write(
          caller.actor,
          async (work) => await writeLook(work, { caller, input, expected, logo }),
        );
      if (typeof input.logo !== 'string') return await write();
      return await keepLogo(ports.files, Buffer.from(input.logo, 'base64'), write);
    },

    async logo({ actor }, sha256) {
      const row = await findLogo(ports.reads(actor), sha256);
      const found = row && (await ports.files.read(sha256));
      if (found?.state !== 'found') throw notFound('logo');
      return { type: row?.type ?? '', content: found.content };
    },
  };
}

interface LogoFile {
  readonly stored: StoredFile;
  readonly facts: ImageFacts;
}

async function keepLogo<T>(
  files: LookPorts['files'],
  given: Buffer,
  write: (logo: LogoFile) => Promise<T>,
): Promise<T> {
  const read = await readImage(given);
  if (!read.ok) throw invalidField('logo', asText(imageIssues[read.error]));
  const { facts, content } = read.value;
  try {
    return await files.keep(content, async (stored) => await write({ stored, facts }));
  } catch (error) {
    if (!(error instanceof FileStoreError)) throw error;
    throw fromFileStore(error, text`The logo was not saved.`);
  }
}

interface LookChange {
  readonly caller: Caller;
  readonly input: PatchLook;
  readonly expected: number | undefined;
  readonly logo: LogoFile | undefined;
}

async function writeLook(
  work: Work,
  { caller, input, expected, logo }: LookChange,
): Promise<InvoiceLookReply> {
  const { reads, writes, now, log } = work;
  const { organizationId } = caller.actor;
  const row = await findLookRow(reads);
  const before = toReply(row);
  requireVersion(before, expected);
  const kept = logo && { sha256: logo.stored.sha256, ...logo.facts };
  if (logo && kept) {
    await addStoredFile(work, { stored: logo.stored, field: 'logo' });
    await addLogo(writes, { ...kept, organization_id: organizationId, created_at: now });
  }
  const look = changeLook(readLook(row), input, kept);
  const own = { organization_id: organizationId, created_at: row?.created_at ?? now, updated_at: now };
  const next = { ...own, look: JSON.stringify(look), version: before.version + 1 };
  const after = toReply(await putLook(writes, next, row === undefined));
  await log({ type: 'invoice-look.changed', id: organizationId, version: after.version, before, after });
  return after;
}
