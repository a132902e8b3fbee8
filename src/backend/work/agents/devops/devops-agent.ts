/**
 * The DevOps agent: images, Compose and pipelines from what the files say of a project's services. It needs no model and runs
 * nothing; each change is reviewed before it is applied.
 */
import { type DevopsInput, devopsDeclaration } from '../../../../contract/work/devops-agent.ts';
import type { ProjectAgent } from '../agent.ts';
import { deliverFiles } from '../delivery/deliver-files.ts';
import { correctFacts } from './facts/correct-facts.ts';
import { learnServices } from './facts/learn-services.ts';
import { makeDevops } from './make-devops.ts';

export const devopsAgent = {
  ...devopsDeclaration,
  run: async (asked) => {
    const { input, project, tools, report } = asked;
    return await deliverFiles(asked, {
      name: devopsDeclaration.name,
      title: 'Writing images and pipelines',
      make: async (place) => {
        report({ step: 'Looking at what is run' });
        const outline = await tools.outline();
        const facts = await learnServices(place, { outline, name: project.name });
        return makeDevops(correctFacts(facts, input.facts), input);
      },
    });
  },
} satisfies ProjectAgent<DevopsInput>;
