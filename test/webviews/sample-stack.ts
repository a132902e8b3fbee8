/** A monorepo of a server and a web application, as the host tells it. */
import { type StackContent, stackHostMessageSchema } from '../../webviews/stack/messages.ts';

type Technology = StackContent['whole']['technologies'][number];

function technology(
  name: string,
  group: Technology['group'],
  over: Partial<Technology> & Pick<Technology, 'evidence'>,
): Technology {
  return {
    id: name.toLowerCase(),
    name,
    group,
    isExact: true,
    confidence: 'high',
    isDevelopment: false,
    evidenceCount: over.evidence.length,
    ...over,
  };
}

const fastify = technology('Fastify', 'frameworks', {
  version: '5.6.1',
  evidence: [{ file: 'apps/api/package.json', line: 11, seen: 'fastify ^5.6.1' }],
});
const react = technology('React', 'frameworks', {
  version: '^19',
  isExact: false,
  evidence: [
    { file: 'apps/web/package.json', line: 9, seen: 'react ^19' },
    { file: 'apps/web/package.json', line: 10, seen: 'react-dom ^19' },
    { file: 'apps/admin/package.json', line: 9, seen: 'react ^19' },
  ],
  evidenceCount: 5,
});
const vitest = technology('Vitest', 'tests', {
  version: '4.0.2',
  isDevelopment: true,
  evidence: [{ file: 'package.json', line: 20, seen: 'vitest ^4' }],
});
const actions = technology('GitHub Actions', 'ci', {
  evidence: [{ file: '.github/workflows/test.yml', seen: '.github/workflows/test.yml' }],
});
const postgres = technology('PostgreSQL', 'databases', {
  version: '17',
  confidence: 'medium',
  evidence: [{ file: 'compose.yaml', line: 4, seen: 'postgres:17' }],
});

const typescript = { name: 'TypeScript', files: 210, code: 18_400, share: 0.92 };
const css = { name: 'CSS', files: 12, code: 1_600, share: 0.08 };
const yaml = { name: 'YAML', files: 9, code: 310, share: 0 };

const content: StackContent = {
  type: 'stack',
  places: [{ id: 'p1', name: 'Orders service' }],
  placeId: 'p1',
  readAt: '2026-11-20T13:52:00Z',
  whole: {
    files: 231,
    languages: [typescript, css, yaml],
    technologies: [fastify, react, vitest, actions, postgres],
  },
  packages: [
    { folder: '.', name: 'orders', files: 20, languages: [yaml], technologies: [vitest, actions] },
    { folder: 'apps/api', name: '@orders/api', files: 90, languages: [typescript], technologies: [fastify] },
    {
      folder: 'apps/web',
      name: '@orders/web',
      files: 121,
      languages: [typescript, css],
      technologies: [react],
    },
  ],
  problems: [{ file: 'tools/package.json', message: 'line 3: a comma is missing' }],
};

/** The sample with other parts. */
export function stackContent(over: Partial<StackContent> = {}): StackContent {
  const made = stackHostMessageSchema.parse({ ...content, ...over });
  if (made.type !== 'stack') throw new TypeError('the sample is a stack');
  return made;
}
