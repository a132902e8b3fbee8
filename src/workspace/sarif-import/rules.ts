/** The rule of a result, wherever the log keeps it: with the driver, with an extension, or (2.0.0) with the run. */
import type { DescriptorReference, SarifResult, SarifRule, SarifRun, ToolComponent } from './sarif-schema.ts';

export interface FoundRule {
  readonly id: string;
  readonly rule: SarifRule | undefined;
  /** Where texts that the rule does not have itself may stand. */
  readonly component: ToolComponent | undefined;
}

export interface Rules {
  of(result: SarifResult): FoundRule;
}

interface Placed {
  readonly rule: SarifRule;
  readonly component: ToolComponent | undefined;
}

export function createRules(run: SarifRun): Rules {
  const components = [run.tool.driver, ...run.tool.extensions];
  const byId = indexById(run, components);
  return {
    of(result) {
      const placed = byPlace(run, result) ?? byName(byId, result.ruleId ?? result.rule?.id);
      const id = result.ruleId ?? result.rule?.id ?? placed?.rule.id ?? 'unnamed-rule';
      return { id, rule: placed?.rule, component: placed?.component };
    },
  };
}

function indexById(
  run: SarifRun,
  components: readonly (ToolComponent | undefined)[],
): ReadonlyMap<string, Placed> {
  const byId = new Map<string, Placed>();
  for (const component of components) {
    for (const rule of component?.rules ?? []) {
      if (rule.id !== undefined && !byId.has(rule.id)) byId.set(rule.id, { rule, component });
    }
  }
  for (const [id, rule] of run.resources?.rules ?? []) {
    if (!byId.has(id)) byId.set(id, { rule: { ...rule, id }, component: undefined });
  }
  return byId;
}

/** 3.27.7: `rule.index` among the rules of `rule.toolComponent`, or `ruleIndex` among those of the driver. */
function byPlace(run: SarifRun, { rule, ruleIndex }: SarifResult): Placed | undefined {
  const index = rule?.index ?? ruleIndex ?? -1;
  const component = componentOf(run, rule);
  const found = index < 0 ? undefined : component?.rules[index];
  return found?.id === undefined ? undefined : { rule: found, component };
}

function componentOf(
  { tool }: SarifRun,
  reference: DescriptorReference | undefined,
): ToolComponent | undefined {
  const { index = -1, guid, name } = reference?.toolComponent ?? {};
  const byIndex = index < 0 ? undefined : tool.extensions[index];
  const byGuid = tool.extensions.find((one) => guid !== undefined && one.guid === guid);
  const byNameOf = tool.extensions.find((one) => name !== undefined && one.name === name);
  return byIndex ?? byGuid ?? byNameOf ?? tool.driver;
}

/** 3.27.5: of the hierarchical id `CA1000/1` the rule may be `CA1000`. */
function byName(byId: ReadonlyMap<string, Placed>, id: string | undefined): Placed | undefined {
  for (let name = id ?? ''; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('/')))) {
    const found = byId.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}
