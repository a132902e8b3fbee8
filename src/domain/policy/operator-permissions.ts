/** What the operator of a server may look at, in a session that is announced: never what opens keys, or is one person's own. */
const closed: readonly string[] = ['act', 'coach', 'key', 'notification', 'report-mail'];

/** An operator changes nothing: what is to be changed, the organization changes itself. */
export function isForOperators(permission: string): boolean {
  const [resource = '', act] = permission.split(':');
  return act === 'read' && !closed.includes(resource);
}
