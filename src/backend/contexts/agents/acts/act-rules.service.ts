/** Rules about tools: of the organization, and of each person for themselves. */
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { actRuleSchema } from '../../../../contract/policy/act-rules-schema.ts';
import { readRules } from '../../../../contract/policy/read-rules.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
import type { ActRule, RuleSet } from '../../../../domain/policy/acts/act.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import { ApiError, invalidField } from '../../../platform/http/api-error.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { type ActRulesRow, findRules, findRulesThatHold, putRules } from './act-rules.repository.ts';
import type { ActPorts } from './acts.ports.ts';
import type { ActRules, AllowAsker, PutActRules } from './acts.schema.ts';

const storedSchema = z.array(actRuleSchema);

/** Undefined where what is stored cannot be read: then everything is denied. */
function parseStored(row: ActRulesRow | undefined): readonly z.output<typeof actRuleSchema>[] | undefined {
  if (row === undefined) return [];
  try {
    return storedSchema.safeParse(JSON.parse(row.rules)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const readText = async (file: string): Promise<string> => await readFile(file, 'utf8');

export async function loadRuleSets(
  { reads, policyFile }: Pick<ActPorts, 'reads' | 'policyFile'>,
  actor: Person,
): Promise<readonly RuleSet[]> {
  const [rows, read] = await Promise.all([
    findRulesThatHold(reads(actor), actor),
    policyFile === undefined ? undefined : readRules('user', policyFile, readText),
  ]);
  const of = (id: string) => parseStored(rows.find((row) => row.id === id));
  return [
    { source: 'organization', rules: of(actor.organizationId) },
    { source: 'user', rules: of(actor.userId) },
    ...(read?.set === undefined ? [] : [read.set]),
  ];
}

async function loadRules(reads: Reads, actor: Person): Promise<ActRules> {
  const rows = await findRules(reads, actor);
  const of = (id: string) => {
    const row = rows.find((each) => each.id === id);
    return { version: row?.version ?? 0, rules: [...(parseStored(row) ?? [])] };
  };
  return { organization: of(actor.organizationId), own: of(actor.userId) };
}

type Change = (current: readonly ActRule[]) => readonly ActRule[];

async function changeRules(
  ports: ActPorts,
  { actor }: PersonCaller,
  { of, expected, change }: { of: PutActRules['of']; expected: number | undefined; change: Change },
): Promise<ActRules> {
  return await ports.unitOfWork.write(actor, async ({ reads, writes, now, log }) => {
    const { organizationId, userId } = actor;
    const id = of === 'own' ? userId : organizationId;
    const row = (await findRules(reads, actor)).find((each) => each.id === id);
    const version = row?.version ?? 0;
    requireVersion({ version }, expected);
    const rules = JSON.stringify(change(parseStored(row) ?? []));
    await putRules(writes, {
      id,
      organization_id: organizationId,
      user_id: of === 'own' ? userId : null,
      rules,
      created_at: row?.created_at ?? now,
      updated_at: now,
      version: version + 1,
    });
    await log({ type: 'act-rules.changed', id, version: version + 1 });
    return await loadRules(reads, actor);
  });
}

export interface ActRulesService {
  load(caller: PersonCaller): Promise<ActRules>;
  put(caller: PersonCaller, input: PutActRules): Promise<ActRules>;
  /** *Always Allow This Client*: a rule of the person's own. */
  allow(caller: PersonCaller, input: AllowAsker): Promise<ActRules>;
}

const rulesAtMost = 200;

function withRule(rules: readonly ActRule[], rule: ActRule): readonly ActRule[] {
  if (rules.some((each) => isDeepStrictEqual(each, rule))) return rules;
  if (rules.length >= rulesAtMost) throw invalidField('asker', 'no more than 200 rules are kept');
  return [...rules, rule];
}

export function createActRulesService(ports: ActPorts): ActRulesService {
  return {
    load: async ({ actor }) => await loadRules(ports.reads(actor), actor),

    async put(caller, { of, version, rules }) {
      if (of === 'organization' && caller.grant !== 'all')
        throw new ApiError('forbidden', "Only an administrator changes the organization's rules.");
      return await changeRules(ports, caller, { of, expected: version, change: () => rules });
    },

    async allow(caller, { asker, tools, effects }) {
      const rule: ActRule = {
        verdict: 'allow',
        ...(tools !== undefined && { tools }),
        effects,
        askers: [`${asker.kind}:${asker.name}`],
      };
      const change: Change = (rules) => withRule(rules, rule);
      return await changeRules(ports, caller, { of: 'own', expected: undefined, change });
    },
  };
}
