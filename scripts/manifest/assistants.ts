/** What the editor's own assistants are offered. An editor that does not know a contribution point passes it over. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { editorToolName } from '../../src/contract/editor/assistants.ts';
import type { Feature } from '../../src/extension/platform/feature/define-feature.ts';
import type { Words } from './words.ts';

const toolsSchema = z.array(
  z.object({
    name: z.string(),
    title: z.string(),
    description: z.string(),
    effect: z.enum(['read', 'propose', 'write', 'outward']),
    inputSchema: z.record(z.string(), z.unknown()),
  }),
);

const waits = 'Nothing is changed at once: it waits in Vireo until the user clicks, unless they allowed it.';

/** The catalogue, as `npm run generate` wrote it down. */
function readTools(): z.infer<typeof toolsSchema> {
  const file = new URL('editor-tools.generated.json', import.meta.url);
  return toolsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** `vireoSumHours`, as it is typed after `#`. */
function referenceName(name: string): string {
  return `vireo_${name}`.replaceAll(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}

export function buildAssistants(words: Words, features: readonly Feature[]) {
  return {
    chatParticipants: features
      .flatMap(({ chatParticipants = [] }) => chatParticipants)
      .map(({ description, commands, ...participant }) => ({
        ...participant,
        description: words.add(`chat.${participant.name}`, description),
        isSticky: true,
        commands: Object.entries(commands).map(([name, text]) => ({
          name,
          description: words.add(`chat.${name}`, text),
        })),
      })),
    mcpServerDefinitionProviders: features.flatMap(({ mcpServers = [] }) => mcpServers),
    languageModelTools: readTools().map(({ name, title, description, effect, inputSchema }) => ({
      name: editorToolName(name),
      toolReferenceName: referenceName(name),
      displayName: words.add(`tool.${name}`, title),
      // For the model: English, as the catalogue has it.
      modelDescription: effect === 'read' || effect === 'propose' ? description : `${description} ${waits}`,
      canBeReferencedInPrompt: true,
      tags: ['vireo'],
      inputSchema,
    })),
  };
}
