/** The files of `deploy/monitoring`: rules by which Prometheus alerts, and a dashboard of the same figures for Grafana. */
import type { ServiceFacts } from '../../facts/service-facts.ts';
import { quoted, writeYaml } from '../yaml-text.ts';
import { type Question, questionsOf } from './expressions.ts';

export function writeMonitoring(
  namespace: string,
  services: readonly ServiceFacts[],
): ReadonlyMap<string, string> {
  return new Map([
    ['deploy/monitoring/alerts.yml', writeAlerts(namespace, services)],
    ['deploy/monitoring/dashboard.json', writeDashboard(namespace, services)],
  ]);
}

function writeAlerts(namespace: string, services: readonly ServiceFacts[]): string {
  const groups = services.map((service) => ({
    name: `${namespace}-${service.name}`,
    rules: questionsOf({ service, namespace }).flatMap((question) => rulesOf(question, service.name)),
  }));
  return writeYaml(
    [{ groups }],
    [
      'Needs kube-state-metrics and cAdvisor; the job of a service has its name.',
      'Check: promtool check rules alerts.yml',
    ],
  );
}

function rulesOf({ expression, alert }: Question, service: string): readonly object[] {
  if (alert === undefined) return [];
  return [
    {
      alert: alert.name,
      expr: `${expression} ${alert.condition}`,
      for: alert.for,
      labels: { severity: alert.severity, service: quoted(service) },
      annotations: { summary: alert.summary },
    },
  ];
}

function writeDashboard(namespace: string, services: readonly ServiceFacts[]): string {
  const questions = services.flatMap((service) =>
    questionsOf({ service, namespace }).map((question) => ({ question, service })),
  );
  const datasource = { type: 'prometheus', uid: `\${datasource}` };
  const panels = questions.map(({ question: { title, unit, expression }, service }, index) => ({
    id: index + 1,
    type: 'timeseries',
    title: `${service.name}: ${title}`,
    datasource,
    gridPos: { h: 8, w: 12, x: (index % 2) * 12, y: Math.floor(index / 2) * 8 },
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    targets: [{ refId: 'A', datasource, expr: expression }],
  }));
  const list = [{ name: 'datasource', type: 'datasource', query: 'prometheus', label: 'Data source' }];
  const dashboard = {
    title: namespace,
    uid: namespace.slice(0, 40),
    schemaVersion: 39,
    version: 1,
    editable: true,
    refresh: '1m',
    time: { from: 'now-6h', to: 'now' },
    tags: [namespace],
    templating: { list },
    panels,
  };
  return `${JSON.stringify(dashboard, undefined, 2)}\n`;
}

/** What is not watched, and why. */
export function noteMonitoring(services: readonly ServiceFacts[]): readonly string[] {
  return [
    'Monitoring: data services are watched by exporters of their own, of which no file says anything; they are left out.',
    ...services.flatMap(({ name, role, metrics }) => {
      if (role === 'web' && metrics === undefined)
        return [`${name} has no metrics library that is known: its requests are not watched.`];
      return role === 'web' && metrics?.value.http === undefined
        ? [`${name}: no counter or histogram of requests was found: their rate and time are not watched.`]
        : [];
    }),
  ];
}
