/**
 * The documentation agent: README, architecture and API reference from manifests, code and configuration, and comments that
 * say what functions throw. It needs no model and runs nothing; each change is reviewed before it is applied.
 */
import {
  type DocumentationInput,
  documentationDeclaration,
} from '../../../../contract/work/documentation-agent.ts';
import type { FactTree } from '../../../../workspace/facts/model.ts';
import type { ProjectAgent } from '../agent.ts';
import { deliverFiles } from '../delivery/deliver-files.ts';
import { makeDocuments } from './make-documents.ts';

export const documentationAgent = {
  ...documentationDeclaration,
  run: async (asked) => {
    const { input, project, signal, tools, report } = asked;
    const title = 'Writing the documents';
    return await deliverFiles(asked, {
      name: documentationDeclaration.name,
      title,
      make: async (place) => {
        report({ step: 'Looking at what the project is made of' });
        const [stack, outline] = await Promise.all([tools.stack(place.folder, signal), tools.outline()]);
        const facts = async (tree: FactTree) => await tools.facts(tree, stack);
        const learning = { facts, outline, signal, name: project.name };
        const told = {
          ...learning,
          report: (fraction: number) => report({ step: 'Reading code', fraction }),
        };
        return await makeDocuments(place, told, input);
      },
    });
  },
} satisfies ProjectAgent<DocumentationInput>;
