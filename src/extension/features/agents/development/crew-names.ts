/** Names of crew files, and the file that one begins with; pure. */
const name = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

export function isCrewName(file: string): boolean {
  return name.test(file.replace(/\.ya?ml$/, '')) && /\.ya?ml$/.test(file);
}

/** Whether no file can be called so. With or without `.yaml`. */
export function crewNameFault(typed: string): boolean {
  return !name.test(typed.trim().replace(/\.ya?ml$/, ''));
}

/** Relative to the project's folder. */
export function crewPathOf(typed: string): string {
  const plain = typed.trim();
  return `.vireo/agents/${/\.ya?ml$/.test(plain) ? plain : `${plain}.yaml`}`;
}

const texts = {
  en: {
    head: `# How the crew of Vireo's development agent works on this project. It can only narrow what ships.
# You are asked before it is used, and again after each change of this file.`,
    title: 'Name of the crew',
    prompt: '# The task; {{task}} stands for what you type.',
    keep: 'Keep the public interface as it is.',
    checks: '# Commands that run before and after the change, once they are allowed.',
    paths: '# What the crew may change; all of the project when left out.',
    roles: '# Added to the mission that ships. tools and turns narrow what a role may do.',
    mission: 'Use the logger of this project; no new dependencies.',
    steps: '# develop is needed; scan, checks and your review always follow.',
    rounds: '# How often the work goes back to the developer before you are asked: 0 to 2.',
  },
  de: {
    head: `# Wie die Crew des Entwicklungsagenten von Vireo an diesem Projekt arbeitet. Die Datei kann nur einengen.
# Vor der Verwendung wirst du gefragt, und nach jeder Änderung dieser Datei erneut.`,
    title: 'Name der Crew',
    prompt: '# Die Aufgabe; {{task}} steht für das, was du eingibst.',
    keep: 'Die öffentliche Schnittstelle bleibt, wie sie ist.',
    checks: '# Befehle, die vor und nach der Änderung laufen, sobald sie erlaubt sind.',
    paths: '# Was die Crew ändern darf; ohne Angabe das ganze Projekt.',
    roles: '# Ergänzt den mitgelieferten Auftrag. tools und turns engen ein, was eine Rolle darf.',
    mission: 'Den Logger dieses Projekts verwenden; keine neuen Abhängigkeiten.',
    steps: '# develop ist nötig; Scan, Prüfungen und dein Review folgen immer.',
    rounds: '# Wie oft die Arbeit zum Entwickler zurückgeht, bevor du gefragt wirst: 0 bis 2.',
  },
} as const;

export function starterFile(language: keyof typeof texts): string {
  const { head, title, prompt, keep, checks, paths, roles, mission, steps, rounds } = texts[language];
  return `${head}
version: 1
title: ${title}

${prompt}
prompt: |
  {{task}}

  ${keep}

${checks}
# checks: [npm test]

${paths}
# paths: [src, test]

${roles}
roles:
  developer:
    mission: ${mission}
    # tools: [list_files, read_file, search_files, edit_file]
    # turns: 20

${steps}
steps: [plan, develop, test, review]

${rounds}
rounds: 2
`;
}
