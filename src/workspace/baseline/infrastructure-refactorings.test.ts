/** What people do to settings without mending them: comments, quotes, alignment, other names, another order. */
import { pick, type Refactoring, type SourceFile, withText } from './random-choice.test.ts';

const isYaml = ({ path }: SourceFile): boolean => /\.ya?ml$/.test(path);
const isTerraform = ({ path }: SourceFile): boolean => path.endsWith('.tf');
const isDockerfile = ({ path }: SourceFile): boolean => path.endsWith('Dockerfile');

/** Documents of Kubernetes and blocks of Terraform in another order. */
const swapParts: Refactoring = (file, random) => {
  const separator = isYaml(file) ? '---\n' : '\n';
  const parts = isYaml(file)
    ? file.text.split('---\n')
    : file.text
        .split(/\n{2,}(?=[\uE000-\uF8FF]*\w)/)
        .map((part) => (part.endsWith('\n') ? part : `${part}\n`));
  if (parts.length < 2 || isDockerfile(file)) return file;
  const [moved = ''] = parts.splice(Math.floor(random() * parts.length), 1);
  return withText(file, [...parts, moved].join(separator));
};

/** A comment of its own line before some lines; not within an instruction or a key in armour. */
const addComments: Refactoring = (file, random) => {
  let isArmour = false;
  const lines = file.text.split('\n').flatMap((line, at, all) => {
    const isInside = isArmour || /\\\r?$/.test(all[at - 1] ?? '');
    if (line.includes('-----')) isArmour = !isArmour;
    if (isInside || line.trim() === '' || random() < 0.8) return [line];
    const blanks = isDockerfile(file) ? '' : (/^ */.exec(line)?.[0] ?? '');
    return [`${blanks}# as agreed with operations`, line];
  });
  return withText(file, lines.join('\n'));
};

/** Quotes, alignment, broken lines. */
const layOut: Refactoring = (file) => {
  if (isYaml(file))
    return withText(file, file.text.replace(/\b(image|namespace|uses): (\S+)$/gm, '$1: "$2"'));
  if (isTerraform(file)) return withText(file, file.text.replace(/^( +\S+) = /gm, '$1      = '));
  if (isDockerfile(file)) return withText(file, file.text.replace(/ && /g, ' \\\n    && '));
  return file;
};

/** The resource, container or job has another name. */
const renameResource: Refactoring = (file, random) => {
  const names = isTerraform(file)
    ? [...file.text.matchAll(/^[\uE000-\uF8FF]*resource "\w+" "(\w+)"/gm)]
    : [...file.text.matchAll(/\bname: (\w+)$/gm)];
  const name = pick(names, random)?.[1];
  if (name === undefined) return file;
  const fresh = `${name}_of_shop`;
  return withText(
    file,
    isTerraform(file)
      ? file.text.replace(new RegExp(`\\b${name}\\b`, 'g'), fresh)
      : file.text.replace(new RegExp(`\\bname: ${name}$`, 'gm'), `name: ${fresh.replaceAll('_', '-')}`),
  );
};

/** A setting or an instruction more, between others. */
const addSettings: Refactoring = (file, random) => {
  const added = isDockerfile(file) ? 'LABEL team="shop"' : 'UNRELATED_SETTING=1';
  if (!isDockerfile(file) && !file.path.endsWith('.env')) return file;
  const lines = file.text.split('\n').flatMap((line, at, all) => {
    const isFree = at > 0 && /^[A-Z_\uE000-\uF8FF]+[ =]/.test(line) && !/\\$/.test(all[at - 1] ?? '');
    return isFree && random() < 0.3 ? [added, line] : [line];
  });
  return withText(file, lines.join('\n'));
};

/** Keeps what tells the tools what kind of file it is. */
const renameSettingsFile: Refactoring = (file, random) => {
  const folder = pick(['deploy/', 'ops/deep/', ''], random) ?? '';
  const name = file.path.replace(/.*\//, '');
  if (file.path.startsWith('.github/')) return { ...file, path: `.github/workflows/renamed-${name}` };
  return { ...file, path: `${folder}${isDockerfile(file) ? 'app/' : 'renamed-'}${name}` };
};

export const ofSettings: readonly Refactoring[] = [
  swapParts,
  addComments,
  layOut,
  renameResource,
  addSettings,
  renameSettingsFile,
];
