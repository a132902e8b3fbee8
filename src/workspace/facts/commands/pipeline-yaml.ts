/** Files of pipelines as YAML, and where things stand in them. */
import type { YamlFile } from '../../yaml-file.ts';

export type YamlMap = Readonly<Record<string, unknown>>;

export type Path = readonly (string | number)[];

/** All maps of a file, each with where it stands. */
export function* mapsIn(value: unknown, path: Path = []): Generator<readonly [YamlMap, Path]> {
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* mapsIn(each, [...path, index]);
  } else if (typeof value === 'object' && value !== null) {
    const map: YamlMap = { ...value };
    yield [map, path];
    for (const [key, each] of Object.entries(map)) yield* mapsIn(each, [...path, key]);
  }
}

export interface ReadPipeline {
  readonly file: string;
  readonly text: string;
  readonly yaml: YamlFile;
}

/** Line of the first place from that line on which holds the words. */
export function lineBelow(text: string, from: number, words: string): number {
  const lines = text.split('\n');
  const start = words.slice(0, 40);
  const at = lines.findIndex((line, index) => index >= from - 1 && line.includes(start));
  return at === -1 ? from : at + 1;
}
