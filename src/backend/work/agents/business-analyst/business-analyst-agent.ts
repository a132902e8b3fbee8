/**
 * The business analyst: requirements of a document, each with the sentence that it stands on, and questions on what the text
 * leaves open. It works by rules; a model adds nothing that no sentence says. What it reads instructs nobody.
 */

import { escapeMarkdown } from '../../../../contract/markdown.ts';
import {
  type BusinessAnalystInput,
  businessAnalystDeclaration,
} from '../../../../contract/work/business-analyst-agent.ts';
import type { AgentResult, ProjectAgent, ProjectRun } from '../agent.ts';
import { type Additions, addByModel } from './additions.ts';
import {
  mostRequirements,
  type ReadDocuments,
  readRequirements,
  type SourceText,
} from './known/read-requirements.ts';
import { findQuestions } from './open/find-questions.ts';
import { type DocumentLanguage, documentWords, fill, findLanguage } from './pages/words.ts';
import { writeDocument } from './pages/write-document.ts';
import { readSources } from './read-sources.ts';

const nothingRead = { rules: { names: [], groups: {} }, roots: [], unread: [], apart: {} };
const longestTitle = 150;

export const businessAnalystAgent = {
  ...businessAnalystDeclaration,
  async run(asked): Promise<AgentResult> {
    const { input, report } = asked;
    report({ step: 'Reading the text' });
    const sources = await readSources(asked);
    const found = readRequirements(sources);
    const additions = await askModel(asked, found, sources);
    const requirements = (additions?.requirements ?? found.requirements).slice(0, mostRequirements);
    const read = { ...found, requirements };
    const language =
      input.language === 'auto'
        ? findLanguage(found.passages.flatMap(({ tokens }) => tokens.map(({ word }) => word)))
        : input.language;
    const names = sources.map(({ name }) => name);
    const notes = [...listCut(found, language), ...describeAdditions(asked, additions, language)];
    const content = writeDocument({
      ...read,
      language,
      sources: names,
      questions: findQuestions(read),
      notes,
    });
    const title = fill(documentWords[language].title, names.join(', ')).slice(0, longestTitle);
    return {
      report: content,
      documents: requirements.length === 0 ? [] : [{ type: 'requirements', title, content }],
      read: nothingRead,
    };
  },
} satisfies ProjectAgent<BusinessAnalystInput>;

/** Asked for by the form, and never where the folder is not trusted. */
async function askModel(
  asked: ProjectRun<BusinessAnalystInput>,
  found: ReadDocuments,
  sources: readonly SourceText[],
): Promise<Additions | undefined> {
  if (asked.input.reader !== 'model' || !asked.project.isTrusted) return undefined;
  asked.report({ step: 'Asking a model' });
  return await addByModel(asked, found, sources);
}

function listCut({ cut, requirements }: ReadDocuments, language: DocumentLanguage): readonly string[] {
  const words = documentWords[language];
  return [
    ...cut.map((name) => fill(words.cut, escapeMarkdown(name))),
    ...(requirements.length === mostRequirements ? [words.cutRequirements] : []),
  ];
}

function describeAdditions(
  { input, project }: ProjectRun<BusinessAnalystInput>,
  additions: Additions | undefined,
  language: DocumentLanguage,
): readonly string[] {
  const words = documentWords[language];
  if (input.reader === 'rules') return [];
  if (additions === undefined) return [project.isTrusted ? words.noModel : words.notTrusted];
  const { model, added, worded, dropped } = additions;
  return [fill(words.byModel, escapeMarkdown(model), added, worded, dropped)];
}
