/** Keeps the documents that a run wrote, and says in its report what became of them. */
import type { AgentBrought } from '../../../../contract/work/work-tasks.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
import { grantOf } from '../../../../domain/policy/policy.ts';
import type { Work as Unit } from '../../../platform/unit-of-work.ts';
import type { RequestPorts } from './requests.ports.ts';
import type { RequestRow } from './requests.repository.ts';

interface Written {
  readonly row: RequestRow;
  /** Who asked. */
  readonly actor: Person;
  readonly brought: AgentBrought;
}

/** The report, with the documents below it where there are any. */
export async function keepWritten(
  ports: Pick<RequestPorts, 'keepDocuments'>,
  unit: Unit,
  { row, actor, brought: { report, documents = [] } }: Written,
): Promise<string> {
  if (documents.length === 0) return report;
  const { organization_id: organizationId, project_id: projectId, requested_by: writtenBy } = row;
  if (grantOf(actor, 'document:write') === undefined)
    return `${report.trimEnd()}\n\n## Documents\n\nNothing was kept: your role may not write documents.\n`;
  const kept = await ports.keepDocuments(unit, { organizationId, projectId, writtenBy, documents });
  const lines = kept.map((one) => `- ${one.title}: ${describe(one)}`);
  return `${report.trimEnd()}\n\n## Documents\n\n${lines.join('\n')}\n`;
}

type Kept = Awaited<ReturnType<RequestPorts['keepDocuments']>>[number];

function describe({ number, outcome, kept }: Kept): string {
  const stays =
    kept === 0
      ? ''
      : `; your lines stay in ${kept === 1 ? 'one place' : `${kept} places`} that would have changed`;
  if (outcome === 'unchanged') return `unchanged, version ${number}${stays}`;
  return `${outcome === 'created' ? 'new draft' : `version ${number}, a draft to review`}${stays}`;
}
