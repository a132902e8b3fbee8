/** What the `vireo document` subcommands do with records, over the API. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type ApiClient,
  approveDocument,
  createDocument,
  type Document,
  deleteDocument,
  newId,
  patchDocument,
  restoreDocument,
  sendBackDocument,
  submitDocument,
  withdrawDocument,
} from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findProjectLike, listNamedProjects } from '../backend/find-project.ts';
import { overPractice } from '../backend/over-practice.ts';
import { CliError, type CliIo } from '../io.ts';
import type { AddDocumentOptions, EditDocumentOptions, ListDocumentOptions } from './document-options.ts';
import { findDocument, listEveryDocument } from './find-document.ts';
import { printDocuments } from './print-document.ts';

interface Printing {
  readonly options: BackendOptions;
  readonly io: CliIo;
}

async function print(client: ApiClient, document: Document, { options, io }: Printing): Promise<void> {
  if (options.json === true) return io.out(`${JSON.stringify(document)}\n`);
  io.out(printDocuments([document], await listNamedProjects(client)));
}

export async function runDocumentList(options: ListDocumentOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { project, type, state, text } = options;
    const of = project === undefined ? undefined : await findProjectLike(client, project);
    const items = await listEveryDocument(client, {
      ...(of && { projectId: of.id }),
      ...(type && { type }),
      ...(state && { state }),
      ...(text !== undefined && { text }),
    });
    if (options.json === true) return io.out(`${JSON.stringify({ items })}\n`);
    io.out(printDocuments(items, await listNamedProjects(client)));
  });
}

async function readText(file: string, io: CliIo): Promise<string> {
  if (file === '-') return await io.readInput();
  try {
    return await readFile(path.resolve(io.cwd, file), 'utf8');
  } catch (error) {
    throw new CliError('usage', `${file} cannot be read.`, error);
  }
}

export async function runDocumentAdd(title: string, options: AddDocumentOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id: projectId } = await findProjectLike(client, options.project);
    const content = options.file === undefined ? '' : await readText(options.file, io);
    const body = { id: newId(), projectId, type: options.type, title, content };
    const { data } = await createDocument({ client, body, throwOnError: true });
    await print(client, data, { options, io });
  });
}

export async function runDocumentEdit(said: string, options: EditDocumentOptions, io: CliIo): Promise<void> {
  const { file, title } = options;
  if (file === undefined && title === undefined)
    throw new CliError('usage', 'Nothing to change was given: use --file or --title.');
  await overPractice(options, io, async (client) => {
    const { id, version } = await findDocument(client, said);
    const body = {
      ...(title !== undefined && { title }),
      ...(file !== undefined && { content: await readText(file, io) }),
    };
    const headers = { 'If-Match': `"${version}"` };
    const { data } = await patchDocument({ client, path: { id }, body, headers, throwOnError: true });
    await print(client, data, { options, io });
  });
}

const acts = { submit: submitDocument, withdraw: withdrawDocument, approve: approveDocument } as const;

interface Act extends Printing {
  /** Of `send-back`. */
  readonly reason?: string;
}

export async function runDocumentAct(
  act: keyof typeof acts | 'send-back',
  said: string,
  { options, io, reason = '' }: Act,
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id, version } = await findDocument(client, said);
    const of = { client, path: { id }, headers: { 'If-Match': `"${version}"` }, throwOnError: true } as const;
    const { data } =
      act === 'send-back' ? await sendBackDocument({ ...of, body: { reason } }) : await acts[act](of);
    await print(client, data, { options, io });
  });
}

export async function runDocumentDelete(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id, version, title } = await findDocument(client, said);
    const headers = { 'If-Match': `"${version}"` };
    await deleteDocument({ client, path: { id }, headers, throwOnError: true });
    if (options.json === true) return io.out(`${JSON.stringify({ id })}\n`);
    io.out(`Deleted ${title}. Undo: vireo document restore ${id}\n`);
  });
}

export async function runDocumentRestore(id: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { data } = await restoreDocument({ client, path: { id }, throwOnError: true });
    await print(client, data, { options, io });
  });
}
