/**
 * Infrastructure: Dockerfiles, Compose, Kubernetes, GitHub Actions and Terraform. Each format has a reader that turns
 * a text into one kind of tree (tree.ts) and names the resources in it; rules are data (rules/infrastructure) over
 * types of resources and paths in them, reached through one table by type (dispatch.ts).
 * Pure: no clock, no files. Wrong syntax gives a note, never a throw. May import: yaml, dockerfile-ast, damerau-levenshtein.
 */
import type { Evidence, EvidencePlace } from '../evidence.ts';
import { placed, placeOfDeployed } from '../places/place.ts';
import type { TextAnalysis, TextHit, TextInput, TextOutcome } from '../text-analysis.ts';
import { TimeLimit } from '../time-limit.ts';
import { createActionsReader } from './actions/read-actions.ts';
import { configChecks } from './checks.ts';
import { startsStoresAlone } from './compose/images.ts';
import { createComposeReader } from './compose/read-compose.ts';
import { detectYamlFormat } from './detect.ts';
import { ConfigDispatch } from './dispatch.ts';
import { readDockerfile } from './docker/read-dockerfile.ts';
import { createKubernetesReader } from './kubernetes/read-kubernetes.ts';
import type { ConfigRule } from './rule-form.ts';
import type { ConfigFile, ConfigFormat, ConfigRead, ConfigResource, ModuleCall } from './tree.ts';

/** Turns a text of a format into resources. */
export type ConfigReader = (text: string, path: string) => ConfigRead;

/** Readers by format; one that is missing leaves its files unread. */
export type ConfigReaders = Readonly<Partial<Record<ConfigFormat, ConfigReader>>>;

function createReaders(): ConfigReaders {
  return {
    dockerfile: readDockerfile,
    compose: createComposeReader(),
    kubernetes: createKubernetesReader(),
    actions: createActionsReader(),
  };
}

const late = 'infrastructure: the time limit was met, some resources were not looked at';
const nothing: TextOutcome = { hits: [], notes: [] };

/** The analysis for rules in use; `more` brings readers that need a grammar. */
export function createInfrastructureAnalysis(
  rules: readonly ConfigRule[],
  more: ConfigReaders = {},
  beside: (path: string) => readonly { readonly path: string }[] = () => [],
): TextAnalysis {
  const dispatch = new ConfigDispatch(rules, configChecks);
  const all: ConfigReaders = { ...createReaders(), ...more };
  return (input) => {
    const format = formatOf(input);
    const read = format && asksFor(dispatch, format) ? all[format] : undefined;
    if (read === undefined) return nothing;
    const { text, path } = input;
    const { format: own, resources, neighbours, calls, manifests, notes } = read(text, path);
    const file: ConfigFile = { format: own, path, text, resources, neighbours };
    const limit = new TimeLimit(input.signal);
    const ofCalls = (calls ?? []).flatMap(hitsOfCall(dispatch, { file, limit }));
    const name = input.name ?? path;
    const place = placeOfDeployed(name, text);
    const isCompose = place === 'application' && format === 'compose';
    const ofSecrets = isCompose ? placeOfCompose({ path, name, resources }, beside) : place;
    const hits = [
      ...dispatch.run(file, limit),
      ...hitsOfManifests(dispatch, { file, limit }, manifests),
      ...ofCalls,
    ];
    return {
      hits: hits.map((hit) => ({
        ...hit,
        evidence: hit.evidence && inPlace(hit.evidence, { place, ofSecrets }),
      })),
      notes: limit.wasMet ? [...notes, late] : notes,
    };
  };
}

/** Terraform makes objects of Kubernetes as well. */
function asksFor(dispatch: ConfigDispatch, format: ConfigFormat): boolean {
  return dispatch.asksFor(format) || (format === 'terraform' && dispatch.asksFor('kubernetes'));
}

/** What is found in objects of Kubernetes that another format makes. Fixes are of a manifest's text. */
function hitsOfManifests(
  dispatch: ConfigDispatch,
  { file: { path, text }, limit }: CallFrame,
  resources: readonly ConfigResource[] = [],
): TextHit[] {
  if (resources.length === 0) return [];
  const hits = dispatch.run({ format: 'kubernetes', path, text, resources }, limit);
  return hits.map(({ fixes: _ofManifest, ...hit }) => hit);
}

/** In what is deployed a password opens a service, made up or not. */
function inPlace(
  evidence: Evidence,
  { place, ofSecrets }: Readonly<Record<'place' | 'ofSecrets', EvidencePlace>>,
): Evidence {
  if (evidence.kind !== 'secret') return placed(evidence, place);
  return placed(ofSecrets === 'application' ? { ...evidence, value: 'real' } : evidence, ofSecrets);
}

const productionCompose =
  /(?:^|[\\/])(?:docker-)?compose[.-](?:prod|production|live|release|deploy)(?:[.-][\w-]{1,20})?\.ya?ml$/i;

/** Folders of what developers start on their machines. */
const developersFolder = /(?:^|[\\/])(?:dev|devel|development|hack)[\\/]/i;
/** The name that a program's only Compose file has. */
const onlyCompose = /(?:^|[\\/])(?:docker-)?compose\.ya?ml$/i;

/**
 * Where secrets of a Compose file stand: beside one for production, another holds those of development, as does one beside
 * it that starts databases alone. `name` is its path in the workspace, since folders above that say nothing of it.
 */
function placeOfCompose(
  { path, name, resources }: Pick<ConfigFile, 'path' | 'resources'> & { readonly name: string },
  beside: (path: string) => readonly { readonly path: string }[],
): EvidencePlace {
  if (productionCompose.test(path)) return 'application';
  const others = beside(path);
  const isOther = !onlyCompose.test(path) && others.some((other) => onlyCompose.test(other.path));
  if (developersFolder.test(name) || (isOther && startsStoresAlone(resources))) return 'development';
  return others.some((other) => productionCompose.test(other.path)) ? 'development' : 'application';
}

interface CallFrame {
  readonly file: ConfigFile;
  readonly limit: TimeLimit;
}

/** What a module's call brings about: found with its arguments, and not found in the module by itself. */
function hitsOfCall(dispatch: ConfigDispatch, { file: { format, path, text }, limit }: CallFrame) {
  return ({ name, resources, byDefault }: ModuleCall): TextHit[] => {
    const known = dispatch.run({ format, path, text, resources: byDefault }, limit);
    const keys = new Set(known.map(({ rule, within }) => `${rule.id} ${within}`));
    return dispatch
      .run({ format, path, text, resources }, limit)
      .filter(({ rule, within }) => !keys.has(`${rule.id} ${within}`))
      .map(({ fixes: _ofTheModule, ...hit }) => ({
        ...hit,
        message: `\`${name}\`: ${hit.message}`,
        within: `${name}/${hit.within}`,
      }));
  };
}

/** Format of a text; JSON is looked at as well, since manifests are written in it. */
function formatOf({ language, path, text }: TextInput): ConfigFormat | undefined {
  if (language === 'dockerfile' || language === 'terraform') return language;
  if (language === 'text' && /\.(?:tf|tofu)\.json$/i.test(path)) return 'terraform';
  if (language === 'yaml' || (language === 'text' && path.endsWith('.json')))
    return detectYamlFormat(path, text);
  return undefined;
}
