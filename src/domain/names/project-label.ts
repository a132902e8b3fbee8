/** `Nordwind GmbH · API rewrite`: the order and the separator of every screen and of the command line. */
export function projectLabel(client: string, project: string): string {
  return [client, project].filter(Boolean).join(' · ');
}
