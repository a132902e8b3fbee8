/**
 * Objects of Kubernetes against the schemas of its API. Those allow what they do not know: here a key that the schema never
 * looked at is a fault, too.
 */
import { parseAllDocuments } from 'yaml';

type Validate = ((data: unknown) => boolean) & { readonly errors?: readonly SchemaError[] | null };

interface SchemaError {
  readonly instancePath: string;
  readonly message?: string;
  readonly keyword: string;
}

const schemas: Readonly<Record<string, string>> = {
  'v1/Namespace': 'IoK8sApiCoreV1Namespace',
  'v1/ServiceAccount': 'IoK8sApiCoreV1ServiceAccount',
  'v1/ConfigMap': 'IoK8sApiCoreV1ConfigMap',
  'v1/Service': 'IoK8sApiCoreV1Service',
  'apps/v1/Deployment': 'IoK8sApiAppsV1Deployment',
  'batch/v1/Job': 'IoK8sApiBatchV1Job',
  'networking.k8s.io/v1/Ingress': 'IoK8sApiNetworkingV1Ingress',
  'networking.k8s.io/v1/NetworkPolicy': 'IoK8sApiNetworkingV1NetworkPolicy',
  'autoscaling/v2/HorizontalPodAutoscaler': 'IoK8sApiAutoscalingV2HorizontalPodAutoscaler',
  'policy/v1/PodDisruptionBudget': 'IoK8sApiPolicyV1PodDisruptionBudget',
};

/** What is wrong with the objects of a file; a kind that is not known here is a fault. */
export async function checkKubernetes(text: string): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const document of parseAllDocuments(text)) {
    const value: unknown = document.toJS();
    const { apiVersion, kind } = Object(value) as { readonly apiVersion?: string; readonly kind?: string };
    const name = `${apiVersion}/${kind}`;
    const schema = schemas[name];
    if (schema === undefined) problems.push(`${name} is not known`);
    else problems.push(...(await checkObject(schema, value)).map((problem) => `${name}: ${problem}`));
  }
  return problems;
}

async function checkObject(schema: string, value: unknown): Promise<readonly string[]> {
  const { validate } = (await import(`kubernetes-models/_schemas/${schema}`)) as {
    readonly validate: Validate;
  };
  const unseen = new Set<string>();
  const watched = watch(value, { path: '', unseen });
  if (!validate(watched)) {
    return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} fails ${keyword}`);
  }
  return [...unseen].map((path) => `${path} is no key of it`);
}

interface Watched {
  readonly path: string;
  /** Paths of keys that nothing has asked for so far. */
  readonly unseen: Set<string>;
}

function watch(value: unknown, { path, unseen }: Watched): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const at = (key: string) => `${path}/${key}`;
  const isList = Array.isArray(value);
  const children = new Map(
    Object.entries(value).map(([key, inner]) => [key, watch(inner, { path: at(key), unseen })] as const),
  );
  if (!isList) for (const key of children.keys()) unseen.add(at(key));
  return new Proxy(value, {
    get: (target, key, receiver) => {
      if (typeof key !== 'string' || !children.has(key)) return Reflect.get(target, key, receiver);
      unseen.delete(at(key));
      return children.get(key);
    },
    // Of a map whose keys are free, each is looked at.
    ownKeys: (target) => {
      for (const key of children.keys()) unseen.delete(at(key));
      return Reflect.ownKeys(target);
    },
  });
}
