/** Requests that were asked together, as one: where each stands, and one report over all. */
import { isOver, toSummary } from './request-view.ts';
import type { RequestRow } from './requests.repository.ts';
import type { RequestGroup } from './requests.schema.ts';

type Title = (agent: string) => string;

/** `rows` in the order in which they were asked, at least one. */
export function toGroup(id: string, rows: readonly RequestRow[], titleOf: Title): RequestGroup {
  const states: RequestGroup['states'] = {
    queued: 0,
    running: 0,
    waiting: 0,
    done: 0,
    failed: 0,
    cancelled: 0,
  };
  for (const { state } of rows) states[state] += 1;
  return {
    id,
    isOver: rows.every(isOver),
    states,
    items: rows.map(toSummary),
    report: joinReports(rows, titleOf),
  };
}

/** The headings of each report go one level down, below that of its agent. */
function joinReports(rows: readonly RequestRow[], titleOf: Title): string {
  const summary = rows.map((row) => `| ${titleOf(row.agent)} | ${row.state} | ${reasonOf(row)} |`);
  const reports = rows.flatMap(({ agent, result }) =>
    result === null ? [] : [`## ${titleOf(agent)}\n\n${lowerHeadings(result.trim())}`],
  );
  const head = ['# Summary', '', '| Agent | State | Why |', '| --- | --- | --- |', ...summary].join('\n');
  return `${[head, ...reports].join('\n\n')}\n`;
}

function reasonOf({ error_message, question }: RequestRow): string {
  if (question !== null) return 'waits for a decision';
  return (error_message ?? '').replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
}

/** Not inside fenced code, where a hash begins a comment. */
function lowerHeadings(markdown: string): string {
  let fence: string | undefined;
  const lines = markdown.split('\n').map((line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && fence === undefined) fence = mark;
    else if (mark !== undefined && fence !== undefined && mark.startsWith(fence)) fence = undefined;
    else if (fence === undefined && /^#{1,4} /.test(line)) return `##${line}`;
    return line;
  });
  return lines.join('\n');
}
