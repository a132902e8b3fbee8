/** What is asked of Prometheus about a service: names of kube-state-metrics, of cAdvisor, and of the library that it counts by. */
import type { ServiceFacts } from '../../facts/service-facts.ts';

export interface Watched {
  readonly service: ServiceFacts;
  /** Of the project. */
  readonly namespace: string;
}

export interface Question {
  readonly title: string;
  readonly unit: 'short' | 'percentunit' | 's';
  readonly expression: string;
  /** Absent for what is shown and never a reason to wake somebody. */
  readonly alert?: Alert;
}

export interface Alert {
  readonly name: string;
  readonly condition: string;
  readonly for: string;
  readonly severity: 'critical' | 'warning';
  readonly summary: string;
}

export function questionsOf(watched: Watched): readonly Question[] {
  return [...reachable(watched), ...ofContainer(watched), ...ofRequests(watched)];
}

/** Only a service that says something of itself is asked, so only of that `up` is known. */
function reachable({ service: { name, metrics }, namespace }: Watched): readonly Question[] {
  const missing = `kube_deployment_status_replicas_unavailable{namespace="${namespace}", deployment="${name}"}`;
  const unavailable: Question = {
    title: 'Pods that are not available',
    unit: 'short',
    expression: missing,
    alert: {
      name: 'PodsUnavailable',
      condition: '> 0',
      for: '10m',
      severity: 'warning',
      summary: `Pods of ${name} are not available`,
    },
  };
  if (metrics === undefined) return [unavailable];
  const up: Question = {
    title: 'Pods that answer',
    unit: 'short',
    expression: `up{job="${name}"}`,
    alert: {
      name: 'TargetDown',
      condition: '== 0',
      for: '5m',
      severity: 'critical',
      summary: `${name} does not answer to Prometheus`,
    },
  };
  return [up, unavailable];
}

function ofContainer({ service: { name }, namespace }: Watched): readonly Question[] {
  const container = `{namespace="${namespace}", container="${name}"}`;
  const limit = `kube_pod_container_resource_limits{namespace="${namespace}", container="${name}", resource="memory"}`;
  const throttled = (what: string) =>
    `sum by (pod) (rate(container_cpu_cfs_${what}periods_total${container}[5m]))`;
  return [
    {
      title: 'Restarts in 15 minutes',
      unit: 'short',
      expression: `increase(kube_pod_container_status_restarts_total${container}[15m])`,
      alert: {
        name: 'Restarts',
        condition: '> 2',
        for: '0m',
        severity: 'critical',
        summary: `${name} restarts again and again`,
      },
    },
    {
      title: 'Memory, of its limit',
      unit: 'percentunit',
      expression: `max by (pod) (container_memory_working_set_bytes${container}) / max by (pod) (${limit})`,
      alert: {
        name: 'MemoryNearLimit',
        condition: '> 0.9',
        for: '10m',
        severity: 'warning',
        summary: `${name} uses more than 90 % of its memory`,
      },
    },
    {
      title: 'Time that its processor is held back',
      unit: 'percentunit',
      expression: `${throttled('throttled_')} / ${throttled('')}`,
      alert: {
        name: 'CpuThrottled',
        condition: '> 0.25',
        for: '15m',
        severity: 'warning',
        summary: `${name} is held back by its processor limit`,
      },
    },
  ];
}

function ofRequests({ service: { name, metrics } }: Watched): readonly Question[] {
  const { requests, seconds } = metrics?.value.http ?? {};
  const rate = (labels: string) => `sum(rate(${requests?.name}{job="${name}"${labels}}[5m]))`;
  const counted: readonly Question[] =
    requests === undefined
      ? []
      : [
          { title: 'Requests a second', unit: 'short', expression: rate('') },
          {
            title: 'Requests that fail',
            unit: 'percentunit',
            expression: `${rate(`, ${requests.status}=~"5.."`)} / ${rate('')}`,
            alert: {
              name: 'RequestsFail',
              condition: '> 0.05',
              for: '5m',
              severity: 'critical',
              summary: `More than 5 % of the requests to ${name} fail`,
            },
          },
        ];
  if (seconds === undefined) return counted;
  const slow: Question = {
    title: 'Slowest 5 % of requests',
    unit: 's',
    expression: `histogram_quantile(0.95, sum by (le) (rate(${seconds}_bucket{job="${name}"}[5m])))`,
    alert: {
      name: 'RequestsSlow',
      condition: '> 1',
      for: '10m',
      severity: 'warning',
      summary: `5 % of the requests to ${name} take longer than a second`,
    },
  };
  return [...counted, slow];
}
