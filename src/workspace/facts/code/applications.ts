/** What servers and workers of Python are given: a variable of a module, or a function that makes one. */
import type { ProjectFact } from '../model.ts';
import type { Scopes } from '../scopes.ts';
import { evidenceAt, isProduct, type ReadTree } from '../tree.ts';

const frameworks = 'FastAPI|Flask|Starlette|Quart|Sanic|Celery';
const variable = new RegExp(`^(\\w+)(?:\\s*:\\s*[\\w.]+)?\\s*=\\s*(?:\\w+\\.)?(${frameworks})\\(`, 'gm');
/** With its body: what stands further in, to the next line that does not. */
const factory =
  /^(?:async )?def ((?:create|make|get|build)_(?:app|application))\(([\s\S]*?)\)\s*(?:->\s*["']?([\w.]+)["']?\s*)?:[^\n]*\n((?:[ \t]+[^\n]*\n?|\n)*)/gm;
const made = new RegExp(`=\\s*(?:\\w+\\.)?(${frameworks})\\(|return\\s+(?:\\w+\\.)?(${frameworks})\\(`);

export async function applicationFacts(tree: ReadTree, scopes: Scopes): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree
    .matching(/\.py$/)
    .filter((each) => isProduct(each) && !/(?:^|\/)migrations\//.test(each))) {
    const text = await tree.code(file);
    for (const { offset, value } of [...variablesOf(text), ...factoriesOf(text)])
      found.push({
        kind: 'application',
        value: value.replace(' ', ` ${file}:`),
        rank: 'code',
        evidence: evidenceAt(file, text, offset),
        scope: scopes.of(file),
      });
  }
  return found;
}

interface Application {
  readonly offset: number;
  /** `FastAPI app`. */
  readonly value: string;
}

function variablesOf(text: string): readonly Application[] {
  const named = [...text.matchAll(variable)].map(({ 1: name, 2: framework, index }) => ({
    offset: index,
    value: `${framework} ${name}`,
  }));
  // `app = create_app()` of a factory that stands elsewhere: the file does not show what it makes.
  const called = [
    ...text.matchAll(/^(app|application)\s*=\s*(?:\w+\.)?(?:create|make|get|build)_(?:app|application)\(/gm),
  ];
  return [...named, ...called.map(({ 1: name, index }) => ({ offset: index, value: `Made ${name}` }))];
}

function factoriesOf(text: string): readonly Application[] {
  return [...text.matchAll(factory)].flatMap(
    ({ 1: name, 2: parameters = '', 3: returned = '', 4: body = '', index }) => {
      const said = new RegExp(`^(?:\\w+\\.)?(${frameworks})$`).exec(returned)?.[1];
      const [, assigned, direct] = made.exec(body) ?? [];
      const framework = said ?? assigned ?? direct;
      return framework === undefined || needsArguments(parameters)
        ? []
        : [{ offset: index, value: `${framework} ${name}()` }];
    },
  );
}

/** A server calls it with none. */
function needsArguments(parameters: string): boolean {
  return parameters
    .replaceAll(/\[[^\]]*\]/g, '')
    .split(',')
    .some((each) => each.trim() !== '' && !each.includes('=') && !/^\s*[*/]/.test(each));
}
