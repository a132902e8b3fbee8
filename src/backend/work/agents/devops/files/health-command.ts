/** How a service is asked from within its own image whether it works: by its runtime, since images carry no curl. */
import type { ServiceFacts } from '../facts/service-facts.ts';
import { portOf } from './image-names.ts';

export interface HealthCommand {
  readonly command: readonly string[];
  /** In a shell, where a name has to be looked up. */
  readonly isShell: boolean;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly startSeconds: number;
}

const usual = { isShell: false, intervalSeconds: 30, timeoutSeconds: 5, startSeconds: 20 } as const;

/** Undefined for a program that listens on no port and answers to nobody. */
export function healthCommand(service: ServiceFacts): HealthCommand | undefined {
  const port = portOf(service);
  const app = celeryApp(service);
  if (app !== undefined) {
    const line = `celery -A ${app} inspect ping --destination "celery@$HOSTNAME"`;
    return { command: [line], isShell: true, intervalSeconds: 60, timeoutSeconds: 15, startSeconds: 30 };
  }
  if (port === undefined) return undefined;
  const address = `http://127.0.0.1:${port}${service.health?.value ?? '/'}`;
  if (service.role === 'static') return { ...usual, command: ['wget', '-qO', '/dev/null', address] };
  if (service.runtime === 'go') return { ...usual, command: askByShell(service, port) };
  if (service.runtime === 'node') return { ...usual, command: ['node', '-e', askByNode(service, port)] };
  return { ...usual, command: ['python', '-c', askByPython(service, port)] };
}

/** The module of a worker of Celery, which answers to a ping over its broker. */
export function celeryApp({ start }: ServiceFacts): string | undefined {
  return /^celery (?:-A|--app)[ =](\S+) .*\bworker\b/.exec(start?.value ?? '')?.[1];
}

/** Of BusyBox. */
function askByShell({ health }: ServiceFacts, port: number): readonly string[] {
  return health === undefined
    ? ['nc', '-z', '127.0.0.1', String(port)]
    : ['wget', '-qO', '/dev/null', `http://127.0.0.1:${port}${health.value}`];
}

function askByNode({ health }: ServiceFacts, port: number): string {
  return health === undefined
    ? `require('node:net').connect(${port}, '127.0.0.1').on('connect', () => process.exit(0)).on('error', () => process.exit(1))`
    : `fetch('http://127.0.0.1:${port}${health.value}').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`;
}

function askByPython({ health }: ServiceFacts, port: number): string {
  return health === undefined
    ? `import socket; socket.create_connection(('127.0.0.1', ${port}), 3).close()`
    : `import urllib.request; urllib.request.urlopen('http://127.0.0.1:${port}${health.value}', timeout=3)`;
}
