/** The files of `deploy/kubernetes`: one a service, a Job for each migration, and the kustomization that holds them. */

import { dataServiceNames } from '../../facts/data-services.ts';
import type { ServiceFacts } from '../../facts/service-facts.ts';
import { variablesOf } from '../../facts/variables.ts';
import { noted, quoted, writeYaml } from '../yaml-text.ts';
import { hostOf, secretsOf } from './environment.ts';
import { writeMigration } from './migration.ts';
import { type Application, firstTag, imageName, secretName } from './names.ts';
import { writeWorkload } from './workload.ts';

const folder = 'deploy/kubernetes';

/** Of services that have an image. */
export function writeKubernetes(
  application: Application,
  services: readonly ServiceFacts[],
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const migrations = services.flatMap((service) => {
    const text = writeMigration({ service, application });
    return text === undefined ? [] : [[service, text] as const];
  });
  files.set(`${folder}/namespace.yaml`, writeNamespace(application));
  for (const service of services)
    files.set(`${folder}/${fileOf(service)}`, writeWorkload({ service, application }));
  const resources = ['namespace.yaml', ...services.map(fileOf)];
  files.set(`${folder}/kustomization.yaml`, writeKustomization(application, { services, resources }));
  for (const [service, text] of migrations) files.set(`${folder}/migrate/${fileOf(service)}`, text);
  if (migrations.length > 0) {
    const migrated = migrations.map(([service]) => service);
    const text = writeKustomization(application, {
      services: migrated,
      resources: migrated.map(fileOf),
    });
    files.set(`${folder}/migrate/kustomization.yaml`, text);
  }
  return files;
}

/** Two names are those of our own files. */
function fileOf({ name }: ServiceFacts): string {
  return name === 'namespace' || name === 'kustomization' ? `${name}-service.yaml` : `${name}.yaml`;
}

function writeNamespace({ name }: Application): string {
  const labels = {
    'app.kubernetes.io/part-of': name,
    'pod-security.kubernetes.io/enforce': noted('restricted', 'a pod with more rights is refused'),
  };
  return writeYaml([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }]);
}

interface Held {
  readonly services: readonly ServiceFacts[];
  readonly resources: readonly string[];
}

function writeKustomization(application: Application, { services, resources }: Held): string {
  const document = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    namespace: application.name,
    resources,
    images: services.map((service) => {
      const name = imageName({ service, application });
      return { name, newName: noted(name, 'your registry'), newTag: quoted(firstTag) };
    }),
  };
  return writeYaml(
    [document],
    [
      'Your pipeline says which image runs, best by its digest:',
      '  kustomize edit set image registry.example.com/…=<your registry>/…@sha256:<digest>',
      'See what would be applied: kubectl diff -k .',
    ],
  );
}

/** What a person has to do or to know, one sentence each. */
export function noteKubernetes({ name }: Application, services: readonly ServiceFacts[]): readonly string[] {
  return [
    'Kubernetes: registry.example.com and *.example.com stand for your registry and your hosts, and 0.1.0 for the first image that you push.',
    ...services.flatMap((service) => noteService(service, name)),
  ];
}

function noteService(service: ServiceFacts, namespace: string): readonly string[] {
  const { name, role, health, needs, migrateCommand } = service;
  const secrets = secretsOf(service);
  const hosts = variablesOf(service).flatMap(({ name: variable, address, kind }) =>
    kind === 'open' && address?.part === 'host' ? [`${variable} (${hostOf(address.kind)})`] : [],
  );
  const managed = needs.map(({ kind }) => dataServiceNames[kind]);
  return [
    ...(secrets.length > 0
      ? [`${name}: make the Secret ${secretName(service)} in ${namespace} with ${secrets.join(', ')}.`]
      : []),
    ...(hosts.length > 0 ? [`${name}: write the hosts of ${hosts.join(', ')}.`] : []),
    ...(managed.length > 0
      ? [`${name} reaches ${managed.join(' and ')} as a managed service: none is run in the cluster.`]
      : []),
    ...(role === 'web' && health === undefined
      ? [`${name}: its port is probed, as no health path is known.`]
      : []),
    ...(role === 'worker'
      ? [`${name} runs once, without an autoscaler: whether it may run twice is not known.`]
      : []),
    ...(migrateCommand === undefined
      ? []
      : [
          `${name}: its migration runs in its own image, so what it starts has to be a dependency that is installed there.`,
        ]),
  ];
}
