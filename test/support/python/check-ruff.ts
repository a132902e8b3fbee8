/** Ruff's rules and layout, as the generated pyproject.toml asks for them. */
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';

/** What is wrong in the files; `name` is the package of the project. */
export function checkRuff(name: string, files: ReadonlyMap<string, string>): readonly string[] {
  const own = workspaceFor(name, []);
  const tests = workspaceFor(name, ['S101', 'S105', 'S106']);
  return [...files]
    .filter(([file]) => file.endsWith('.py'))
    .flatMap(([file, text]) => {
      const workspace = file.startsWith('tests/') ? tests : own;
      const found: readonly { code: string | null; message: string; start_location: { row: number } }[] =
        workspace.check(text);
      return [
        ...found.map(({ code, message, start_location: { row } }) => `${file}:${row} ${code} ${message}`),
        ...(workspace.format(text) === text
          ? []
          : [`${file} is laid out otherwise:\n${workspace.format(text)}`]),
      ];
    });
}

function workspaceFor(name: string, ignore: readonly string[]): Workspace {
  const options = {
    'line-length': 100,
    'target-version': 'py311',
    lint: {
      select: ['B', 'E', 'F', 'I', 'S', 'UP'],
      ignore: [...ignore],
      isort: { 'known-first-party': [name, 'tests'] },
      'flake8-bugbear': { 'extend-immutable-calls': ['fastapi.Depends', 'fastapi.Query'] },
    },
  };
  return new Workspace(options, PositionEncoding.Utf16);
}
