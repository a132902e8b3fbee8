/**
 * Looks over files that describe how a project is built and run, against its facts: what would not build, start or be reached,
 * and what lies open. It runs nothing. Every file of the agent passes it before it is offered.
 */
import { readYaml } from '../../../../../workspace/yaml-file.ts';
import { checkCompose } from './compose-rules.ts';
import { isCompose } from './compose-text.ts';
import { type Checked, type Finding, sayIn } from './finding.ts';
import { placeImages } from './image-place.ts';
import { checkImage } from './image-rules.ts';
import { checkInstall } from './install-rules.ts';
import { checkKubernetes } from './kubernetes-rules.ts';
import { checkRun } from './run-rules.ts';
import { checkWorkflows, isWorkflow } from './workflow-rules.ts';

/** By file and line; the same of one line once. */
export function checkFiles(checked: Checked): readonly Finding[] {
  const images = placeImages(checked).flatMap((place) => [
    ...checkImage(place, checked),
    ...checkRun(place, checked),
    ...checkInstall(place, checked),
  ]);
  const all = [
    ...unreadable(checked),
    ...images,
    ...checkCompose(checked),
    ...checkKubernetes(checked),
    ...checkWorkflows(checked),
  ];
  const distinct = new Map(
    all.map((each) => [`${each.file}\0${each.line}\0${each.rule}\0${each.text}`, each]),
  );
  return [...distinct.values()].toSorted((one, other) =>
    one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1,
  );
}

/** What does not parse is looked into by no other rule. */
function unreadable({ texts }: Checked): readonly Finding[] {
  return [...texts]
    .filter(([file]) => isCompose(file) || isWorkflow(file))
    .flatMap(([file, text]) =>
      readYaml(text)
        // Anchors are refused by the reader, and are no fault of a file.
        .problems.filter(({ message }) => !message.startsWith('aliases'))
        .map(({ line, message }) => sayIn(file)('unreadable', line, `it is no YAML: ${message}`)),
    );
}
