/**
 * Packages of the project that a service is installed with. An image of its folder alone would ask the public registry for
 * their names, and get what a stranger put there (dependency confusion, CWE-427).
 */
import type { FactView } from './fact-view.ts';
import type { ServiceFacts } from './service-facts.ts';

/**
 * `isMember`: its workspace is that of the project's folder, and an image is built with the whole repository. `built`: packages
 * of the project that are built before it, each behind those that it needs itself. `blocked`: why no image of it is written.
 */
export type LocalPackages = Pick<ServiceFacts, 'isMember' | 'built' | 'blocked'>;

/** As the registry takes them: they stand in commands. */
const plainName = /^(?:@[\w.-]+\/)?[\w.-]+$/;
const leadsOut = /^(?:file|link|portal):|^\.\.|^\//;

interface Local {
  readonly name: string;
  /** Its folder, or what is asked for where that is none of the project. */
  readonly where: string;
}

function localsOf(view: FactView, folder: string): readonly Local[] {
  return view.of('local-package', folder).map(({ value }) => {
    const at = value.indexOf(': ');
    return { name: value.slice(0, at), where: value.slice(at + 2) };
  });
}

export function findLocalPackages(
  view: FactView,
  { name, folder }: Pick<ServiceFacts, 'name' | 'folder'>,
): LocalPackages {
  const locals = localsOf(view, folder);
  const root = view.all('workspace').find(({ value }) => value === folder)?.scope;
  const built = root === '.' ? buildsOf(view, locals) : [];
  const blocked = findBlock(name, root, locals);
  return {
    isMember: root === '.',
    ...(built.length > 0 && { built }),
    ...(blocked !== undefined && { blocked }),
  };
}

function findBlock(name: string, root: string | undefined, locals: readonly Local[]): string | undefined {
  const outside = locals.find(({ where }) => leadsOut.test(where));
  if (outside !== undefined)
    return `${name} is installed with ${outside.name} from outside of the project (${outside.where}): no image is written.`;
  if (root === '.' || (root === undefined && locals.length === 0)) return undefined;
  return root === undefined
    ? `${name} is installed with ${locals.map((local) => local.name).join(', ')} of this project, and no workspace of the project's folder has both: no image is written.`
    : `${name} is a package of the workspace in ${root}: open that folder as a project to get an image of it.`;
}

function buildsOf(view: FactView, locals: readonly Local[]): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = ({ name, where }: Local): void => {
    if (seen.has(name) || !plainName.test(name)) return;
    seen.add(name);
    for (const inner of localsOf(view, where)) visit(inner);
    if (view.of('script', where).some(({ value }) => value.startsWith('build: '))) found.add(name);
  };
  for (const local of locals) visit(local);
  return [...found];
}
