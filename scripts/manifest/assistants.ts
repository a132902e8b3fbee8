/** What the editor's own assistants are offered. An editor that does not know a contribution point passes it over. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { chatParticipantId, editorToolName, mcpProviderId } from '../../src/contract/editor/assistants.ts';
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

export function buildAssistants(words: Words) {
  return {
    chatParticipants: [
      {
        id: chatParticipantId,
        name: 'vireo',
        fullName: 'Vireo',
        description: words.add('chat.vireo', 'Ask about your hours, invoices, findings and tasks'),
        isSticky: true,
        commands: [
          {
            name: 'dev',
            description: words.add(
              'chat.dev',
              'Asks the Development agent: what follows is its task; alone it fixes findings',
            ),
          },
          { name: 'security', description: words.add('chat.security', 'Asks the Security agent') },
        ],
      },
    ],
    mcpServerDefinitionProviders: [{ id: mcpProviderId, label: 'Vireo' }],
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
