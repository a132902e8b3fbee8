/** One file of a team's rules or models: read, checked against the schema, and against what no schema can say. */
import { ruleTitles } from '../../contract/rule-titles.generated.ts';
import { checksByName } from '../../scanner/checks/index.ts';
import type { ModelData } from '../../scanner/rules/rule-data.ts';
import { readSmallFile } from '../small-file.ts';
import { type ConfigRuleSource, problemsOfConfigRule } from './config-rule-source.ts';
import { createRuleReader, type RuleSource } from './rule-source.ts';

/** A file of a team's rules. */
export interface RuleFile {
  readonly absolutePath: string;
  /** As problems name it. */
  readonly name: string;
  readonly kind: 'rule' | 'model';
}

export interface ReadFile {
  readonly name: string;
  readonly source?: RuleSource;
  readonly config?: ConfigRuleSource;
  readonly model?: ModelData;
  readonly problems: readonly string[];
}

const reader = createRuleReader();

/** Reads one file, of `maxBytes` at most. */
export async function readTeamFile(
  { absolutePath, name, kind }: RuleFile,
  maxBytes: number,
): Promise<ReadFile> {
  const file = await readSmallFile(absolutePath, maxBytes);
  if (file.kind !== 'text')
    return { name, problems: [`${name} ${file.kind === 'refused' ? file.why : 'is gone'}`] };
  if (kind === 'model') {
    const read = reader.readModel(name, file.text);
    return 'value' in read ? { name, model: read.value, problems: [] } : { name, problems: read.problems };
  }
  if (isForInfrastructure(file.text)) {
    const read = reader.readConfigRule(name, file.text);
    if ('problems' in read) return { name, problems: read.problems };
    const faults = [...idFaults(read.value.rule.id), ...problemsOfConfigRule(read.value)];
    const problems = faults.map((fault) => `${name}: ${fault}`);
    return problems.length > 0 ? { name, problems } : { name, config: read.value, problems };
  }
  const read = reader.readRule(name, file.text);
  if ('problems' in read) return { name, problems: read.problems };
  const problems = faultsOf(read.value).map((fault) => `${name}: ${fault}`);
  return problems.length > 0 ? { name, problems } : { name, source: read.value, problems };
}

/** What a rule for infrastructure matches is of a format; a rule for code names languages. */
function isForInfrastructure(text: string): boolean {
  return /^[ \t]*(?:-[ \t]*)?\{?[ \t]*format[ \t]*:/m.test(text) && !/^languages[ \t]*:/m.test(text);
}

const shippedIds: ReadonlySet<string> = new Set(ruleTitles.keys());

function idFaults(id: string): string[] {
  return shippedIds.has(id) ? [`id: "${id}" is a rule of Vireo's own; choose another`] : [];
}

/** What the schema cannot say. */
function faultsOf({ rule }: RuleSource): string[] {
  const faults = idFaults(rule.id);
  if (rule.check !== undefined && !checksByName.has(rule.check))
    faults.push(`check: "${rule.check}" is not a check of Vireo's own; a rule cannot bring code`);
  return faults;
}
