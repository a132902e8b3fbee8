/** Whether objects of Kubernetes find one another, and carry what the code of a service reads. */
import type { ServiceFacts } from '../facts/service-facts.ts';
import { isSecretName, variablesOf } from '../facts/variables.ts';
import { portOf } from '../files/image-names.ts';
import { isClear } from './compose-rules.ts';
import { answersTo, type Checked, type Finding, sayIn } from './finding.ts';
import { at, type KubernetesObject, listOf, mapOf, readObjects } from './kubernetes-text.ts';

interface Objects {
  readonly all: readonly KubernetesObject[];
  readonly checked: Checked;
}

export function checkKubernetes(checked: Checked): readonly Finding[] {
  const all = readObjects(checked.texts);
  const objects = { all, checked };
  return all.flatMap((object) => [
    ...checkSelector(object, objects),
    ...checkReferences(object, objects),
    ...checkClear(object),
    ...checkResources(object, checked),
    ...(object.kind === 'Deployment' || object.kind === 'StatefulSet' ? checkWorkload(object, objects) : []),
  ]);
}

/** Labels of pods, by the object that makes them. */
function podLabels(all: readonly KubernetesObject[]): readonly Readonly<Record<string, unknown>>[] {
  return all.flatMap(({ fields, kind }) =>
    kind === 'Pod'
      ? [mapOf(at(fields, 'metadata', 'labels'))]
      : [at(fields, 'spec', 'template'), at(fields, 'spec', 'jobTemplate', 'spec', 'template')]
          .filter((template) => template !== undefined)
          .map((template) => mapOf(at(template, 'metadata', 'labels'))),
  );
}

const selectors: Readonly<Record<string, readonly string[]>> = {
  Service: ['spec', 'selector'],
  NetworkPolicy: ['spec', 'podSelector', 'matchLabels'],
  PodDisruptionBudget: ['spec', 'selector', 'matchLabels'],
};

function checkSelector(object: KubernetesObject, { all }: Objects): readonly Finding[] {
  const { kind, name, fields, file, lineOf } = object;
  const own = ['spec', 'selector', 'matchLabels'];
  const isWorkload = kind === 'Deployment' || kind === 'StatefulSet' || kind === 'DaemonSet';
  const path = isWorkload ? own : selectors[kind];
  const wanted = Object.entries(mapOf(path === undefined ? undefined : at(fields, ...path)));
  if (path === undefined || wanted.length === 0) return [];
  const pods = isWorkload ? podLabels([object]) : podLabels(all);
  return pods.some((labels) => wanted.every(([key, value]) => labels[key] === value))
    ? []
    : [
        sayIn(file)(
          'selector-fits-none',
          lineOf(...path),
          `the selector of ${kind} ${name} fits the labels of no pod`,
        ),
      ];
}

interface Reference {
  readonly kind: string;
  readonly name: unknown;
  readonly path: readonly string[];
}

function referencesOf({ kind, fields }: KubernetesObject): readonly Reference[] {
  if (kind === 'HorizontalPodAutoscaler') {
    const target = mapOf(at(fields, 'spec', 'scaleTargetRef'));
    return [{ kind: String(target['kind']), name: target['name'], path: ['spec', 'scaleTargetRef'] }];
  }
  if (kind !== 'Ingress') return [];
  return listOf(at(fields, 'spec', 'rules')).flatMap((rule) =>
    listOf(at(rule, 'http', 'paths')).map((each) => ({
      kind: 'Service',
      name: at(each, 'backend', 'service', 'name'),
      path: ['spec', 'rules'],
    })),
  );
}

function checkReferences(object: KubernetesObject, { all }: Objects): readonly Finding[] {
  const say = sayIn(object.file);
  return referencesOf(object)
    .filter(({ kind, name }) => !all.some((each) => each.kind === kind && each.name === name))
    .map(({ kind, name, path }) =>
      say(
        'object-absent',
        object.lineOf(...path),
        `${object.kind} ${object.name} leads to ${kind} ${String(name)}, which is not there`,
      ),
    );
}

function checkClear({ kind, name, fields, file, lineOf }: KubernetesObject): readonly Finding[] {
  const say = sayIn(file);
  if (kind === 'Secret')
    return ['data', 'stringData']
      .filter((field) => Object.values(mapOf(fields[field])).some((value) => String(value).length > 0))
      .map((field) =>
        say('secret-in-clear', lineOf(field), `the Secret ${name} stands in the file for all to read`),
      );
  if (kind !== 'ConfigMap') return [];
  return Object.entries(mapOf(fields['data']))
    .filter(([key, value]) => String(value) !== '' && isClear(key, String(value)))
    .map(([key]) =>
      say('secret-in-clear', lineOf('data', key), `the value of ${key} stands in the ConfigMap ${name}`),
    );
}

function checkResources(
  { kind, fields, file, lineOf }: KubernetesObject,
  { texts }: Checked,
): readonly Finding[] {
  if (kind !== 'Kustomization') return [];
  const folder = file.slice(0, file.lastIndexOf('/'));
  return listOf(fields['resources'])
    .map(String)
    .filter((each) => /\.ya?ml$/.test(each) && !/^https?:|\.\./.test(each) && !texts.has(`${folder}/${each}`))
    .map((each) =>
      sayIn(file)(
        'object-absent',
        lineOf('resources'),
        `the kustomization lists ${each}, which is not there`,
      ),
    );
}

interface Workload extends Objects {
  readonly object: KubernetesObject;
  readonly container: Readonly<Record<string, unknown>>;
  readonly service: ServiceFacts;
}

function checkWorkload(object: KubernetesObject, { all, checked }: Objects): readonly Finding[] {
  const container = mapOf(listOf(at(object.fields, 'spec', 'template', 'spec', 'containers'))[0]);
  const rootFinding = checkRoot(object, container);
  const service = checked.services.find(({ name }) => name === object.name);
  if (service === undefined) return rootFinding;
  const workload = { object, container, service, all, checked };
  return [
    ...rootFinding,
    ...checkPorts(workload),
    ...checkProbes(workload),
    ...checkVariables(workload),
    ...checkEnvironment(workload),
    ...checkTargets(workload),
  ];
}

const containerPath = ['spec', 'template', 'spec', 'containers'] as const;

function checkRoot(
  { fields, file, name, lineOf }: KubernetesObject,
  container: Readonly<Record<string, unknown>>,
): readonly Finding[] {
  const pod = mapOf(at(fields, 'spec', 'template', 'spec', 'securityContext'));
  const own = mapOf(container['securityContext']);
  const settings = { ...pod, ...own };
  const isRoot = settings['runAsNonRoot'] !== true || settings['runAsUser'] === 0;
  return isRoot
    ? [sayIn(file)('runs-as-root', lineOf('spec', 'template', 'spec'), `the pod of ${name} may run as root`)]
    : [];
}

function containerPorts({ container }: Workload): readonly Readonly<Record<string, unknown>>[] {
  return listOf(container['ports']).map(mapOf);
}

function checkPorts(workload: Workload): readonly Finding[] {
  const { object, service } = workload;
  const say = sayIn(object.file);
  const port = portOf(service);
  const line = object.lineOf(...containerPath, 0, 'ports');
  const declared = containerPorts(workload).map((each) => Number(each['containerPort']));
  if (declared.length === 0) return [];
  if (service.role === 'worker')
    return [say('worker-with-port', line, `${service.name} is a worker and listens on no port`)];
  return port === undefined || declared.includes(port)
    ? []
    : [
        say(
          'port-other',
          line,
          `its container listens on ${declared.join(', ')}, and ${service.name} on ${port}`,
        ),
      ];
}

/** What a Service of the same pods sends requests to. */
function checkTargets(workload: Workload): readonly Finding[] {
  const { all, service } = workload;
  const declared = containerPorts(workload);
  const known = new Set(declared.flatMap((each) => [String(each['name']), String(each['containerPort'])]));
  return all
    .filter(({ kind, name }) => kind === 'Service' && name === service.name)
    .flatMap((each) => {
      if (service.role === 'worker')
        return [
          sayIn(each.file)(
            'worker-with-port',
            each.lineOf('spec'),
            `${service.name} is a worker and has a Service`,
          ),
        ];
      return listOf(at(each.fields, 'spec', 'ports'))
        .map((port) => String(at(port, 'targetPort') ?? at(port, 'port')))
        .filter((target) => !known.has(target))
        .map((target) =>
          sayIn(each.file)(
            'port-other',
            each.lineOf('spec', 'ports'),
            `the Service ${each.name} sends to port ${target}, which its pods do not have`,
          ),
        );
    });
}

const probes = ['startupProbe', 'readinessProbe', 'livenessProbe'];

function checkProbes(workload: Workload): readonly Finding[] {
  const { object, container, service, checked } = workload;
  const say = sayIn(object.file);
  const known = new Set(
    containerPorts(workload).flatMap((each) => [String(each['name']), String(each['containerPort'])]),
  );
  return probes.flatMap((probe) => {
    const question = at(container, probe, 'httpGet') ?? at(container, probe, 'tcpSocket');
    if (question === undefined) return [];
    const line = object.lineOf(...containerPath, 0, probe);
    if (service.role === 'worker')
      return [say('worker-with-port', line, `${service.name} is a worker and answers no request`)];
    const path = at(question, 'path');
    const port = String(at(question, 'port'));
    return [
      ...(typeof path === 'string' && !answersTo(checked.view, service, path)
        ? [say('health-absent', line, `its ${probe} asks ${path}, and ${service.name} has no such route`)]
        : []),
      ...(known.has(port)
        ? []
        : [say('port-other', line, `its ${probe} asks port ${port}, which the container does not have`)]),
    ];
  });
}

/** What the code decides by itself is named in a comment of the ConfigMap. */
function checkVariables({ object, service, all }: Workload): readonly Finding[] {
  const texts = [...new Set(all.map(({ text }) => text))].join('\n');
  return variablesOf(service)
    .filter(({ name }) => !words(texts).has(name))
    .map(({ name, place }) =>
      sayIn(object.file)(
        'variable-absent',
        object.lineOf(...containerPath),
        `${service.name} does not get ${name}, which ${place.file} reads`,
      ),
    );
}

const words = (text: string): ReadonlySet<string> => new Set(text.match(/\b[A-Za-z_]\w*\b/g) ?? []);

function checkEnvironment({ object, container, all }: Workload): readonly Finding[] {
  const say = sayIn(object.file);
  const absent = listOf(container['envFrom'])
    .map((each) => at(each, 'configMapRef', 'name'))
    .filter(
      (name) =>
        typeof name === 'string' && !all.some(({ kind, name: own }) => kind === 'ConfigMap' && own === name),
    )
    .map((name) =>
      say(
        'object-absent',
        object.lineOf(...containerPath, 0, 'envFrom'),
        `it reads the ConfigMap ${String(name)}, which is not there`,
      ),
    );
  const clear = listOf(container['env'])
    .map(mapOf)
    .filter(
      ({ name, value }) =>
        typeof value === 'string' &&
        value !== '' &&
        (isClear(String(name), value) || isSecretName(String(name))),
    )
    .map(({ name }) =>
      say(
        'secret-in-clear',
        object.lineOf(...containerPath, 0, 'env'),
        `the value of ${String(name)} stands in the file for all to read`,
      ),
    );
  return [...absent, ...clear];
}
