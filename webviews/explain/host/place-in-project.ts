/** The project that a file belongs to. */
interface Folder {
  readonly id: string;
  readonly folder?: string | null | undefined;
}

/** Where a file lies: its project, and its path in that project's folder, with slashes. */
export interface ProjectPlace {
  readonly id: string;
  readonly path: string;
}

/** The project with the innermost folder that holds the file; undefined where none does. */
export function placeInProject(projects: readonly Folder[], file: string): ProjectPlace | undefined {
  const path = withSlashes(file);
  const places = projects.flatMap(({ id, folder }) => {
    const start = folder ? `${withSlashes(folder).replace(/\/$/, '')}/` : '';
    return start !== '' && path.startsWith(start) ? [{ id, path: path.slice(start.length) }] : [];
  });
  return places.toSorted((a, b) => a.path.length - b.path.length)[0];
}

const withSlashes = (path: string): string => path.replaceAll('\\', '/');
