/** How Kubernetes asks whether a service has started, lives and may get requests. */
import type { ServiceFacts } from '../../facts/service-facts.ts';
import { celeryApp, healthCommand } from '../health-command.ts';
import { portOf } from '../image-names.ts';

/** Empty for what answers to nobody. */
export function writeProbes(service: ServiceFacts): object {
  if (portOf(service) === undefined) return celeryApp(service) === undefined ? {} : workerProbes(service);
  const { alive, ready } = questions(service);
  return {
    // Up to a minute to start; only then do the other two begin.
    startupProbe: { ...alive, periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 30 },
    readinessProbe: { ...ready, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 3 },
    livenessProbe: { ...alive, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
  };
}

/** A path that asks for its data, too, is no reason to restart a program: only its port is. */
function questions({ role, health }: ServiceFacts) {
  const tcp = { tcpSocket: { port: 'http' } };
  const path = role === 'static' ? '/' : health?.value;
  if (path === undefined) return { alive: tcp, ready: tcp };
  const http = { httpGet: { path, port: 'http' } };
  return { alive: isReadiness(path) ? tcp : http, ready: http };
}

export function isReadiness(path: string): boolean {
  return /ready|readiness/i.test(path);
}

function workerProbes(service: ServiceFacts): object {
  const line = healthCommand(service)?.command.join(' ') ?? '';
  const probe = { exec: { command: ['sh', '-c', line] }, periodSeconds: 60, timeoutSeconds: 15 };
  return {
    startupProbe: { ...probe, periodSeconds: 15, failureThreshold: 8 },
    readinessProbe: probe,
    livenessProbe: { ...probe, failureThreshold: 5 },
  };
}
