/** SQL of the rules of time: the three levels of a project read at once. */
import { type ResolvedTimeRules, resolveTimeRules } from '../../../../domain/time-rules.ts';
import type { Reads, Rows } from '../../../platform/reach/reads.ts';
import {
  type LoadTimeRules,
  type RuleBook,
  readOwnRules,
  readRuleOverrides,
} from '../../account/model/time-rule-fields.ts';

const reason = 'rules';

/** Of any project. */
export const loadTimeRules: LoadTimeRules = async (reads, projectIds) =>
  await resolveAll(reads, reads.whole('projects', reason), projectIds);

export const loadSeenTimeRules: LoadTimeRules = async (reads, projectIds) =>
  await resolveAll(reads, reads.from('projects'), projectIds);

async function resolveAll(
  reads: Reads,
  projects: Rows<'projects'>,
  projectIds: readonly string[],
): ReturnType<LoadTimeRules> {
  if (projectIds.length === 0) return new Map();
  const rows = await projects
    .innerJoin('clients', reads.joinWhole('clients', reason, ['id', 'projects.client_id']))
    .innerJoin('organizations', reads.join('organizations', 'id', 'projects.organization_id'))
    .select([
      'projects.id',
      'projects.client_id',
      'organizations.time_rules as of_organization',
      'clients.time_rules as of_client',
      'projects.time_rules as of_project',
    ])
    .where('projects.id', 'in', [...new Set(projectIds)])
    .execute();
  const resolve = createResolver();
  return new Map(rows.map((row) => [row.id, { ...resolve(row), clientId: row.client_id }]));
}

interface RuleTexts {
  readonly of_organization: string;
  readonly of_client: string;
  readonly of_project: string;
}

/** Most projects of a page have the same rules: each combination is read once. */
function createResolver(): (texts: RuleTexts) => ResolvedTimeRules {
  const known = new Map<string, ResolvedTimeRules>();
  return ({ of_organization, of_client, of_project }) => {
    const key = [of_organization, of_client, of_project].join('\n');
    const resolved =
      known.get(key) ??
      resolveTimeRules({
        organization: readOwnRules({ time_rules: of_organization }),
        client: readRuleOverrides({ time_rules: of_client }),
        project: readRuleOverrides({ time_rules: of_project }),
      });
    known.set(key, resolved);
    return resolved;
  };
}

/** Few set rules of their own, so that those who do are read at once. */
export async function loadRuleBook(reads: Reads): Promise<RuleBook> {
  const organization = await reads.from('organizations').select('time_rules').executeTakeFirstOrThrow();
  const clients = await reads
    .whole('clients', reason)
    .select(['id', 'time_rules'])
    .where('time_rules', '<>', '{}')
    .execute();
  const projects = await reads
    .whole('projects', reason)
    .select(['id', 'time_rules'])
    .where('time_rules', '<>', '{}')
    .execute();
  return {
    organization: readOwnRules(organization),
    clients: byId(clients),
    projects: byId(projects),
  };
}

function byId(rows: readonly { readonly id: string; readonly time_rules: string }[]) {
  return new Map(rows.map((row) => [row.id, readRuleOverrides(row)]));
}
