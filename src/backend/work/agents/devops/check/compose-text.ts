/** Services of Compose files, with their lines. */
import path from 'node:path';
import { readYaml, type YamlFile } from '../../../../../workspace/yaml-file.ts';

export interface ComposedService {
  readonly file: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly image: string | undefined;
  readonly build: { readonly context: string; readonly dockerfile: string } | undefined;
  /** By name; null where it is passed on from outside. */
  readonly environment: ReadonlyMap<string, string | null>;
  readonly yaml: YamlFile;
  lineOf(...fields: readonly string[]): number;
}

export const isCompose = (file: string): boolean =>
  /(?:^|\/)(?:docker-)?compose(?:[.-][\w-]+)*\.ya?ml$/.test(file);

export function composeServices(texts: ReadonlyMap<string, string>): readonly ComposedService[] {
  return [...texts].filter(([file]) => isCompose(file)).flatMap(([file, text]) => readServices(file, text));
}

function readServices(file: string, text: string): readonly ComposedService[] {
  const yaml = readYaml(text);
  const services: Readonly<Record<string, unknown>> = Object(Object(yaml.value)['services'] ?? {});
  return Object.entries(services).map(([name, service]) => {
    const fields: Readonly<Record<string, unknown>> = Object(service);
    const image = fields['image'];
    return {
      file,
      name,
      fields,
      image: typeof image === 'string' ? image : undefined,
      build: buildOf(file, fields['build']),
      environment: environmentOf(fields['environment']),
      yaml,
      lineOf: (...at) => yaml.lineOf(['services', name, ...at]),
    };
  });
}

function buildOf(file: string, build: unknown): ComposedService['build'] {
  if (build === undefined || build === null) return undefined;
  const given = typeof build === 'string' ? { context: build } : Object(build);
  const from = typeof given['context'] === 'string' ? given['context'] : '.';
  const context = path.posix.join(path.posix.dirname(file), from).replace(/\/$/, '') || '.';
  const name = typeof given['dockerfile'] === 'string' ? given['dockerfile'] : 'Dockerfile';
  return { context, dockerfile: path.posix.join(context, name) };
}

function environmentOf(value: unknown): ReadonlyMap<string, string | null> {
  if (Array.isArray(value))
    return new Map(
      value.map(String).map((line) => {
        const at = line.indexOf('=');
        return at < 0 ? [line, null] : [line.slice(0, at), line.slice(at + 1)];
      }),
    );
  return new Map(
    Object.entries(Object(value ?? {})).map(([name, each]) => [name, each === null ? null : String(each)]),
  );
}

/** Its own names, whatever form they are written in. */
export function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return Object.keys(Object(value ?? {}));
}
