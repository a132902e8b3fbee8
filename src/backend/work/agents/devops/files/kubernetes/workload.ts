/** The objects of a service in its cluster, in the order in which they need one another. */
import { portOf } from '../image-names.ts';
import { writeYaml } from '../yaml-text.ts';
import { secretsOf, writeConfig } from './environment.ts';
import { metadataOf, type PlacedService, secretName, selectorOf } from './names.ts';
import { writeIngress, writeNetworkPolicy, writeService } from './network.ts';
import { writePod } from './pod.ts';

export function writeWorkload(placed: PlacedService): string {
  const { service } = placed;
  const isWeb = portOf(service) !== undefined;
  const config = writeConfig(placed);
  const objects = [
    account(placed),
    ...(config === undefined ? [] : [config]),
    deployment(placed, isWeb),
    ...(isWeb ? [writeService(placed), writeIngress(placed), scaler(placed), budget(placed)] : []),
    writeNetworkPolicy(placed),
  ];
  return writeYaml(objects, headOf(placed));
}

function headOf({ service, application }: PlacedService): readonly string[] {
  const secrets = secretsOf(service);
  if (secrets.length === 0) return [];
  return [
    `The Secret ${secretName(service)} is yours to make, once, from a file that is not in the repository:`,
    `  kubectl -n ${application.name} create secret generic ${secretName(service)} --from-env-file=${service.name}.env`,
    `Its names: ${secrets.join(', ')}`,
  ];
}

/** No role is bound to it, and no token of it reaches a pod. */
function account(placed: PlacedService): object {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadataOf(placed),
    automountServiceAccountToken: false,
  };
}

function deployment(placed: PlacedService, isWeb: boolean): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadataOf(placed),
    spec: {
      // Of a web service the autoscaler says how many; a worker may be one that is not to run twice.
      ...(isWeb ? {} : { replicas: 1 }),
      revisionHistoryLimit: 5,
      strategy: isWeb
        ? { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
        : { type: 'Recreate' },
      selector: { matchLabels: selectorOf(placed) },
      template: writePod(placed),
    },
  };
}

function scaler(placed: PlacedService): object {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadataOf(placed),
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: placed.service.name },
      minReplicas: 2,
      maxReplicas: 6,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
        },
      ],
      behavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
    },
  };
}

function budget(placed: PlacedService): object {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(placed),
    spec: { maxUnavailable: 1, selector: { matchLabels: selectorOf(placed) } },
  };
}
