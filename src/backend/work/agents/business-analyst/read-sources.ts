/** The texts that a run reads: files of the project, documents on record, what was typed. By the asker's reach. */
import * as z from 'zod';
import type { BusinessAnalystInput } from '../../../../contract/work/business-analyst-agent.ts';
import { RunFileError } from '../../../../workspace/runs/files/run-file-error.ts';
import { AgentError, type ProjectRun } from '../agent.ts';
import type { SourceText } from './known/read-requirements.ts';

type Run = ProjectRun<BusinessAnalystInput>;

/** UTF-16 code units, of all texts together. */
export const mostRead = 300_000;

/** Read where nothing is named. */
const usual =
  /^(?:docs?\/)?(?:brief(?:ing)?|requirements|lastenheft|anforderungen|anfrage)\.(?:md|markdown|txt)$/i;

const documentSchema = z.object({
  projectId: z.string(),
  title: z.string(),
  content: z.string(),
  isCut: z.boolean(),
});

export async function readSources(asked: Run): Promise<readonly SourceText[]> {
  const { input } = asked;
  const documents: SourceText[] = [];
  for (const id of new Set(input.documents)) documents.push(await readDocument(asked, id));
  const isTyped = input.text.trim() !== '';
  const typed = isTyped ? [{ name: 'text', text: input.text }] : [];
  const needsUsual = input.files.length === 0 && documents.length === 0 && !isTyped;
  const files = input.files.length > 0 || needsUsual ? await readFiles(asked) : [];
  const all = [...files, ...documents, ...typed];
  const length = all.reduce((sum, { text }) => sum + text.length, 0);
  if (length > mostRead)
    throw new AgentError(
      'too_large',
      `The texts have ${length} characters together; ${mostRead} can be read at once. Name fewer of them.`,
    );
  return all;
}

/** Of a copy of the project: what is not saved yet does not count. */
async function readFiles({ input, project, id, signal, tools }: Run): Promise<readonly SourceText[]> {
  try {
    const { tree } = await tools.workshop.open(project.folder, id, signal);
    try {
      const named = [...new Set(input.files)];
      const files = named.length > 0 ? named : await findUsual(tools.workshop.files.list(tree, signal));
      const texts: SourceText[] = [];
      for (const file of files)
        texts.push({
          name: file,
          text: await readFile(async () => await tools.workshop.files.read(tree, file), file),
        });
      return texts;
    } finally {
      await tree.close();
    }
  } catch (error) {
    if (error instanceof RunFileError) throw new AgentError('folder_unreadable', error.message, error);
    throw error;
  }
}

async function findUsual(listed: Promise<readonly string[]>): Promise<readonly string[]> {
  const files = (await listed).filter((file) => usual.test(file)).slice(0, 10);
  if (files.length > 0) return files;
  throw new AgentError(
    'path_missing',
    'Nothing to read was named, and the project has no brief.md, docs/brief.md or the like: name a file or a document, or enter the text.',
  );
}

async function readFile(read: () => Promise<string | undefined>, file: string): Promise<string> {
  try {
    const text = await read();
    if (text !== undefined) return text;
  } catch (error) {
    if (!(error instanceof RunFileError)) throw error;
    throw new AgentError('folder_unreadable', `files: ${file} could not be read: ${error.message}`, error);
  }
  throw new AgentError('path_missing', `files: there is no ${file} in the project.`);
}

/** By pieces, as the tool gives them. */
async function readDocument({ ask, project }: Run, documentId: string): Promise<SourceText> {
  let [text, title] = ['', ''];
  for (let isCut = true; isCut && text.length <= mostRead; ) {
    const answer = await ask({
      kind: 'tool',
      tool: 'read_document',
      input: { documentId, from: text.length },
    });
    const refused = answer.outcome === 'refused' ? answer.message : 'it could not be read.';
    const read = answer.outcome === 'done' ? documentSchema.safeParse(answer.output).data : undefined;
    if (read === undefined) throw new AgentError('path_missing', `documents: ${documentId}: ${refused}`);
    if (read.projectId !== project.id)
      throw new AgentError('path_missing', `documents: ${documentId} is of another project.`);
    text += read.content;
    title = read.title;
    isCut = read.isCut && read.content !== '';
  }
  return { name: title, text };
}
