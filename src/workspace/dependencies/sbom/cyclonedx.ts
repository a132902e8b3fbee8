/**
 * A bill of materials in CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/), by OWASP's own library: components with
 * package URLs and licences, who depends on whom, and what advisories say. The same project gives the same text, but for
 * the time.
 */
import path from 'node:path';
import {
  ComponentScope,
  ComponentType,
  Vulnerability as VulnerabilityEnums,
} from '@cyclonedx/cyclonedx-library/Enums';
import {
  Bom,
  Component,
  LicenseExpression,
  NamedLicense,
  Property,
  Vulnerability,
} from '@cyclonedx/cyclonedx-library/Models';
import { JSON as JsonForm, JsonSerializer } from '@cyclonedx/cyclonedx-library/Serialize';
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec';
import { productVersion } from '../../../contract/version.ts';
import type { Severity } from '../../../scanner/model.ts';
import type { AdvisoryAge } from '../advisories/advisory-source.ts';
import type { Assessment } from '../assess.ts';
import type { AdvisoryFlaw } from '../findings/advisory-flaws.ts';
import { normalizeLicense } from '../licenses/license-policy.ts';
import type {
  Declaration,
  DependencyEdge,
  DependencyGraph,
  DependencyNode,
  DependencyRoot,
  DependencyScope,
} from '../model.ts';
import { findPurl } from '../purl.ts';
import { serialNumber } from './serial-number.ts';

export function toCycloneDx({ inventory, findings, advisories }: Assessment, now: Date): string {
  const bom = new Bom();
  const only = findOnlyProject(inventory.graphs);
  const subject = subjectOf(only, path.basename(inventory.folder) || 'project');
  bom.metadata.timestamp = now;
  bom.metadata.component = subject;
  bom.metadata.properties.add(new Property('vireo:advisories', describeKnowledge(advisories)));
  bom.metadata.tools.components.add(
    new Component(ComponentType.Application, 'vireo', { version: productVersion }),
  );
  const components = new Map<string, Component>();
  const building = { bom, components, subject, manifest: only?.root.manifest };
  for (const graph of inventory.graphs) addGraph(building, graph);
  addVulnerabilities(
    building,
    findings.flatMap(({ flaw }) => ('advisory' in flaw ? [flaw] : [])),
  );
  const serializer = new JsonSerializer(new JsonForm.Normalize.Factory(Spec1dot6));
  bom.serialNumber = serialNumber([...components.keys()]);
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

/** How old the knowledge of vulnerabilities is: a bill without any must not pass for a clean one. */
function describeKnowledge(age: AdvisoryAge): string {
  if (age.kind === 'none') return 'none: vulnerabilities were not looked for';
  return age.kind === 'online'
    ? `asked of ${age.url} at ${age.askedAt}`
    : `imported, the newest of ${age.newestAt}`;
}

interface Building {
  readonly bom: Bom;
  /** By the key of a graph's node or root. */
  readonly components: Map<string, Component>;
  readonly subject: Component;
  /** Of the project that the subject is, where it is one. */
  readonly manifest: string | undefined;
}

interface Project {
  readonly graph: DependencyGraph;
  readonly root: DependencyRoot;
}

/** The one that there is, or the one in the folder itself, whose others are parts of it. */
function findOnlyProject(graphs: readonly DependencyGraph[]): Project | undefined {
  const all = graphs.flatMap((graph) => graph.roots.map((root) => ({ graph, root })));
  const atTop = all.filter(({ root }) => !root.manifest.includes('/'));
  // Two lock files may cover one manifest.
  return [all, atTop].find((each) => new Set(each.map(({ root }) => root.manifest)).size === 1)?.[0];
}

/** Of the folder's name where no project, or none that has a name, is what it describes. */
function subjectOf(only: Project | undefined, folderName: string): Component {
  if (only === undefined) return new Component(ComponentType.Application, folderName, { bomRef: 'project' });
  const { root, graph } = only;
  const isNamed = root.name !== '.' && root.name !== root.manifest;
  const found = toProject(graph, isNamed ? root : { ...root, name: folderName });
  const { name, version } = root;
  const purl = isNamed && version !== undefined && findPurl({ ecosystem: graph.ecosystem, name, version });
  if (purl) found.purl = purl;
  return found;
}

function toProject(graph: DependencyGraph, root: DependencyRoot): Component {
  const { group, name } = splitName({ ecosystem: graph.ecosystem, name: root.name });
  return new Component(ComponentType.Application, name, {
    bomRef: rootKey(graph, root.id),
    ...(group === undefined ? {} : { group }),
    ...(root.version === undefined ? {} : { version: root.version }),
  });
}

function addGraph(building: Building, graph: DependencyGraph): void {
  const { bom, components, subject, manifest } = building;
  for (const root of graph.roots) {
    const isSubject = root.manifest === manifest;
    const component = isSubject ? subject : toProject(graph, root);
    components.set(rootKey(graph, root.id), component);
    if (isSubject) continue;
    bom.components.add(component);
    subject.dependencies.add(component.bomRef);
  }
  for (const node of graph.nodes.values()) addNode(building, graph, node);
  for (const [from, edges] of graph.edges) addEdges(building, graph, { from, edges });
}

interface EdgesFrom {
  readonly from: string;
  readonly edges: readonly (DependencyEdge & Partial<Declaration>)[];
}

/** What is listed for another package is not the project's own need, and whose it is no file says. */
function addEdges(building: Building, graph: DependencyGraph, { from, edges }: EdgesFrom): void {
  const component = componentOf(building, graph, from);
  for (const { to, isIndirect } of edges) {
    if (to === undefined || isIndirect === true) continue;
    const needed = componentOf(building, graph, to);
    if (needed !== undefined && needed !== component) component?.dependencies.add(needed.bomRef);
  }
}

/** A package that lies in several folders in one version is one component. */
function addNode({ bom, components }: Building, graph: DependencyGraph, node: DependencyNode): void {
  const key = nodeKey(graph, node);
  const known = components.get(key);
  const scope = scopes[node.scope];
  if (known !== undefined) {
    if (scopeOrder.indexOf(scope) < scopeOrder.indexOf(known.scope ?? ComponentScope.Excluded))
      known.scope = scope;
    return;
  }
  if (graph.roots.some(({ id }) => id === node.id)) return;
  const { group, name } = splitName(node);
  const purl = node.source === 'registry' ? findPurl(node) : undefined;
  const component = new Component(ComponentType.Library, name, {
    bomRef: key,
    scope,
    ...(group === undefined ? {} : { group }),
    ...(node.version === undefined ? {} : { version: node.version }),
    ...(purl === undefined ? {} : { purl }),
  });
  addLicense(component, node.license);
  component.properties.add(new Property('vireo:file', graph.file));
  components.set(key, component);
  bom.components.add(component);
}

const scopes: Readonly<Record<DependencyScope, ComponentScope>> = {
  prod: ComponentScope.Required,
  optional: ComponentScope.Optional,
  dev: ComponentScope.Excluded,
};
const scopeOrder = [ComponentScope.Required, ComponentScope.Optional, ComponentScope.Excluded];

function addLicense(component: Component, written: string | undefined): void {
  if (written === undefined) return;
  const expression = normalizeLicense(written);
  component.licenses.add(
    expression === undefined ? new NamedLicense(written.slice(0, 500)) : new LicenseExpression(expression),
  );
}

function splitName({ ecosystem, name }: Pick<DependencyNode, 'ecosystem' | 'name'>): {
  readonly group?: string;
  readonly name: string;
} {
  const at = ecosystem === 'Maven' ? name.indexOf(':') : ecosystem === 'npm' ? name.indexOf('/') : -1;
  return at === -1 ? { name } : { group: name.slice(0, at), name: name.slice(at + 1) };
}

function rootKey(graph: DependencyGraph, id: string): string {
  return `${graph.file}#project:${id}`;
}

function nodeKey(graph: DependencyGraph, node: DependencyNode): string {
  return `${graph.file}#${node.source === 'registry' ? (findPurl(node) ?? node.id) : node.id}`;
}

function componentOf({ components }: Building, graph: DependencyGraph, id: string): Component | undefined {
  const root = components.get(rootKey(graph, id));
  const node = graph.nodes.get(id);
  return root ?? (node && components.get(nodeKey(graph, node)));
}

const severities: Readonly<Record<Severity, VulnerabilityEnums.Severity>> = {
  critical: VulnerabilityEnums.Severity.Critical,
  high: VulnerabilityEnums.Severity.High,
  medium: VulnerabilityEnums.Severity.Medium,
  low: VulnerabilityEnums.Severity.Low,
  info: VulnerabilityEnums.Severity.Info,
};

function addVulnerabilities(building: Building, flaws: readonly AdvisoryFlaw[]): void {
  for (const [id, same] of Map.groupBy(flaws, ({ advisory }) => advisory.advisory.id)) {
    const [first] = same;
    if (first === undefined) continue;
    const { advisory, severity } = first.advisory;
    const found = new Vulnerability.Vulnerability({
      bomRef: `advisory:${id}`,
      id,
      source: new Vulnerability.Source({
        name: 'OSV',
        url: `https://osv.dev/vulnerability/${encodeURIComponent(id)}`,
      }),
      ...(advisory.summary == null ? {} : { description: advisory.summary }),
    });
    found.ratings.add(
      new Vulnerability.Rating({
        severity: severities[severity.level],
        ...(severity.score === undefined ? {} : { score: severity.score }),
      }),
    );
    for (const { graph, node } of same) {
      const component = node === undefined ? undefined : componentOf(building, graph, node.id);
      if (component !== undefined) found.affects.add(new Vulnerability.Affect(component.bomRef));
    }
    building.bom.vulnerabilities.add(found);
  }
}
