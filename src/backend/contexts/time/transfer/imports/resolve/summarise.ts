/** What an import comes to: its counts, what is made, the first rows, and what is lost or wrong. */

import { projectLabel, taskLabel } from '../../../../../../domain/names/project-label.ts';
import { toInstant } from '../../../../../platform/http/instant.ts';
import type { Report } from '../../readers/report.ts';
import type { ReadFile } from '../../readers/source-row.ts';
import type { ImportResult } from '../imports.schema.ts';
import type { Compared } from './compare-again.ts';
import type { NameProposals } from './propose-names.ts';
import type { Resolved, ResolvedRow } from './resolved-rows.ts';

const sampleSize = 5;

function toSample(row: ResolvedRow): ImportResult['sample'][number] {
  const { source, client, project, rate } = row;
  const { startedAt, seconds, task, note, tags, billable, state } = source;
  const shown = {
    row: source.row,
    startedAt: toInstant(startedAt),
    seconds,
    client: client.name,
    project: project.name,
    task,
  };
  return { ...shown, note, tags: [...tags], billable, rate: rate ?? null, state };
}

function countRows(rows: readonly ResolvedRow[]) {
  const counts = { seconds: 0, billableSeconds: 0, approved: 0, invoiced: 0, from: '9999', to: '' };
  for (const { source } of rows) {
    counts.seconds += source.seconds;
    counts.billableSeconds += source.billable ? source.seconds : 0;
    counts.approved += source.state === 'approved' ? 1 : 0;
    counts.invoiced += source.state === 'invoiced' ? 1 : 0;
    if (source.localDate < counts.from) counts.from = source.localDate;
    if (source.localDate > counts.to) counts.to = source.localDate;
  }
  return rows.length === 0 ? { ...counts, from: null, to: null } : counts;
}

function listMade({ clients, projects, tasks }: Resolved, proposals: NameProposals): ImportResult['made'] {
  const like = (made: Parameters<NameProposals['get']>[0]) => [...(proposals.get(made) ?? [])];
  return {
    clients: clients.map((client) => ({ ...client, like: like(client) })),
    projects: projects.map((project) => ({ ...project, client: project.client.name, like: like(project) })),
    tasks: tasks.map((task) => ({
      project: task.project.name,
      name: task.name,
      source: task.source,
      like: like(task),
    })),
  };
}

export function summarise({
  read,
  resolved,
  proposals,
  report,
  again: { changed, settled, taken },
  lines,
}: {
  read: ReadFile;
  resolved: Resolved;
  proposals: NameProposals;
  report: Report;
  again: Compared & { readonly taken: readonly unknown[] };
  /** On which line of the file a row begins. */
  lines: ReadonlyMap<number, number>;
}): ImportResult {
  const problems = [...read.problems, ...report.problems];
  const rows = problems.length > 0 ? [] : resolved.rows;
  const losses = [...read.losses, ...report.losses];
  const again = losses.find(({ code }) => code === 'already_there')?.count ?? 0;
  return {
    detected: { ...read.detected, currencies: [...read.detected.currencies] },
    rows: read.rowCount,
    added: rows.length,
    again,
    changed,
    settledSince: settled.length,
    takenOver: taken.length,
    ...countRows(rows),
    made: listMade(resolved, proposals),
    clients: resolved.clients.map(({ name }) => name),
    projects: resolved.projects.map(({ name, client }) => projectLabel(client.name, name)),
    tasks: resolved.tasks.map(({ name, project }) => taskLabel(project.name, name)),
    people: resolved.people.map((person) => ({ ...person })),
    sample: rows.slice(0, sampleSize).map(toSample),
    losses: losses.map((loss) => ({ ...loss, examples: [...loss.examples] })),
    problems: problems.map((problem) => ({ ...problem, line: lines.get(problem.row ?? 0) ?? null })),
  };
}
