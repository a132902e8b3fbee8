/** A site of plain files: pages that nothing builds. */
import type { FactView } from './fact-view.ts';
import type { ServiceFacts } from './service-facts.ts';

const places = ['.', 'public', 'site', 'www', 'html'];

/** Of a project that has no manifest. */
export function plainPages(view: FactView, name: string): readonly ServiceFacts[] {
  const folder = places.find((each) => view.has(each, 'index.html'));
  if (folder === undefined) return [];
  return [
    {
      name,
      folder,
      role: 'static',
      runtime: 'pages',
      version: undefined,
      manager: 'none',
      isMember: false,
      hasLock: false,
      build: undefined,
      output: '.',
      start: undefined,
      command: undefined,
      port: undefined,
      health: undefined,
      environment: [],
      needs: [],
      metrics: undefined,
      migrate: undefined,
      migrateCommand: undefined,
      test: undefined,
      lint: undefined,
    },
  ];
}
