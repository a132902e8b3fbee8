/** What a package.json says. */

export interface NodePackage {
  readonly name: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly all: Readonly<Record<string, string>>;
  readonly engine: string | undefined;
  readonly main: string | undefined;
  readonly manager: string | undefined;
  readonly isWorkspace: boolean;
  /** Patterns of the folders of its packages. */
  readonly workspaces: readonly string[];
}

export function parsePackage(text: string): NodePackage | undefined {
  try {
    const json = recordOf(JSON.parse(text));
    const dependencies = textsOf(json['dependencies']);
    return {
      name: typeof json['name'] === 'string' ? json['name'] : '',
      scripts: textsOf(json['scripts']),
      dependencies,
      all: { ...textsOf(json['devDependencies']), ...dependencies },
      engine: textsOf(json['engines'])['node'] ?? textsOf(json['volta'])['node'],
      main: typeof json['main'] === 'string' ? json['main'] : undefined,
      manager: typeof json['packageManager'] === 'string' ? json['packageManager'].split('@')[0] : undefined,
      isWorkspace: json['workspaces'] !== undefined,
      workspaces: workspacesOf(json['workspaces']),
    };
  } catch {
    return undefined;
  }
}

/** A list, or Yarn's `{ packages: […] }`. */
function workspacesOf(value: unknown): readonly string[] {
  const list: unknown = Array.isArray(value) ? value : Object(value)['packages'];
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(recordOf(value)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
