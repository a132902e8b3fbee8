/**
 * Writes what `vireo stack` knows: the technologies of src/workspace/stack/rules, and Linguist's languages with how each
 * writes comments. With `--check` it ends with 1 when a rule is not well formed or a file differs.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ruleFileSchema } from '../../src/workspace/stack/rules/rule-schema.ts';
import { readYaml } from '../../src/workspace/yaml-file.ts';
import { runMain, ScriptError } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { renderLanguages } from './stack-data/languages.ts';
import { compileTechnologies, type RuleFile, renderTechnologies } from './stack-data/technologies.ts';

const folder = 'src/workspace/stack';

/** The rules of a clone; throws with the line of what is wrong. */
export function readTechnologyFiles(root: string): readonly RuleFile[] {
  return globSync(`${folder}/rules/*.yml`, { cwd: root })
    .sort()
    .filter((file) => path.basename(file) !== 'examples.yml')
    .map((file) => {
      const yaml = readYaml(readFileSync(path.join(root, file), 'utf8'));
      const [fault] = yaml.problems;
      if (fault !== undefined) throw new ScriptError(`${file}:${fault.line}: ${fault.message}`);
      const parsed = ruleFileSchema.safeParse(yaml.value);
      if (parsed.success)
        return { ...parsed.data, lineOf: (id) => `${file}:${yaml.lineOf(['technologies', id])}` };
      const words = parsed.error.issues.map(
        (issue) => `${file}:${yaml.lineOf(issue.path)}: ${issue.path.join('.')}: ${issue.message}`,
      );
      throw new ScriptError(words.join('\n'));
    });
}

function outputs(root: string): ReadonlyMap<string, string> {
  return new Map([
    [
      `${folder}/rules/technologies.generated.ts`,
      renderTechnologies(compileTechnologies(readTechnologyFiles(root))),
    ],
    [`${folder}/languages/languages.generated.ts`, renderLanguages(path.join(root, folder, 'languages'))],
  ]);
}

if (import.meta.main) {
  await runMain(async () => {
    const isCheck = process.argv.includes('--check');
    const drift: string[] = [];
    for (const [file, text] of outputs(projectRoot)) {
      const target = path.join(projectRoot, file);
      if (!isCheck) writeFileSync(target, text);
      else if (readFileSync(target, 'utf8') !== text)
        drift.push(`${file} is out of date: run npm run generate`);
    }
    if (drift.length > 0) throw new ScriptError(drift.join('\n'));
    return 0;
  });
}
