/**
 * YAML of a lock file, as texts, lists and maps. js-yaml, which package managers write them with, reads one twenty times
 * faster than the `yaml` of our settings; aliases stay one value, so that no bomb of them grows.
 */
import { FAILSAFE_SCHEMA, loadAll, YAMLException } from 'js-yaml';
import type { FileProblem } from './model.ts';

type YamlText =
  | { readonly value: unknown; readonly problem?: never }
  | { readonly value?: undefined; readonly problem: FileProblem };

/** The last document: pnpm keeps what it needs itself in one before. */
export function readLockYaml(file: string, text: string): YamlText {
  const documents: unknown[] = [];
  try {
    loadAll(text, (document) => documents.push(document), { schema: FAILSAFE_SCHEMA });
    return { value: documents.at(-1) };
  } catch (error) {
    if (error instanceof YAMLException) {
      return { problem: { file, line: error.mark.line + 1, message: `is not valid YAML: ${error.reason}` } };
    }
    if (error instanceof RangeError) return { problem: { file, message: 'is nested too deeply' } };
    throw error;
  }
}
