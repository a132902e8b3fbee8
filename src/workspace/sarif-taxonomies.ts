/** The standards that rules refer to, as SARIF taxonomies: CWE by MITRE, and the OWASP Top 10 of 2021. */
import { cweLink, owaspLink, owaspTitle } from '../contract/standards.ts';
import type { RuleInfo } from '../scanner/model.ts';

export interface Taxonomies {
  readonly components: readonly ReturnType<typeof toComponent>[];
  readonly references: readonly { readonly name: string; readonly index: number }[];
  relationshipsOf(rule: RuleInfo): readonly ReturnType<typeof toRelationship>[];
}

interface Taxonomy {
  readonly name: string;
  readonly version?: string;
  readonly organization: string;
  readonly informationUri: string;
  readonly taxa: readonly { readonly id: string; readonly name?: string; readonly helpUri: string }[];
  readonly idsOf: (rule: RuleInfo) => readonly string[];
}

export function createTaxonomies(rules: readonly RuleInfo[]): Taxonomies {
  const all = [cweOf(rules), owaspOf(rules)];
  return {
    components: all.map(toComponent),
    references: all.map(({ name }, index) => ({ name, index })),
    relationshipsOf: (rule) =>
      all.flatMap((taxonomy, index) =>
        taxonomy.idsOf(rule).map((id) => toRelationship({ taxonomy, index }, id)),
      ),
  };
}

function cweOf(rules: readonly RuleInfo[]): Taxonomy {
  const numbers = [...new Set(rules.flatMap(({ cwe }) => cwe))].sort((a, b) => a - b);
  return {
    name: 'CWE',
    organization: 'MITRE',
    informationUri: 'https://cwe.mitre.org/',
    taxa: numbers.map((number) => ({
      id: String(number),
      helpUri: cweLink(number),
    })),
    idsOf: ({ cwe }) => cwe.map(String),
  };
}

function owaspOf(rules: readonly RuleInfo[]): Taxonomy {
  const ids = [...new Set(rules.flatMap(({ owasp }) => owasp))].sort();
  return {
    name: 'OWASP Top 10',
    version: '2021',
    organization: 'OWASP Foundation',
    informationUri: 'https://owasp.org/Top10/',
    taxa: ids.map((id) => ({ id, name: owaspTitle(id), helpUri: owaspLink(id) })),
    idsOf: ({ owasp }) => owasp,
  };
}

function toComponent({ idsOf: _idsOf, ...component }: Taxonomy) {
  return { ...component, isComprehensive: false };
}

function toRelationship({ taxonomy, index }: { taxonomy: Taxonomy; index: number }, id: string) {
  return {
    target: {
      id,
      index: taxonomy.taxa.findIndex((taxon) => taxon.id === id),
      toolComponent: { name: taxonomy.name, index },
    },
    kinds: ['relevant'],
  };
}
