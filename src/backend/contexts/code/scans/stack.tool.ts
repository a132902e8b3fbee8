/** What a project is made of, as a tool. */
import * as z from 'zod';
import { defineTool, type Tool } from '../../../platform/tools/tool.ts';
import { linkTo, projectIdField, rowsAtMost } from '../../../platform/tools/tool-fields.ts';
import type { StackView } from './stack.schema.ts';
import type { StackService } from './stack.ts';

const stackOut = z.object({
  projectId: z.string(),
  files: z.number(),
  codeLines: z.number(),
  languages: z.array(
    z.object({
      name: z.string(),
      files: z.number(),
      codeLines: z.number(),
      sharePercent: z.number().describe('Of all code in programming and markup.'),
    }),
  ),
  technologies: z.array(
    z.object({
      name: z.string(),
      category: z.string(),
      version: z.string().nullable(),
      isDevelopment: z.boolean(),
      file: z.string().nullable().describe('Where it was seen first.'),
    }),
  ),
  packages: z.array(z.object({ name: z.string(), folder: z.string(), version: z.string().nullable() })),
  cut: z.boolean(),
});

export function stackTool(service: StackService): Tool {
  return defineTool({
    name: 'get_stack',
    title: 'Get Stack',
    toolset: 'code',
    description:
      "What a project's folder is made of: languages, technologies with their versions, packages. Read now, from its files.",
    effect: 'read',
    permission: 'finding:read',
    input: z.strictObject({ projectId: projectIdField }),
    output: stackOut,
    async run({ projectId }, { caller }) {
      return {
        output: toOutput(await service.load(caller, projectId)),
        links: [linkTo('project', projectId)],
      };
    },
  });
}

function toOutput({ projectId, files, lines, languages, technologies, packages }: StackView) {
  return {
    projectId,
    files,
    codeLines: lines.code,
    languages: languages.slice(0, rowsAtMost).map(({ name, files: count, code, share }) => ({
      name,
      files: count,
      codeLines: code,
      sharePercent: Math.round(share * 1000) / 10,
    })),
    technologies: technologies
      .slice(0, rowsAtMost)
      .map(({ name, category, version, isDevelopment, evidence }) => ({
        name,
        category,
        version,
        isDevelopment,
        file: evidence[0]?.file ?? null,
      })),
    packages: packages.slice(0, rowsAtMost).map(({ name, folder, version }) => ({ name, folder, version })),
    cut: [languages, technologies, packages].some(({ length }) => length > rowsAtMost),
  };
}
