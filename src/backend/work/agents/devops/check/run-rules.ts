/** Whether an image starts and is reached: its command, its port and the question about its health. */

import type { FactView } from '../facts/fact-view.ts';
import type { ServiceFacts } from '../facts/service-facts.ts';
import { portOf } from '../files/image-names.ts';
import { type Instruction, type Stage, wordsOf } from './dockerfile-text.ts';
import { answersTo, type Checked, type Finding, type Say, sayIn } from './finding.ts';
import type { ImagePlace } from './image-place.ts';
import { lineOf, whyNoStart } from './start-words.ts';

export function checkRun({ file, stages, service }: ImagePlace, checked: Checked): readonly Finding[] {
  const last = stages.at(-1);
  if (last === undefined || service === undefined) return [];
  const running = { stage: last, service, checked, say: sayIn(file) };
  return [...checkStart(running), ...checkPorts(running), ...checkHealth(running), ...checkBinary(running)];
}

interface Running {
  readonly stage: Stage;
  readonly service: ServiceFacts;
  readonly checked: Checked;
  readonly say: Say;
}

const find = ({ instructions }: Stage, keyword: string): Instruction | undefined =>
  instructions.findLast((each) => each.keyword === keyword);

/** Images that bring a server have a command of their own. */
const servers = /nginx|caddy|httpd|apache/;

function checkStart({ stage, service, checked: { view }, say }: Running): readonly Finding[] {
  const command = find(stage, 'CMD') ?? find(stage, 'ENTRYPOINT');
  if (command === undefined)
    return servers.test(stage.image)
      ? []
      : [say('start-absent', stage.line, 'nothing says what the image starts')];
  if (find(stage, 'ENTRYPOINT') !== undefined && find(stage, 'CMD') !== undefined) return [];
  const why = whyNoStart(wordsOf(command.words), { service, view }) ?? whyNoServer(service, view);
  return why === undefined
    ? []
    : [say('start-absent', command.line, `it starts ${lineOf(wordsOf(command.words))}, and ${why}`)];
}

/** A server that is started by what its code is, and that no manifest asks for. */
function whyNoServer({ start, runtime, folder }: ServiceFacts, view: FactView): string | undefined {
  const [, server] = /^(uvicorn|gunicorn|hypercorn|daphne)\b/.exec(start?.value ?? '') ?? [];
  const isInferred = runtime === 'python' && start?.place.file.endsWith('.py') === true;
  return server === undefined || !isInferred || view.values('server', folder).has(server)
    ? undefined
    : `no manifest asks for ${server}`;
}

/** A program of Go is what a stage before has built. */
function checkBinary({ stage, service, say }: Running): readonly Finding[] {
  const command = find(stage, 'CMD') ?? find(stage, 'ENTRYPOINT');
  const [program = ''] = command === undefined ? [] : wordsOf(command.words);
  if (service.runtime !== 'go' || command === undefined || /^(?:sh|\/bin\/sh)$/.test(program)) return [];
  const name = program.split('/').at(-1) ?? '';
  const isThere = stage.instructions.some(
    ({ keyword, words }) =>
      keyword === 'COPY' && wordsOf(words).some((word) => word.split('/').at(-1) === name),
  );
  return isThere
    ? []
    : [say('start-absent', command.line, `it starts ${program}, and nothing copies that into the image`)];
}

const asked =
  /https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]):(\d{2,5})([^\s'"`,)|]*)|(?:connect\(|create_connection\(\(\s*'[\d.]+',\s*|nc -z \S+ |"nc", "-z", "[\d.]+", ")(\d{2,5})/;

interface Question {
  readonly port: number;
  readonly path: string | undefined;
}

/** Of a line that asks a service on its own machine. */
export function questionIn(line: string): Question | undefined {
  const [, port, path, socket] = asked.exec(line) ?? [];
  const number = Number(port ?? socket);
  return port === undefined && socket === undefined
    ? undefined
    : { port: number, path: path === '' ? undefined : path };
}

const inLine = /(?:0\.0\.0\.0:|\[::\]:|--port[ =]|-p |--bind[ =]:|-b :)(\d{2,5})\b/g;

function checkPorts({ stage, service, say }: Running): readonly Finding[] {
  // Pages may be served by any server, which has a port of its own.
  if (service.role === 'static' && !stage.image.includes('unprivileged')) return [];
  const port = portOf(service);
  const exposed = find(stage, 'EXPOSE');
  if (port === undefined)
    return exposed !== undefined && service.role === 'worker'
      ? [say('worker-with-port', exposed.line, `${service.name} is a worker and listens on no port`)]
      : [];
  return saidPorts(stage)
    .filter(({ ports }) => !ports.includes(port))
    .map(({ line, ports, what }) =>
      say('port-other', line, `${what} ${ports.join(', ')}, and ${service.name} listens on ${port}`),
    );
}

interface SaidPorts {
  readonly line: number;
  readonly what: string;
  readonly ports: readonly number[];
}

function saidPorts(stage: Stage): readonly SaidPorts[] {
  const command = find(stage, 'CMD');
  const line = command === undefined ? '' : lineOf(wordsOf(command.words));
  const said = stage.instructions.flatMap((each): SaidPorts[] => {
    const { keyword, words } = each;
    if (keyword === 'EXPOSE')
      return [{ line: each.line, what: 'it exposes', ports: numbersIn(words, /\b(\d{2,5})\b/g) }];
    if (keyword === 'ENV')
      return [{ line: each.line, what: 'PORT is', ports: numbersIn(words, /\bPORT[= ]["']?(\d{2,5})/g) }];
    return each === command
      ? [{ line: each.line, what: 'it starts on', ports: numbersIn(line, inLine).slice(0, 1) }]
      : [];
  });
  return said.filter(({ ports }) => ports.length > 0);
}

const numbersIn = (text: string, pattern: RegExp): readonly number[] =>
  [...text.matchAll(pattern)].map(([, port]) => Number(port));

function checkHealth({ stage, service, checked: { view }, say }: Running): readonly Finding[] {
  const health = find(stage, 'HEALTHCHECK');
  const question = health === undefined ? undefined : questionIn(health.words);
  if (health === undefined || question === undefined) return [];
  if (service.role === 'worker')
    return [say('worker-with-port', health.line, `${service.name} is a worker and answers no request`)];
  const port = portOf(service);
  const { path } = question;
  return [
    ...(port !== undefined && question.port !== port
      ? [
          say(
            'port-other',
            health.line,
            `its health is asked on ${question.port}, and ${service.name} listens on ${port}`,
          ),
        ]
      : []),
    ...(path !== undefined && !answersTo(view, service, path)
      ? [
          say(
            'health-absent',
            health.line,
            `its health is asked at ${path}, and ${service.name} has no such route`,
          ),
        ]
      : []),
  ];
}
