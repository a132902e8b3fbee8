/** Writes what a request has brought to a folder: its report in every format, the documents that its run left, and what it waits for. */
import { constants } from 'node:fs';
import { mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type AgentRequest,
  type ApiClient,
  getRequestArtifact,
  getRequestReport,
  isApiRequestError,
  listRequestArtifacts,
} from '../../api-client/index.ts';
import { isDiskFull } from '../../contract/local/disk-full.ts';
import { CliError, type CliIo } from '../io.ts';
import { placeBelow } from './place-below.ts';

/** Through no link, where the system knows of that. */
const writing = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_NOFOLLOW ?? 0);

interface Output {
  readonly dir: string;
  readonly io: Pick<CliIo, 'cwd'>;
}

/** Answers how many files there are. @throws CliError where one cannot be written, or would lie elsewhere */
export async function saveOutput(
  client: ApiClient,
  request: AgentRequest,
  { dir, io }: Output,
): Promise<number> {
  const folder = path.resolve(io.cwd, dir);
  await mkdir(folder, { recursive: true }).catch((error: unknown) => refuse(folder, error));
  const reports = request.state === 'done' ? await saveReports(client, request.id, folder) : 0;
  const asked = await saveQuestion(request, folder);
  return reports + asked + (await saveArtifacts(client, request.id, folder));
}

/** Markdown, with the changes that are offered; what was asked before is no longer there. */
async function saveQuestion({ question }: AgentRequest, folder: string): Promise<number> {
  const name = 'question.md';
  if (question === null) {
    await rm(path.join(folder, name), { force: true });
    return 0;
  }
  await save(folder, name, `# ${question.title}\n\n${question.text.trimEnd()}\n`);
  return 1;
}

async function saveReports(client: ApiClient, id: string, folder: string): Promise<number> {
  let count = 0;
  for (const format of ['markdown', 'html', 'sarif'] as const) {
    try {
      const query = { format };
      const { data } = await getRequestReport({ client, path: { id }, query, throwOnError: true });
      await save(folder, data.fileName, data.content);
      count += 1;
    } catch (error) {
      // Not every agent writes every format.
      if (!isApiRequestError(error) || error.code !== 'not_found') throw error;
    }
  }
  return count;
}

async function saveArtifacts(client: ApiClient, id: string, folder: string): Promise<number> {
  const { data } = await listRequestArtifacts({ client, path: { id }, throwOnError: true });
  for (const { id: artifactId } of data.items) {
    const at = { id, artifactId };
    const { data: artifact } = await getRequestArtifact({ client, path: at, throwOnError: true });
    await save(folder, artifact.name, artifact.content);
  }
  return data.items.length;
}

async function save(folder: string, name: string, content: string): Promise<void> {
  const file = placeBelow(folder, name);
  if (file === undefined) throw new CliError('failure', `"${name}" is no name of a file below ${folder}.`);
  try {
    await mkdir(path.dirname(file), { recursive: true });
    // A link in the folder leads wherever it likes: what an agent named stays inside.
    const [inside, parent] = await Promise.all([realpath(folder), realpath(path.dirname(file))]);
    if (parent !== inside && !parent.startsWith(inside + path.sep)) throw new Error('a link leads elsewhere');
    await writeFile(file, content, { flag: writing });
  } catch (error) {
    refuse(file, error);
  }
}

function refuse(file: string, error: unknown): never {
  const why = isDiskFull(error) ? ': the disk is full' : '';
  throw new CliError('failure', `${file} cannot be written${why}.`, error);
}
