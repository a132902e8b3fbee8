/** The licence that a manifest names: read as what it is, so that a manifest on one line says it, too. */
import { Field, Problems } from '../dependencies/fields.ts';
import { parseJson } from '../dependencies/json-text.ts';
import { readToml } from '../dependencies/toml-text.ts';

/** By the name of the manifest, where in it a licence may be named. */
const places: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'package.json': [['license'], ['licence'], ['licenses']],
  'composer.json': [['license']],
  'pyproject.toml': [
    ['project', 'license'],
    ['project', 'license-files'],
    ['tool', 'poetry', 'license'],
  ],
  'Cargo.toml': [
    ['package', 'license'],
    ['package', 'license-file'],
    ['workspace', 'package', 'license'],
  ],
};

export function isLicensedManifest(file: string): boolean {
  return Object.hasOwn(places, file);
}

/** Whether a manifest of this name, with this text, says under which licence the project is. */
export function namesLicence(file: string, text: string): boolean {
  const value = file.endsWith('.json') ? parseJson(text) : readToml(file, text).value;
  const top = new Field(value, new Problems(file));
  return (places[file] ?? []).some((path) => {
    const { value: named } = path.reduce((at, step) => at.at(step), top);
    return named !== undefined && named !== null && named !== '';
  });
}
