/** Who reaches a service, and what it reaches: its Service, its Ingress and the policy that closes the rest. */
import { ports } from '../../facts/data-services.ts';
import { portOf } from '../image-names.ts';
import { noted } from '../yaml-text.ts';
import { metadataOf, type PlacedService, selectorOf } from './names.ts';

export function writeService(placed: PlacedService): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(placed),
    spec: {
      type: 'ClusterIP',
      selector: selectorOf(placed),
      ports: [{ name: 'http', port: 80, targetPort: 'http' }],
    },
  };
}

export function writeIngress(placed: PlacedService): object {
  const { name } = placed.service;
  const host = `${name}.example.com`;
  const backend = { service: { name, port: { name: 'http' } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: metadataOf(placed),
    spec: {
      tls: [{ hosts: [noted(host, 'yours, here and below')], secretName: `${name}-tls` }],
      rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    },
  };
}

/** Names, HTTPS, what the service needs and the other services of the project; nothing else. */
export function writeNetworkPolicy(placed: PlacedService): object {
  const { service, application } = placed;
  const port = portOf(service);
  const own = { podSelector: { matchLabels: { 'app.kubernetes.io/part-of': application.name } } };
  const from = [
    own,
    namespace('ingress-nginx', 'where your ingress controller runs'),
    ...(service.metrics === undefined ? [] : [namespace('monitoring', 'where your Prometheus runs')]),
  ];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadataOf(placed),
    spec: {
      podSelector: { matchLabels: selectorOf(placed) },
      policyTypes: ['Ingress', 'Egress'],
      ingress: port === undefined ? [] : [{ from, ports: [{ protocol: 'TCP', port: 'http' }] }],
      egress: [
        ...lookups(placed),
        { to: [own] },
        { ports: [{ protocol: 'TCP', port: noted(443, 'remove where it calls nothing outside') }] },
      ],
    },
  };
}

/** Names of hosts, and what the service needs, wherever that is. */
export function lookups({ service }: PlacedService): readonly object[] {
  const needed = service.needs.map(({ kind }) => ({ protocol: 'TCP', port: ports[kind] }));
  return [
    {
      to: [namespace('kube-system', 'DNS')],
      ports: ['UDP', 'TCP'].map((protocol) => ({ protocol, port: 53 })),
    },
    ...(needed.length > 0 ? [{ ports: needed }] : []),
  ];
}

function namespace(name: string, remark: string): object {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': noted(name, remark) } } };
}
