/** `Nordwind GmbH · API rewrite`: the order and the separator of every screen and of the command line. */
export function projectLabel(client: string, project: string): string {
  return [client, project].filter(Boolean).join(' · ');
}

/** `API rewrite · Review`: a task below its project, where the client is known. */
export function taskLabel(project: string, task: string): string {
  return `${project} · ${task}`;
}
