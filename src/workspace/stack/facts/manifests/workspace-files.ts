/** Files that say what belongs to a workspace, and nothing of a package: pnpm-workspace.yaml, lerna.json. */
import type { FactReader } from '../fact.ts';
import { readJsonFile } from '../json-file.ts';
import { fieldOf, readYamlDocuments, textsOf } from '../yaml-documents.ts';

export const pnpmWorkspace: FactReader = {
  matches: (name) => name === 'pnpm-workspace.yaml',
  read({ file, text }) {
    const members = textsOf(fieldOf(readYamlDocuments(text)[0], 'packages'));
    return { facts: [], manifest: { file, isWorkspaceOnly: true, workspace: { kind: 'pnpm', members } } };
  },
};

export const lernaWorkspace: FactReader = {
  matches: (name) => name === 'lerna.json',
  read({ file, text }) {
    const packages = readJsonFile(file, text)?.top.at('packages');
    const members = packages?.isList === true ? packages.items().flatMap((item) => item.text() ?? []) : [];
    return { facts: [], manifest: { file, isWorkspaceOnly: true, workspace: { kind: 'npm', members } } };
  },
};
