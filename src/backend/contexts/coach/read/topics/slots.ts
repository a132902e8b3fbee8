/** Whose and how bad: the records and the severity that a clause names. */
import type { NamedRecord } from '../../model/named-record.ts';
import type { SeverityAsked } from './question.ts';
import type { Clause } from './reading.ts';

export interface Slots {
  readonly projects: readonly NamedRecord[];
  readonly clients: readonly NamedRecord[];
  readonly ambiguous: readonly NamedRecord[] | undefined;
}

export function findSlots(clause: Clause): Slots {
  const open = clause.names.map(({ candidates }) => narrow(candidates, clause));
  const certain = open.flatMap((candidates) => (candidates.length === 1 ? candidates : []));
  return {
    projects: certain.filter(({ kind }) => kind === 'project'),
    clients: certain.filter(({ kind }) => kind === 'client'),
    ambiguous: open.find((candidates) => candidates.length > 1),
  };
}

/** "Support" of two clients is one project when the question names the client too, or says "project". */
function narrow(candidates: readonly NamedRecord[], clause: Clause): readonly NamedRecord[] {
  const clients = clause.names.flatMap((name) =>
    name.candidates.length === 1 ? name.candidates.filter(({ kind }) => kind === 'client') : [],
  );
  const ofClient = candidates.filter(({ clientName }) => clients.some(({ name }) => name === clientName));
  if (candidates.length > 1 && ofClient.length > 0) {
    return ofClient;
  }
  const kinds = (['project', 'client'] as const).filter((kind) => clause.concepts.has(kind));
  const ofKind = candidates.filter(({ kind }) => kinds.length === 1 && kind === kinds[0]);
  return ofKind.length > 0 ? ofKind : candidates;
}

export function findSeverity(clause: Clause): SeverityAsked | undefined {
  return (['critical', 'high', 'medium', 'low'] as const).find((severity) => clause.concepts.has(severity));
}
