/** Versions of runtimes that pipelines set up. */
import type { ProjectFact } from '../model.ts';
import { mapsIn, type Path, type ReadPipeline, type YamlMap } from './pipeline-yaml.ts';

const setUps: readonly (readonly [RegExp, string, string])[] = [
  [/(?:^|\/)setup-node@/, 'node-version', 'node'],
  [/(?:^|\/)setup-python@/, 'python-version', 'python'],
  [/(?:^|\/)setup-uv@/, 'python-version', 'python'],
  [/(?:^|\/)setup-go@/, 'go-version', 'go'],
];

interface Asked {
  readonly runtime: string;
  readonly version: unknown;
  readonly path: Path;
}

export function pipelineVersions({ file, yaml }: ReadPipeline): readonly ProjectFact[] {
  const maps = [...mapsIn(yaml.value)];
  return maps
    .flatMap(([map, path]) => [
      ...setUpVersions(map, path).flatMap((asked) => ofMatrix(asked, maps)),
      ...matrixVersions(map, path),
      ...imageVersions(map, path),
      ...languageVersions(map, path),
    ])
    .filter(({ version }) => /^[\w.*^~><=/ -]{1,30}$/.test(String(version)))
    .map(({ runtime, version, path }) => ({
      kind: 'version',
      value: `${runtime}: ${version}`,
      rank: 'run',
      evidence: { file, line: yaml.lineOf(path) },
      scope: '.',
    }));
}

function setUpVersions({ uses, with: inputs }: YamlMap, path: Path): readonly Asked[] {
  return setUps.flatMap(([action, field, runtime]) => {
    const version: unknown = Object(inputs)[field];
    const isOne = typeof version === 'string' || typeof version === 'number';
    return typeof uses === 'string' && action.test(uses) && isOne
      ? String(version)
          .split('\n')
          .map((each) => ({ runtime, version: each.trim(), path: [...path, 'with', field] }))
      : [];
  });
}

type PlacedMap = readonly [YamlMap, Path];

/** `${{ matrix.node }}` stands for what the matrix lists under that name, and includes by itself. */
function ofMatrix(asked: Asked, maps: readonly PlacedMap[]): readonly Asked[] {
  const [, name] = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/.exec(String(asked.version)) ?? [];
  if (name === undefined) return [asked];
  const { runtime } = asked;
  return maps
    .filter(([, path]) => path.at(-1) === 'matrix')
    .flatMap(([map, path]) => [
      ...listOf(map[name]).map((version, index) => ({ runtime, version, path: [...path, name, index] })),
      ...listOf(map['include']).flatMap((each, index) => {
        const version: unknown = Object(each)[name];
        return version === undefined ? [] : [{ runtime, version, path: [...path, 'include', index, name] }];
      }),
    ]);
}

/** Of a matrix that names the runtime, whatever uses it. */
function matrixVersions(map: YamlMap, path: Path): readonly Asked[] {
  if (path.at(-1) !== 'matrix') return [];
  const fields = setUps.flatMap(([, field, runtime]) => [
    [field, runtime] as const,
    [runtime, runtime] as const,
  ]);
  return [...new Map(fields)].flatMap(([name, runtime]) =>
    listOf(map[name]).map((version, index) => ({ runtime, version, path: [...path, name, index] })),
  );
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Travis CI's `node_js: [20]`, `python: "3.12"`. */
function languageVersions(map: YamlMap, path: Path): readonly Asked[] {
  if (path.length > 0 || map['language'] === undefined) return [];
  return Object.entries({ node_js: 'node', python: 'python', go: 'go' }).flatMap(([field, runtime]) => {
    const value = map[field];
    const all = Array.isArray(value) ? value : value === undefined ? [] : [value];
    return all.map((version: unknown, index) => ({
      runtime,
      version,
      path: Array.isArray(value) ? [...path, field, index] : [...path, field],
    }));
  });
}

function imageVersions(map: YamlMap, path: Path): readonly Asked[] {
  const [, image = '', version] = /^(?:cimg\/)?(node|python|golang|go):(\d[\d.]*)/.exec(imageOf(map)) ?? [];
  return version === undefined
    ? []
    : [{ runtime: image.replace('golang', 'go'), version, path: [...path, 'image'] }];
}

function imageOf(map: YamlMap): string {
  const image = map['image'] ?? map['container'];
  if (typeof image === 'string') return image;
  const name = Object(image)['name'] ?? Object(image)['image'];
  return typeof name === 'string' ? name : '';
}
