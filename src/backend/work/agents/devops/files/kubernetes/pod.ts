/** The pod of a service: what it runs, with no right that it does not need. */
import type { ServiceFacts } from '../../facts/service-facts.ts';
import { portOf, scratchOf, userId } from '../image-names.ts';
import { allowed, quoted } from '../yaml-text.ts';
import { writeEnvironment } from './environment.ts';
import { firstTag, imageName, labelsOf, type PlacedService, selectorOf } from './names.ts';
import { writeProbes } from './probes.ts';

/** Of another program in the image of the service, which ends by itself. */
interface OnceOnly {
  readonly name: string;
  readonly command: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/** The template of a Deployment, or of a Job. */
export function writePod(placed: PlacedService, once?: OnceOnly): object {
  const { service } = placed;
  return {
    metadata: { labels: once?.labels ?? labelsOf(placed), ...(once === undefined && scraped(service)) },
    spec: {
      serviceAccountName: once?.name ?? service.name,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: userId,
        runAsGroup: userId,
        fsGroup: userId,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      ...(once === undefined ? spread(placed) : { restartPolicy: 'Never' }),
      containers: [writeContainer(placed, once?.command)],
      volumes: Object.keys(scratchOf(service)).map((volume) => ({
        name: volume,
        emptyDir: { sizeLimit: '256Mi' },
      })),
    },
  };
}

/** As most Prometheus in clusters find what they ask. */
function scraped(service: ServiceFacts): object {
  const port = portOf(service);
  if (service.metrics === undefined || port === undefined) return {};
  const annotations = {
    'prometheus.io/scrape': quoted('true'),
    'prometheus.io/port': quoted(String(port)),
    'prometheus.io/path': service.metrics.value.path,
  };
  return { annotations };
}

/** Over zones and nodes where there are some. */
function spread(placed: PlacedService): object {
  if (portOf(placed.service) === undefined) return { terminationGracePeriodSeconds: 60 };
  const constraint = (topologyKey: string) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selectorOf(placed) },
  });
  return {
    topologySpreadConstraints: [
      constraint('topology.kubernetes.io/zone'),
      constraint('kubernetes.io/hostname'),
    ],
  };
}

function writeContainer(placed: PlacedService, command: readonly string[] | undefined): object {
  const { service } = placed;
  const port = portOf(service);
  const probes = command === undefined ? writeProbes(service) : {};
  const isAsked = command !== undefined || Object.keys(probes).length > 0;
  const image = `${imageName(placed)}:${firstTag}`;
  return {
    name: isAsked
      ? service.name
      : allowed(service.name, ['no-liveness-probe', 'no-readiness-probe'], 'it listens on no port'),
    image: allowed(image, ['image-without-digest'], 'kustomization.yaml says which'),
    imagePullPolicy: 'Always',
    ...(command !== undefined && { command }),
    ...(port !== undefined && command === undefined && { ports: [{ name: 'http', containerPort: port }] }),
    ...writeEnvironment(placed),
    ...probes,
    // Requests that are on their way when a pod ends are still answered.
    ...(port !== undefined &&
      command === undefined && { lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } } }),
    resources: {
      requests: { cpu: '100m', memory: '256Mi' },
      limits: { cpu: '1', memory: '512Mi' },
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: Object.entries(scratchOf(service)).map(([volume, mountPath]) => ({
      name: volume,
      mountPath,
    })),
  };
}
