/**
 * The FastAPI agent: an API in Python for a data model that is given, or read from a description and settled by a person. It
 * needs no model and runs nothing; each change is reviewed before it is applied, and what the user changed stays.
 */
import { type FastapiInput, fastapiDeclaration } from '../../../../contract/work/fastapi-agent.ts';
import type { ProjectAgent } from '../agent.ts';
import { deliverFiles } from '../delivery/deliver-files.ts';
import type { Settlement } from '../delivery/maker.ts';
import { writeMigration } from './generator/migrations/change.ts';
import { writeProject } from './generator/write-project.ts';
import { describeFault, makeApi, modelFile } from './make-api.ts';
import { readModel } from './model/read-model.ts';
import { proposeModel } from './propose-model.ts';

export const fastapiAgent = {
  ...fastapiDeclaration,
  run: async (asked) => {
    const { input, project } = asked;
    const name = packageName(project.name);
    const generator = { write: writeProject, migrate: writeMigration };
    return await deliverFiles(asked, {
      name: fastapiDeclaration.name,
      title: 'Writing the API',
      ...(isDescribed(input) && { settlement: settlementOf(input, name) }),
      make: async (place, settled) => await makeApi(place, { input, settled, name, generator }),
    });
  },
} satisfies ProjectAgent<FastapiInput>;

function isDescribed({ description, model }: FastapiInput): boolean {
  return description.trim() !== '' && model.trim() === '';
}

function settlementOf({ description, folder }: FastapiInput, name: string): Settlement {
  return {
    title: 'Reading the description',
    question: 'Is this the data model?',
    language: 'yaml',
    propose: async (place, use) => {
      const existing = (await place.read(folder === '' ? modelFile : `${folder}/${modelFile}`)) ?? '';
      return await proposeModel(use, { description, existing, name });
    },
    check: (text) => {
      const reading = readModel(text, { name });
      return reading.ok ? [] : reading.faults.map(describeFault);
    },
  };
}

/** "Orders service" → `orders_service`; what Python or the generator keeps for itself gets another ending. */
function packageName(project: string): string {
  const plain = project
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[\d_]+|_+$/g, '')
    .slice(0, 30);
  return plain === '' || ['test', 'tests', 'migrations', 'fastapi', 'sqlalchemy'].includes(plain)
    ? 'api'
    : plain;
}
