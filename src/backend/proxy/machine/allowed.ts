/**
 * Commands and crew files that the user of this machine always allows to agents of a server's projects. They are kept here: what
 * a server says of them allows nothing on this machine.
 */
import { v7 as newId } from 'uuid';
import * as z from 'zod';
import { text } from '../../../words/text.ts';
import type { SaidWord } from '../../../words/word.ts';
import { allowedCommandSchema } from '../../contexts/agents/autonomy/autonomy.schema.ts';
import type { AllowedCommandDoor, AskedLine } from '../../contexts/agents/autonomy/autonomy.service.ts';
import { allowedCrewSchema } from '../../contexts/agents/crews/crews.schema.ts';
import type { CrewContentOf, CrewsService } from '../../contexts/agents/crews/crews.service.ts';
import type { CrewRecords } from '../../contexts/agents/graphs/answers/answer-crews.ts';
import { ApiError, invalidField, notFound } from '../../platform/http/api-error.ts';
import { toInstant } from '../../platform/http/instant.ts';
import { openKeptFile } from './kept-file.ts';
import type { MachinePorts, ProjectFolders } from './project-folders.ts';

export const allowedName = 'allowed.json';
const commandsAtMost = 200;
/** With more the oldest go, and are asked about again. */
const crewsAtMost = 500;

const allowedSchema = z.strictObject({
  commands: z.array(allowedCommandSchema),
  crews: z.array(allowedCrewSchema),
});

export interface Allowed {
  readonly commands: AllowedCommandDoor;
  readonly crews: CrewsService;
  /** In the folder that the project has now. */
  isAllowedAlways(asked: Pick<AskedLine, 'projectId' | 'line'>): boolean;
  /** For runs: to the byte. */
  readonly crewRecords: CrewRecords;
}

export interface AllowedPorts extends MachinePorts {
  readonly folders: ProjectFolders;
  readonly clock: () => number;
}

export function openAllowed({ directory, folders, clock, log }: AllowedPorts): Allowed {
  const file = openKeptFile({
    directory,
    name: allowedName,
    schema: allowedSchema,
    empty: { commands: [], crews: [] },
    onDamaged: (error) => log.error({ err: error }, 'allowed commands'),
  });

  return {
    commands: {
      listAllowed: async (_caller, query) => ({ items: ofProject(file.read().commands, query) }),
      async allow(_caller, { projectId, line }) {
        const folder = folders.find(projectId);
        if (folder === null) throw invalidField('projectId', 'has no folder to run a command in');
        const { commands, crews } = file.read();
        const there = commands.find((each) => isLine(each, { projectId, folder, line }));
        if (there !== undefined) return there;
        if (ofProject(commands, { projectId }).length >= commandsAtMost)
          throw new ApiError(
            'conflict',
            text`No more than ${commandsAtMost} commands are kept: remove some first.`,
          );
        const made = { id: newId(), projectId, folder, line, createdAt: toInstant(clock()) };
        file.write({ commands: [...commands, made], crews });
        return made;
      },
      async remove(_caller, id) {
        const { commands, crews } = file.read();
        file.write({ commands: without(commands, id, 'allowed command'), crews });
      },
    },
    crews: {
      list: async (_caller, query) => ({ items: ofProject(file.read().crews, query) }),
      async remove(_caller, id) {
        const { commands, crews } = file.read();
        file.write({ commands, crews: without(crews, id, 'allowed crew') });
      },
    },
    isAllowedAlways({ projectId, line }) {
      const folder = folders.find(projectId);
      return (
        folder !== null && file.read().commands.some((each) => isLine(each, { projectId, folder, line }))
      );
    },
    crewRecords: {
      isAllowed: async (_user, asked) => file.read().crews.some((each) => isCrew(each, asked)),
      async keep(_user, asked) {
        const { commands, crews } = file.read();
        if (crews.some((each) => isCrew(each, asked))) return;
        const made = { id: newId(), ...asked, createdAt: toInstant(clock()) };
        file.write({ commands, crews: [...crews, made].slice(-crewsAtMost) });
      },
    },
  };
}

const isLine = (one: AskedLine, other: AskedLine): boolean =>
  one.projectId === other.projectId && one.folder === other.folder && one.line === other.line;

const isCrew = (one: CrewContentOf, other: CrewContentOf): boolean =>
  one.projectId === other.projectId && one.path === other.path && one.sha256 === other.sha256;

function ofProject<Item extends { readonly projectId: string }>(
  items: readonly Item[],
  { projectId }: { readonly projectId?: string | undefined },
): Item[] {
  return items.filter((item) => projectId === undefined || item.projectId === projectId);
}

/** @throws ApiError `not_found` */
function without<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string,
  what: SaidWord,
): readonly Item[] & Item[] {
  const rest = items.filter((item) => item.id !== id);
  if (rest.length === items.length) throw notFound(what);
  return rest;
}
