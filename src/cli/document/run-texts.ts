/** What the `vireo document` subcommands do with texts: versions, differences, comments, files. */
import { createTwoFilesPatch, diffWordsWithSpace } from 'diff';
import {
  type ApiClient,
  createDocumentComment,
  type Document,
  exportDocument,
  getDocumentVersion,
  listDocumentComments,
  listDocumentVersions,
  newId,
} from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { overPractice } from '../backend/over-practice.ts';
import { bytesOf, deliver, deliverBytes } from '../deliver.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import type {
  CommentOptions,
  DiffOptions,
  ExportDocumentOptions,
  OutputOptions,
} from './document-options.ts';
import { findDocument } from './find-document.ts';
import { printComments, printVersions } from './print-document.ts';

async function readVersion(client: ApiClient, { id, number: newest }: Document, number = newest) {
  return (await getDocumentVersion({ client, path: { id, number }, throwOnError: true })).data;
}

export async function runDocumentShow(said: string, options: OutputOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const document = await findDocument(client, said);
    const version = await readVersion(client, document, options.number);
    if (options.json === true) return io.out(`${JSON.stringify({ ...document, ...version })}\n`);
    io.out(version.content.endsWith('\n') ? version.content : `${version.content}\n`);
  });
}

export async function runDocumentHistory(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await findDocument(client, said);
    const { data } = await listDocumentVersions({ client, path: { id }, throwOnError: true });
    io.out(options.json === true ? `${JSON.stringify(data)}\n` : printVersions(data.items));
  });
}

/** Exit code 1 where there is a difference, as of other programs that compare. */
export async function runDocumentDiff(said: string, options: DiffOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const document = await findDocument(client, said);
    const to = options.to ?? document.number;
    const from = options.from ?? to - 1;
    if (from < 1)
      throw new CliError('usage', `${document.title} has one version: there is nothing to compare.`);
    const [before, after] = [
      await readVersion(client, document, from),
      await readVersion(client, document, to),
    ];
    const isSame = before.content === after.content;
    if (!isSame) io.setExitCode(exitCodes.answerIsNo);
    if (options.json === true)
      return io.out(`${JSON.stringify({ from, to, before: before.content, after: after.content })}\n`);
    if (isSame) return io.err(`vireo: Versions ${from} and ${to} of ${document.title} are the same.\n`);
    const names = [from, to].map((number) => `${document.title} v${number}`);
    io.out(
      options.words === true
        ? diffByWords(before.content, after.content)
        : createTwoFilesPatch(names[0] ?? '', names[1] ?? '', before.content, after.content),
    );
  });
}

function diffByWords(before: string, after: string): string {
  const text = diffWordsWithSpace(before, after)
    .map(({ added, removed, value }) => {
      if (added) return `{+${value}+}`;
      return removed ? `[-${value}-]` : value;
    })
    .join('');
  return text.endsWith('\n') ? text : `${text}\n`;
}

export async function runDocumentComments(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await findDocument(client, said);
    const { data } = await listDocumentComments({ client, path: { id }, throwOnError: true });
    io.out(options.json === true ? `${JSON.stringify(data)}\n` : printComments(data.items));
  });
}

export async function runDocumentComment(
  said: string,
  text: string,
  { options, io }: { readonly options: CommentOptions; readonly io: CliIo },
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const document = await findDocument(client, said);
    const { content, number } = await readVersion(client, document);
    const start = content.indexOf(options.on);
    if (start === -1)
      throw new CliError('usage', `--on: "${options.on}" is not in version ${number} of ${document.title}.`);
    if (content.includes(options.on, start + 1))
      throw new CliError('usage', `--on: "${options.on}" is there more than once: give more of the passage.`);
    const body = { id: newId(), number, start, end: start + options.on.length, text };
    const path = { id: document.id };
    const { data } = await createDocumentComment({ client, path, body, throwOnError: true });
    io.out(options.json === true ? `${JSON.stringify(data)}\n` : printComments([data]));
  });
}

export async function runDocumentExport(
  said: string,
  options: ExportDocumentOptions,
  io: CliIo,
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await findDocument(client, said);
    const { format, number } = options;
    const query = { format, ...(number !== undefined && { number }) };
    const of = { client, path: { id }, query, throwOnError: true } as const;
    if (format === 'markdown')
      return await deliver((await exportDocument({ ...of, responseType: 'text' })).data, options, io);
    // The generated type is that of text.
    const { data } = await exportDocument({ ...of, responseType: 'arraybuffer' });
    await deliverBytes(bytesOf(data), options, io);
  });
}
