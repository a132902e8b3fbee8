/** A Job that brings data up to the code, apart from what runs on: it is applied before a roll-out, and waited for. */
import { writeYaml } from '../yaml-text.ts';
import { type Application, metadataOf, type PlacedService } from './names.ts';
import { lookups } from './network.ts';
import { writePod } from './pod.ts';

/** Undefined where no file says how data is migrated. */
export function writeMigration(placed: PlacedService): string | undefined {
  const { service, application } = placed;
  const { migrateCommand: command } = service;
  if (command === undefined) return undefined;
  const name = `${service.name}-migrate`;
  const labels = {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': application.name,
    'app.kubernetes.io/component': 'migration',
  };
  const metadata = { ...metadataOf(placed), name, labels };
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false };
  const job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata,
    spec: {
      backoffLimit: 2,
      activeDeadlineSeconds: 600,
      ttlSecondsAfterFinished: 86_400,
      template: writePod(placed, { name, command, labels }),
    },
  };
  const policy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata,
    spec: {
      podSelector: { matchLabels: { 'app.kubernetes.io/name': name } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [],
      egress: lookups(placed),
    },
  };
  return writeYaml([account, job, policy], headOf(name, application));
}

function headOf(name: string, { name: namespace }: Application): readonly string[] {
  return [
    'Before each roll-out. The first time apply deploy/kubernetes before it: the ConfigMap is there then.',
    `  kubectl -n ${namespace} delete job ${name} --ignore-not-found`,
    '  kubectl apply -k deploy/kubernetes/migrate',
    `  kubectl -n ${namespace} wait --for=condition=complete --timeout=10m job/${name}`,
    '  kubectl apply -k deploy/kubernetes',
  ];
}
