/** Dockerfiles: the images that they build on, with the defaults of arguments put in. */
import { DockerfileParser } from 'dockerfile-ast';
import type { Fact, FactReader } from '../fact.ts';
import { imageFact } from './image.ts';
import { withDefaults } from './variables.ts';

const fileName = /^(?:(?:Docker|Container)file(?:[.-].*)?|.*\.(?:docker|container)file)$/i;
const maxCharacters = 256 * 1024;

export const dockerFacts: FactReader = {
  matches: (name) => fileName.test(name),
  read({ file, text }) {
    if (text.length > maxCharacters) return { facts: [] };
    const dockerfile = DockerfileParser.parse(text);
    const defaults = new Map(
      dockerfile.getInitialARGs().flatMap((argument) => {
        const property = argument.getProperty();
        return property === null ? [] : [[property.getName(), property.getValue() ?? ''] as const];
      }),
    );
    const stages = new Set<string>();
    const facts = dockerfile.getFROMs().flatMap((from): Fact[] => {
      const image = withDefaults(from.getImage() ?? '', defaults);
      const stage = from.getBuildStage();
      const isStage = stages.has(image.toLowerCase());
      if (stage !== null) stages.add(stage.toLowerCase());
      const line = from.getRange().start.line + 1;
      const fact = isStage ? undefined : imageFact(image, { file, line, seen: `FROM ${image.slice(0, 90)}` });
      return fact === undefined ? [] : [fact];
    });
    return { facts };
  },
};
