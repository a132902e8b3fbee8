/** A finding that a person reports: what no tool sees, with its place, in the same list. */
import { v7 as newId } from 'uuid';
import * as z from 'zod';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import type { Created } from '../../../platform/http/created.ts';
import type { WorkOwner } from '../../../platform/work/work.ts';
import { insertHistory } from './finding-history.repository.ts';
import { toHistoryRow } from './finding-history.ts';
import { toFinding } from './finding-view.ts';
import { findingsReported } from './findings.events.ts';
import type { FindingPorts } from './findings.ports.ts';
import { type FindingRow, findFinding, insertFindings } from './findings.repository.ts';
import type { CreateFinding, Finding } from './findings.schema.ts';
import { toNewRow } from './keep-findings.ts';
import { maskText } from './mask.ts';
import { requireProject } from './require-project.ts';

/** The lines it is found again by, without the secrets in them; none where the file is not here. */
async function readSnippet(
  { work }: FindingPorts,
  { folder, of }: { readonly folder: string | null; readonly of: WorkOwner },
  { path, range }: CreateFinding,
): Promise<string> {
  return folder === null ? '' : await work.ask({ kind: 'snippet', folder, path, range }, z.string(), of);
}

async function nameOf({ reads, findUser }: FindingPorts, caller: Caller): Promise<string> {
  const user = await findUser(reads(caller.actor), personOf(caller).userId);
  if (!user) {
    throw notFound('user');
  }
  return user.name;
}

interface Reported {
  readonly id: string;
  readonly message: string;
  readonly explanation: string | undefined;
  readonly snippet: string;
  readonly name: string;
  readonly now: number;
}

function toRow(caller: Caller, input: CreateFinding, reported: Reported): FindingRow {
  const { id, message, explanation, snippet, name, now } = reported;
  const { id: _id, projectId, ...given } = input;
  const { userId, organizationId } = personOf(caller);
  const source = `user:${userId}`;
  const run = { organizationId, projectId, runId: id, actor: userId, source, sourceTitle: name };
  const finding = { ...given, message, explanation, fingerprint: `reported/${id}`, snippet, steps: [] };
  const row = toNewRow({ ...run, findings: [finding], hasRead: () => false }, finding, now);
  return { ...row, id, run_id: null };
}

/** The same once more is the one that is there, whatever has become of it. */
function sameOrRefuse(existing: FindingRow, asked: FindingRow): Created<Finding> {
  const columns = ['project_id', 'source', 'rule_id', 'fingerprint'] as const;
  if (columns.some((column) => existing[column] !== asked[column])) {
    throw new ApiError('id_taken', 'This id is taken by another finding.', [
      { field: 'id', issue: 'is taken by another finding' },
    ]);
  }
  return { created: false, record: toFinding(existing) };
}

export async function reportFinding(
  ports: FindingPorts,
  caller: Caller,
  input: CreateFinding,
): Promise<Created<Finding>> {
  const person = personOf(caller);
  const project = await requireProject(ports, caller, input.projectId);
  const known = {
    id: input.id ?? newId(),
    message: await maskText(ports, input.message),
    explanation: input.explanation && (await maskText(ports, input.explanation)),
    snippet: await readSnippet(ports, { folder: project.folder, of: person }, input),
  };
  const name = await nameOf(ports, caller);
  return await ports.unitOfWork.write(caller.actor, async ({ writes, now, log }) => {
    const row = toRow(caller, input, { ...known, name, now });
    const existing = await findFinding(writes, row.id);
    if (existing) {
      return sameOrRefuse(existing, row);
    }
    await insertFindings(writes, [row]);
    const step = { action: 'reported', at: now, actor: person.userId } as const;
    await insertHistory(writes, [toHistoryRow({ before: undefined, after: row }, step)]);
    const record = toFinding(row);
    await log({ type: findingsReported, id: row.id, version: 1, after: record });
    return { created: true, record };
  });
}
