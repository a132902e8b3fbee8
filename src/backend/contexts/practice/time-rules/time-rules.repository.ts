/** SQL of the rules of time: the three levels of a project read at once. */
import { type ResolvedTimeRules, resolveTimeRules } from '../../../../domain/time-rules.ts';
import type { Reader } from '../../../schema.ts';
import {
  type LoadTimeRules,
  type RuleBook,
  readOwnRules,
  readRuleOverrides,
} from '../../account/model/time-rule-fields.ts';

export const loadTimeRules: LoadTimeRules = async (db, organizationId, projectIds) => {
  if (projectIds.length === 0) {
    return new Map();
  }
  const rows = await db
    .selectFrom('projects')
    .innerJoin('clients', 'clients.id', 'projects.client_id')
    .innerJoin('organizations', 'organizations.id', 'projects.organization_id')
    .select([
      'projects.id',
      'projects.client_id',
      'organizations.time_rules as of_organization',
      'clients.time_rules as of_client',
      'projects.time_rules as of_project',
    ])
    .where('projects.organization_id', '=', organizationId)
    .where('projects.id', 'in', [...new Set(projectIds)])
    .execute();
  const resolve = createResolver();
  return new Map(rows.map((row) => [row.id, { ...resolve(row), clientId: row.client_id }]));
};

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
export async function loadRuleBook(db: Reader, organizationId: string): Promise<RuleBook> {
  const organization = await db
    .selectFrom('organizations')
    .select('time_rules')
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow();
  const [clients, projects] = [
    await listOverrides(db, 'clients', organizationId),
    await listOverrides(db, 'projects', organizationId),
  ];
  return { organization: readOwnRules(organization), clients, projects };
}

async function listOverrides(db: Reader, table: 'clients' | 'projects', organizationId: string) {
  const rows = await db
    .selectFrom(table)
    .select(['id', 'time_rules'])
    .where('organization_id', '=', organizationId)
    .where('time_rules', '<>', '{}')
    .execute();
  return new Map(rows.map((row) => [row.id, readRuleOverrides(row)]));
}
