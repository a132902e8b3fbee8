/** Services of Compose files, and processes of Procfiles: what runs beside what. */
import { readYaml } from '../../yaml-file.ts';
import type { ProjectFact } from '../model.ts';
import { folderOf, isProduct, type ReadTree } from '../tree.ts';

const composeFile = /(?:^|\/)(?:docker-)?compose(?:[.-][\w-]+)*\.ya?ml$/;

export async function serviceFacts(tree: ReadTree): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.matching(composeFile).filter(isProduct))
    found.push(...readCompose(file, (await tree.read(file)) ?? ''));
  for (const file of tree.matching(/(?:^|\/)Procfile(?:\.\w+)?$/))
    found.push(...readProcfile(file, (await tree.read(file)) ?? ''));
  return found;
}

function readCompose(file: string, text: string): readonly ProjectFact[] {
  const { value, lineOf } = readYaml(withoutAnchors(text));
  const services: Readonly<Record<string, unknown>> = Object(Object(value)['services'] ?? {});
  return Object.entries(services).flatMap(([name, service]): ProjectFact[] => {
    const { image, command, ports } = Object(service) as Readonly<Record<string, unknown>>;
    const at = (field?: string) => ({
      file,
      line: lineOf(['services', name, ...(field === undefined ? [] : [field])]),
    });
    const base = { rank: 'run', scope: folderOf(file) } as const;
    const line = commandOf(command);
    const isOwn = typeof image !== 'string' || 'build' in Object(service);
    const [, runtime, version] =
      /^(?:docker\.io\/)?(?:library\/)?(node|python|golang):v?(\d[\d.]*)/.exec(String(image)) ?? [];
    return [
      { kind: 'service', value: isOwn ? name : `${name} (${image})`, evidence: at(), ...base },
      ...(isOwn && line !== undefined && !line.startsWith('-')
        ? [{ kind: 'start' as const, value: line, evidence: at('command'), ...base }]
        : []),
      ...(version === undefined
        ? []
        : [
            {
              kind: 'version' as const,
              value: `${runtime === 'golang' ? 'go' : runtime}: ${version}`,
              evidence: at('image'),
              ...base,
            },
          ]),
      ...portsOf(ports).map((port) => ({
        kind: 'port' as const,
        value: isOwn ? port : `${port} (${name})`,
        evidence: at('ports'),
        ...base,
      })),
    ];
  });
}

/** The reader refuses aliases: a few lines of them can stand for gigabytes. Their own fields show nothing here. */
function withoutAnchors(text: string): string {
  return text
    .replaceAll(/^(\s*)<<:.*$/gm, '$1x-merged: true')
    .replaceAll(/:[ \t]+&[\w-]+/g, ':')
    .replaceAll(/([:-])[ \t]+\*[\w-]+/g, '$1 null');
}

function commandOf(command: unknown): string | undefined {
  if (typeof command === 'string') return command.replaceAll(/\s+/g, ' ').trim() || undefined;
  return Array.isArray(command) ? command.map(String).join(' ') : undefined;
}

/** Those inside of the container, and those that the machine has for them: `127.0.0.1:8080:80/tcp`. */
function portsOf(ports: unknown): readonly string[] {
  if (!Array.isArray(ports)) return [];
  const all = ports.flatMap((each: unknown) => {
    const said =
      typeof each === 'object'
        ? [Object(each)['published'], Object(each)['target']]
        : String(each).replace('/tcp', '').split(':');
    return said.map(String).filter((part) => /^\d{2,5}$/.test(part));
  });
  return [...new Set(all)];
}

function readProcfile(file: string, text: string): readonly ProjectFact[] {
  return text.split('\n').flatMap((line, index): ProjectFact[] => {
    const [, name, command] = /^([\w-]+):\s*(\S.*)$/.exec(line.trim()) ?? [];
    if (name === undefined || command === undefined) return [];
    const base = { rank: 'run', evidence: { file, line: index + 1 }, scope: folderOf(file) } as const;
    const kind = name === 'release' ? 'migrate' : 'start';
    return [
      { kind: 'service', value: name, ...base },
      { kind, value: command, ...base },
    ];
  });
}
