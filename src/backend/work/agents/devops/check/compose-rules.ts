/** Whether services of a Compose file find one another, and have what their code reads. */

import { dataServiceNames } from '../facts/data-services.ts';
import { kindOfImage } from '../facts/find-needs.ts';
import { relativeTo } from '../facts/project-files.ts';
import type { ServiceFacts } from '../facts/service-facts.ts';
import { isSecretName, variablesOf } from '../facts/variables.ts';
import { imageFiles } from '../files/dockerfile.ts';
import { portOf } from '../files/image-names.ts';
import { type ComposedService, composeServices, namesIn } from './compose-text.ts';
import { answersTo, type Checked, type Finding, sayIn } from './finding.ts';
import { questionIn } from './run-rules.ts';
import { lineOf, whyNoStart } from './start-words.ts';

export function checkCompose(checked: Checked): readonly Finding[] {
  const all = composeServices(checked.texts);
  const images = new Map([...imageFiles(checked.services)].map(([name, file]) => [file, name]));
  return [...Map.groupBy(all, ({ file }) => file).values()].flatMap((services) =>
    services.flatMap((composed) => {
      const name = composed.build === undefined ? undefined : images.get(composed.build.dockerfile);
      const service =
        checked.services.find((each) => each.name === composed.name && composed.build !== undefined) ??
        checked.services.find((each) => each.name === name);
      const at = { composed, services, checked, service };
      return [
        ...checkLinks(at),
        ...checkBuild(at),
        ...checkSecrets(at),
        ...(service === undefined ? [] : checkService({ ...at, service })),
      ];
    }),
  );
}

interface Composing {
  readonly composed: ComposedService;
  /** Of the same file. */
  readonly services: readonly ComposedService[];
  readonly checked: Checked;
}

/** An override is laid over a file that has what it lacks. */
const isOverride = (file: string): boolean => /override|\.(?:dev|prod|test|local)\./.test(file);

function checkLinks({ composed, services }: Composing): readonly Finding[] {
  const say = sayIn(composed.file);
  const names = new Set(services.map(({ name }) => name));
  const wanted = composed.fields['depends_on'];
  const absent = namesIn(wanted).filter((name) => !names.has(name) && !isOverride(composed.file));
  const unasked = namesIn(wanted).filter((name) => {
    const waits = Object(Object(wanted)[name])['condition'] === 'service_healthy';
    const other = services.find((each) => each.name === name);
    return (
      waits && other !== undefined && other.build === undefined && other.fields['healthcheck'] === undefined
    );
  });
  const volumes = new Set(namesIn(Object(composed.yaml.value)['volumes']));
  const mounts = namesIn(composed.fields['volumes']).flatMap(
    (each) => /^([A-Za-z][\w-]*):/.exec(each)?.[1] ?? [],
  );
  return [
    ...absent.map((name) =>
      say(
        'service-absent',
        composed.lineOf('depends_on'),
        `${composed.name} waits for ${name}, which the file does not have`,
      ),
    ),
    ...unasked.map((name) =>
      say(
        'health-absent',
        composed.lineOf('depends_on'),
        `${composed.name} waits until ${name} is healthy, and nothing asks that of ${name}`,
      ),
    ),
    ...mounts
      .filter((name) => !volumes.has(name))
      .map((name) =>
        say(
          'volume-absent',
          composed.lineOf('volumes'),
          `the volume ${name} of ${composed.name} is not declared`,
        ),
      ),
    ...checkHosts(composed, names),
  ];
}

/** Addresses in the network of the file: `@postgres:5432`, `redis://cache:6379`. */
function checkHosts(composed: ComposedService, names: ReadonlySet<string>): readonly Finding[] {
  const say = sayIn(composed.file);
  return [...composed.environment].flatMap(([name, value]) => {
    const [, host] =
      /:\/\/(?:[^@/\s]*@)?([a-z][\w-]*):\d+/i.exec(
        (value ?? '').replaceAll(/\$\{(\w+)(?::\?[^}]*)?\}/g, 'x'),
      ) ?? [];
    const isLocal =
      host === undefined ||
      /^(?:localhost|host|x)$/.test(host) ||
      names.has(host) ||
      isOverride(composed.file);
    return isLocal
      ? []
      : [
          say(
            'service-absent',
            composed.lineOf('environment', name),
            `${name} of ${composed.name} leads to ${host}, which the file does not have`,
          ),
        ];
  });
}

function checkBuild({ composed, checked: { texts, view } }: Composing): readonly Finding[] {
  const { build } = composed;
  if (build === undefined || texts.has(build.dockerfile) || view.files.has(build.dockerfile)) return [];
  return [
    sayIn(composed.file)(
      'image-absent',
      composed.lineOf('build'),
      `${composed.name} is built from ${build.dockerfile}, which is not there`,
    ),
  ];
}

/** A value that stands there itself; what is asked of the environment may have a default of development in it. */
function checkSecrets({ composed }: Composing): readonly Finding[] {
  const say = sayIn(composed.file);
  return [...composed.environment]
    .filter(([name, value]) => value !== null && value !== '' && isClear(name, value))
    .map(([name]) =>
      say(
        'secret-in-clear',
        composed.lineOf('environment', name),
        `the value of ${name} stands in the file for all to read`,
      ),
    );
}

export function isClear(name: string, value: string): boolean {
  const hasPassword = /:\/\/[^:/\s]+:(?!\$)[^@\s$]+@/.test(value) && !value.startsWith('${');
  const isSwitch = /^(?:yes|no|true|false|0|1)$/i.test(value);
  return hasPassword || (isSecretName(name) && !value.includes('$') && !/_FILE$/.test(name) && !isSwitch);
}

interface ComposingService extends Composing {
  readonly service: ServiceFacts;
}

function checkService(at: ComposingService): readonly Finding[] {
  return [
    ...checkVariables(at),
    ...checkPort(at),
    ...checkNeeds(at),
    ...checkQuestion(at),
    ...checkCommand(at),
  ];
}

const mostMissing = 20;

/** Those that its image, or a file beside it, may give are not missed. */
function checkVariables({ composed, service }: ComposingService): readonly Finding[] {
  if (composed.fields['env_file'] !== undefined || isOverride(composed.file)) return [];
  const missing = variablesOf(service).filter(
    ({ name }) => name !== 'PORT' && !composed.environment.has(name),
  );
  return missing
    .slice(0, mostMissing)
    .map(({ name, place }) =>
      sayIn(composed.file)(
        'variable-absent',
        composed.lineOf('environment'),
        `${composed.name} does not get ${name}, which ${relativeTo('.', place.file)} reads`,
      ),
    );
}

/** Pages of another image are served by any server, which has a port of its own. */
function isOwnImage({ build }: ComposedService, texts: Checked['texts']): boolean {
  return texts.get(build?.dockerfile ?? '')?.includes('nginx-unprivileged') === true;
}

function checkPort({ composed, service, checked: { texts } }: ComposingService): readonly Finding[] {
  const say = sayIn(composed.file);
  const published = composed.fields['ports'];
  if (!Array.isArray(published) || published.length === 0) return [];
  if (service.role === 'static' && !isOwnImage(composed, texts)) return [];
  const port = portOf(service);
  const line = composed.lineOf('ports');
  if (service.role === 'worker')
    return [say('worker-with-port', line, `${composed.name} is a worker and listens on no port`)];
  const inside = published.map((each: unknown) =>
    typeof each === 'object'
      ? String(Object(each)['target'])
      : (String(each).split(':').at(-1) ?? '').replace(/\/.*$/, ''),
  );
  return port === undefined || inside.some((each) => Number(each) === port || each.includes('$'))
    ? []
    : [
        say(
          'port-other',
          line,
          `${composed.name} is reached on ${inside.join(', ')}, and listens on ${port}`,
        ),
      ];
}

function checkNeeds({ composed, services, service }: ComposingService): readonly Finding[] {
  if (isOverride(composed.file)) return [];
  const kinds = new Set(services.flatMap(({ image }) => kindOfImage(image ?? '') ?? []));
  return service.needs
    .filter(({ kind }) => !kinds.has(kind))
    .map(({ kind }) =>
      sayIn(composed.file)(
        'database-absent',
        composed.lineOf(),
        `${composed.name} needs ${dataServiceNames[kind]}, and no service of the file is one`,
      ),
    );
}

function checkQuestion({ composed, service, checked: { view } }: ComposingService): readonly Finding[] {
  const test: unknown = Object(composed.fields['healthcheck'])['test'];
  const question = questionIn(Array.isArray(test) ? test.join(' ') : String(test ?? ''));
  const line = composed.lineOf('healthcheck');
  const say = sayIn(composed.file);
  if (question === undefined) return [];
  if (service.role === 'worker')
    return [say('worker-with-port', line, `${composed.name} is a worker and answers no request`)];
  const port = portOf(service);
  if (port !== undefined && question.port !== port)
    return [
      say(
        'port-other',
        line,
        `its health is asked on ${question.port}, and ${composed.name} listens on ${port}`,
      ),
    ];
  return question.path === undefined || answersTo(view, service, question.path)
    ? []
    : [
        say(
          'health-absent',
          line,
          `its health is asked at ${question.path}, and ${composed.name} has no such route`,
        ),
      ];
}

function checkCommand({ composed, service, checked: { view } }: ComposingService): readonly Finding[] {
  const { command } = composed.fields;
  if (command === undefined || command === null) return [];
  const words = Array.isArray(command) ? command.map(String) : String(command).split(/\s+/);
  const why = whyNoStart(words, { service, view });
  return why === undefined
    ? []
    : [
        sayIn(composed.file)(
          'start-absent',
          composed.lineOf('command'),
          `${composed.name} starts ${lineOf(words)}, and ${why}`,
        ),
      ];
}
