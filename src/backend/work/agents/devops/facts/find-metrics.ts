/** What a service says of itself to Prometheus: by the library that it asks for, whose names are known, or that its code gives. */
import { type FactView, known } from './fact-view.ts';
import type { HttpMetrics, Known, Metrics } from './service-facts.ts';

interface Library {
  /** Of the package, as it is asked for. */
  readonly name: string;
  /** Where it answers by itself; absent where the code gives it a route. */
  readonly path?: string;
  readonly http?: HttpMetrics;
}

const counted = (requests: string, status: string, seconds: string): HttpMetrics => ({
  requests: { name: requests, status },
  seconds,
});

/** The first that is used; those that build on another one stand before it. */
const libraries: readonly Library[] = [
  {
    name: 'express-prom-bundle',
    path: '/metrics',
    http: counted('http_request_duration_seconds_count', 'status_code', 'http_request_duration_seconds'),
  },
  {
    name: 'fastify-metrics',
    path: '/metrics',
    http: counted('http_request_duration_seconds_count', 'status_code', 'http_request_duration_seconds'),
  },
  { name: 'prom-client' },
  {
    name: 'prometheus-fastapi-instrumentator',
    path: '/metrics',
    http: counted('http_requests_total', 'status', 'http_request_duration_seconds'),
  },
  {
    name: 'prometheus-flask-exporter',
    path: '/metrics',
    http: counted('flask_http_request_total', 'status', 'flask_http_request_duration_seconds'),
  },
  {
    name: 'django-prometheus',
    http: counted(
      'django_http_responses_total_by_status_total',
      'status',
      'django_http_requests_latency_seconds_by_view_method',
    ),
  },
  { name: 'prometheus-client' },
];

/** Undefined where no library counts, and where nothing says at which path it answers. */
export function findMetrics(view: FactView, folder: string): Known<Metrics> | undefined {
  const asked = view.of('metrics-library', folder);
  const library = libraries.find(({ name }) => asked.some(({ value }) => value === name));
  const manifest = asked.find(({ value }) => value === library?.name);
  if (library === undefined || manifest === undefined) return undefined;
  const route = view
    .of('route', folder)
    .find(({ value }) => /^(?:GET|ANY) \/(?:[\w-]+\/)*metrics$/.test(value));
  const path = library.path ?? route?.value.replace(/^\S+ /, '');
  if (path === undefined) return undefined;
  const http = library.name === 'prom-client' ? findHistogram(view, folder) : library.http;
  const said = library.path === undefined ? (route ?? manifest) : manifest;
  return known(said, { library: library.name, path, http });
}

/** prom-client counts no request by itself: where requests are counted, the code makes their histogram. */
function findHistogram(view: FactView, folder: string): HttpMetrics | undefined {
  for (const { value } of view.of('metric', folder)) {
    const [, name, labels = ''] = /^(\w*http\w*(?:duration|latency)\w*seconds) \((.*)\)$/.exec(value) ?? [];
    if (name === undefined) continue;
    const status = /\b(status(?:_code)?|code)\b/.exec(labels)?.[1];
    return {
      seconds: name,
      requests: status === undefined ? undefined : { name: `${name}_count`, status },
    };
  }
  return undefined;
}
