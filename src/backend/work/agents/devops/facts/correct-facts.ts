/** Facts that the user says, in place of those that files say: `api.port = 8080`. */
import escapeStringRegexp from 'escape-string-regexp';
import { AgentError } from '../../agent.ts';
import { commandOfLine } from './command-line.ts';
import type { Known, Place, ProjectFacts, ServiceFacts } from './service-facts.ts';

/** In the report's column *Said by*. */
const you: Place = { file: 'you' };
const most = 200;

const known = <Value>(value: Value): Known<Value> => ({ value, place: you });

interface Fact {
  readonly what: string;
  read(value: string): Partial<ServiceFacts> | undefined;
}

const facts: Readonly<Record<string, Fact>> = {
  port: {
    what: 'a port from 1 to 65535',
    read: (value) => {
      const port = Number(value);
      return /^\d{1,5}$/.test(value) && port >= 1 && port <= 65_535 ? { port: known(port) } : undefined;
    },
  },
  health: {
    what: 'a path such as /healthz',
    read: (value) => (/^\/[\w./~-]*$/.test(value) ? { health: known(value) } : undefined),
  },
  start: {
    what: 'a command in one line',
    read: (value) => ({ start: known(value), command: commandOfLine(value) }),
  },
  migrate: {
    what: 'a command in one line',
    read: (value) => ({ migrate: known(value), migrateCommand: commandOfLine(value) }),
  },
  build: { what: 'a command in one line', read: (value) => ({ build: known(value) }) },
  version: {
    what: 'a version such as 22 or 3.12',
    read: (value) => (/^\d{1,3}(?:\.\d{1,3}){0,2}$/.test(value) ? { version: known(value) } : undefined),
  },
};

/** Throws an AgentError that names the line which is not understood. */
export function correctFacts(project: ProjectFacts, lines: readonly string[]): ProjectFacts {
  let { services } = project;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const said = readLine(line, { services, number: at + 1 });
    services = services.map((service) =>
      service.name === said.service ? { ...service, ...said.change } : service,
    );
  }
  // What was asked for is answered now.
  const isAnswered = (sentence: string) =>
    lines.some((line) => {
      const [service = '', fact = ''] = line.split('=')[0]?.trim().split('.') ?? [];
      return (
        sentence.startsWith(`${service}:`) &&
        new RegExp(`\\b${escapeStringRegexp(fact)}\\b`, 'i').test(sentence)
      );
    });
  return { ...project, services, unknown: project.unknown.filter((sentence) => !isAnswered(sentence)) };
}

interface Reading {
  readonly services: readonly ServiceFacts[];
  /** From 1. */
  readonly number: number;
}

function readLine(line: string, { services, number }: Reading) {
  const refuse = (why: string): never => {
    throw new AgentError('settings_wrong', `Facts, line ${number}: ${why}.`);
  };
  const [, service = '', name = '', value = ''] = /^\s*([\w-]+)\.(\w+)\s*=\s*(\S.*?)\s*$/.exec(line) ?? [];
  if (value === '') return refuse(`write it as "api.port = 8080", not "${line.trim().slice(0, 80)}"`);
  if (services.every((each) => each.name !== service))
    return refuse(
      `there is no service ${service}. There are: ${services.map((each) => each.name).join(', ') || 'none'}`,
    );
  const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (fact === undefined)
    return refuse(`there is no fact ${name}. There are: ${Object.keys(facts).join(', ')}`);
  const change = value.length > most || /[\p{Cc}\u2028\u2029]/u.test(value) ? undefined : fact.read(value);
  return change === undefined ? refuse(`${name} must be ${fact.what}`) : { service, change };
}
