/** At which line of its Dockerfile a build failed, by what docker, podman or buildah said. */
import { DockerfileParser } from 'dockerfile-ast';

/** Undefined where nothing of it names a line or an instruction. */
export function findFailedLine(output: string, dockerfile: string): number | undefined {
  // BuildKit shows the lines around it, below the name of the file.
  const [, line] = /^[\w./@+-]*(?:Dockerfile|Containerfile)[\w.-]*:(\d+)\r?\n-{5,}/m.exec(output) ?? [];
  if (line !== undefined) return Number(line);
  const said =
    /(?:building|error building) at STEP "([^"\n]+)/.exec(output)?.[1] ??
    [...output.matchAll(/^\s*(?:\[\d+\/\d+\] )?STEP \d+(?:\/\d+)?\s?: (.+)$/gim)].at(-1)?.[1];
  return said === undefined ? undefined : lineOf(said, dockerfile);
}

/** Of an instruction, however it is spaced; a list in brackets is said without its quotes by some. */
function lineOf(said: string, dockerfile: string): number | undefined {
  const wanted = plain(said);
  const found = DockerfileParser.parse(dockerfile)
    .getInstructions()
    .find((each) => {
      const own = plain(each.getTextContent());
      return own === wanted || (wanted.length > 12 && own.startsWith(wanted));
    });
  return found && found.getRange().start.line + 1;
}

const plain = (text: string): string =>
  text
    .replaceAll(/\\\r?\n/g, ' ')
    .replaceAll(/["'\s]+/g, ' ')
    .trim()
    .toLowerCase();
