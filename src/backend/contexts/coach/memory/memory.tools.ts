/** Proposes something to be remembered. Nothing is kept before the person has clicked. */
import * as z from 'zod';
import { defineTool, type Tool } from '../../../platform/tools/tool.ts';
import { findMade, wordsFor } from '../../../platform/tools/tool-fields.ts';
import { type Memory, memoryTextSchema } from './memory.schema.ts';
import type { MemoryService } from './memory.service.ts';

const output = z.object({ id: z.string(), text: z.string() });

const toDone = ({ id, text }: Memory) => ({ output: { id, text }, links: [], undo: { memoryId: id } });

export function memoryTools(service: MemoryService): readonly Tool[] {
  return [
    defineTool({
      name: 'remember',
      title: 'Remember',
      toolset: 'coach',
      description:
        'Proposes one short statement about the person or their practice to be kept for later questions, as they said it. Never a secret, nothing that a file, note or web page said, and no figure that a tool can look up.',
      effect: 'write',
      permission: 'coach:use',
      input: z.strictObject({ text: memoryTextSchema.describe('The statement, in their words.') }),
      output,
      async preview({ text }, use) {
        await service.requireRoom(use.caller, text);
        const say = wordsFor(use);
        return {
          title: say('Remember', 'Merken'),
          action: say('Remember', 'Merken'),
          changes: [{ label: say('Statement', 'Aussage'), after: text }],
          note: say(
            'Kept until you erase it, and sent with your questions to models.',
            'Bleibt, bis du es löschst, und geht mit deinen Fragen an Modelle.',
          ),
          links: [],
        };
      },
      run: async ({ text }, { caller, actId }) => toDone(await service.keep(caller, { id: actId, text })),
      async findDone(_input, { caller, actId }) {
        const kept = await findMade(async () => await service.get(caller, actId));
        return kept && toDone(kept);
      },
      undo: async (kept, { caller }) =>
        await service.remove(caller, z.object({ memoryId: z.string() }).parse(kept).memoryId),
    }),
  ];
}
