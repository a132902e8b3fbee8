/** Names and labels of the objects of a service, by which they find one another. */
import type { ServiceFacts } from '../../facts/service-facts.ts';

export interface Application {
  /** Of the project: its namespace, and the `part-of` of what belongs to it. */
  readonly name: string;
}

export interface PlacedService {
  readonly service: ServiceFacts;
  readonly application: Application;
}

/** Which pods are of the service. */
export function selectorOf({ service, application }: PlacedService) {
  return { 'app.kubernetes.io/name': service.name, 'app.kubernetes.io/part-of': application.name };
}

const components = { web: 'web', worker: 'worker', static: 'pages' } as const;

export function labelsOf(placed: PlacedService) {
  return { ...selectorOf(placed), 'app.kubernetes.io/component': components[placed.service.role] };
}

export function metadataOf(placed: PlacedService) {
  const { service, application } = placed;
  return { name: service.name, namespace: application.name, labels: labelsOf(placed) };
}

export const secretName = ({ name }: ServiceFacts): string => `${name}-secrets`;
export const configName = ({ name }: ServiceFacts): string => `${name}-config`;

/** The registry is the user's: kustomization.yaml says which. */
export function imageName({ service, application }: PlacedService): string {
  return `registry.example.com/${application.name}/${service.name}`;
}

/** Until a pipeline has pushed one. */
export const firstTag = '0.1.0';
