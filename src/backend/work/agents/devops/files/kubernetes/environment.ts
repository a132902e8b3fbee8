/** The variables of a service: known values in a ConfigMap, secrets by reference to a Secret that the user makes. */
import { Document, type YAMLMap } from 'yaml';
import type { dataServiceNames } from '../../facts/data-services.ts';
import { placeOf, type ServiceFacts } from '../../facts/service-facts.ts';
import { type Variable, variablesOf } from '../../facts/variables.ts';
import { allowed, quoted } from '../yaml-text.ts';
import { configName, metadataOf, type PlacedService, secretName } from './names.ts';

/** Names of what stands in the Secret. */
export function secretsOf(service: ServiceFacts): readonly string[] {
  return variablesOf(service).flatMap(({ kind, name }) => (kind === 'secret' ? [name] : []));
}

/** Undefined for a service that reads nothing but secrets. */
export function writeConfig(placed: PlacedService): object | undefined {
  const shown = variablesOf(placed.service).filter(({ kind }) => kind !== 'secret');
  if (shown.length === 0) return undefined;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { ...metadataOf(placed), name: configName(placed.service) },
    data: writeData(shown),
  };
}

/** What is not known is named in a comment: an empty value would hide the default of the code. */
function writeData(variables: readonly Variable[]): YAMLMap {
  const known = variables.flatMap((variable) => {
    const value = settingOf(variable);
    return value === undefined ? [] : [[variable.name, quoted(value)] as const];
  });
  const open = variables.filter((variable) => settingOf(variable) === undefined);
  const map = new Document(Object.fromEntries(known)).contents as YAMLMap;
  if (open.length > 0)
    map.commentBefore = [
      ' Not set: the code decides. Write the value where that is not right.',
      ...open.map(({ name, place }) => ` ${name}: "" # ${placeOf(place)}`),
    ].join('\n');
  return map;
}

function settingOf(variable: Variable): string | undefined {
  if (variable.kind === 'known') return variable.value;
  return variable.address?.part === 'host' ? hostOf(variable.address.kind) : undefined;
}

/** A name that no network answers to: it is to be replaced. */
export function hostOf(kind: keyof typeof dataServiceNames): string {
  return `${kind}.example.internal`;
}

export function writeEnvironment(placed: PlacedService): object {
  const { service } = placed;
  const secrets = secretsOf(service);
  const hasConfig = writeConfig(placed) !== undefined;
  return {
    ...(hasConfig && { envFrom: [{ configMapRef: { name: configName(service) } }] }),
    ...(secrets.length > 0 && { env: secrets.map((name) => fromSecret(name, service)) }),
  };
}

/** By its name: a pod whose Secret lacks one does not start, and says which. */
function fromSecret(name: string, service: ServiceFacts) {
  return {
    name: allowed(name, ['secret-as-variable'], 'the program reads its environment'),
    valueFrom: { secretKeyRef: { name: secretName(service), key: name } },
  };
}
