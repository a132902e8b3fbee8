/** What a service says of itself to Prometheus: by the library that it uses, whose names are known, or that its code gives. */
import { findIn, type ProjectFiles } from './project-files.ts';
import type { HttpMetrics, Known, Metrics, Place } from './service-facts.ts';

interface Library {
  /** Of the package, as it is asked for. */
  readonly name: string;
  /** Where it answers by itself; absent where the code gives it a route. */
  readonly path?: string;
  readonly http?: HttpMetrics;
}

/** The first that is used; those that build on another one stand before it. */
const libraries: readonly Library[] = [
  {
    name: 'express-prom-bundle',
    path: '/metrics',
    http: {
      requests: { name: 'http_request_duration_seconds_count', status: 'status_code' },
      seconds: 'http_request_duration_seconds',
    },
  },
  {
    name: 'fastify-metrics',
    path: '/metrics',
    http: {
      requests: { name: 'http_request_duration_seconds_count', status: 'status_code' },
      seconds: 'http_request_duration_seconds',
    },
  },
  { name: 'prom-client' },
  {
    name: 'prometheus-fastapi-instrumentator',
    path: '/metrics',
    http: {
      requests: { name: 'http_requests_total', status: 'status' },
      seconds: 'http_request_duration_seconds',
    },
  },
  {
    name: 'prometheus-flask-exporter',
    path: '/metrics',
    http: {
      requests: { name: 'flask_http_request_total', status: 'status' },
      seconds: 'flask_http_request_duration_seconds',
    },
  },
  {
    name: 'django-prometheus',
    http: {
      requests: { name: 'django_http_responses_total_by_status_total', status: 'status' },
      seconds: 'django_http_requests_latency_seconds_by_view_method',
    },
  },
  { name: 'prometheus-client' },
];

interface MetricsPlace {
  readonly files: ProjectFiles;
  /** Of the service's own code. */
  readonly sources: readonly string[];
  readonly manifest: string;
}

/** Undefined where no library counts, and where nothing says at which path it answers. */
export async function findMetrics(
  place: MetricsPlace,
  packages: readonly string[],
): Promise<Known<Metrics> | undefined> {
  const used = new Set(packages.map((name) => name.toLowerCase().replaceAll('_', '-')));
  const library = libraries.find(({ name }) => used.has(name));
  if (library === undefined) return undefined;
  const route = await findRoute(place, library);
  if (route === undefined) return undefined;
  const http = library.name === 'prom-client' ? await findHistogram(place) : library.http;
  const value = { library: library.name, path: route.path, http };
  return { value, place: route.place };
}

interface Route {
  readonly path: string;
  readonly place: Place;
}

async function findRoute(
  { files, sources, manifest }: MetricsPlace,
  { name, path }: Library,
): Promise<Route | undefined> {
  if (path !== undefined) return { path, place: { file: manifest } };
  if (name === 'django-prometheus') return await findDjangoRoute(files, sources);
  for (const file of sources) {
    const found = findIn(file, (await files.read(file)) ?? '', /['"`](\/(?:[\w-]+\/)*metrics)['"`]/);
    if (found !== undefined) return { path: found.value, place: found.place };
  }
  return undefined;
}

/** Its urls bring `metrics`, below where they are included. */
async function findDjangoRoute(files: ProjectFiles, sources: readonly string[]): Promise<Route | undefined> {
  for (const file of sources.filter((each) => each.endsWith('urls.py'))) {
    const text = (await files.read(file)) ?? '';
    const found = findIn(
      file,
      text,
      /path\(\s*["']([\w/-]*)["']\s*,\s*include\(\s*["']django_prometheus\.urls["']/,
    );
    if (found !== undefined) return { path: `/${found.value}metrics`, place: found.place };
  }
  return undefined;
}

/** prom-client counts no request by itself: one that is to be told has its histogram in the code. */
async function findHistogram({ files, sources }: MetricsPlace): Promise<HttpMetrics | undefined> {
  for (const file of sources) {
    const text = (await files.read(file)) ?? '';
    for (const [, options = ''] of text.matchAll(/new\s+(?:\w+\.)?Histogram\(\s*\{([^}]*)\}/g)) {
      const name = /\bname\s*:\s*['"`](\w*http\w*(?:duration|latency)\w*seconds)['"`]/.exec(options)?.[1];
      if (name === undefined) continue;
      const labels = /labelNames\s*:\s*\[([^\]]*)\]/.exec(options)?.[1] ?? '';
      const status = /['"`](status(?:_code)?|code)['"`]/.exec(labels)?.[1];
      return {
        seconds: name,
        requests: status === undefined ? undefined : { name: `${name}_count`, status },
      };
    }
  }
  return undefined;
}
