/** pom.xml beside what it asks for: its parent, plugins, modules and Java's version. */
import { type Fact, type FactReader, type Manifest, nothing } from '../fact.ts';
import { childAt, elementsNamed, readXmlFile, type XmlNode } from '../xml-file.ts';

export const mavenFacts: FactReader = {
  matches: (name) => name === 'pom.xml',
  read({ file, text }) {
    const project = readXmlFile(file, text);
    if (project?.name !== 'project') return nothing;
    const parent = childAt(project, 'parent');
    const plugins = elementsNamed(project, 'plugin');
    return {
      facts: [
        ...(parent === undefined ? [] : artifactFact(parent, file, false)),
        ...plugins.flatMap((plugin) => artifactFact(plugin, file, true)),
        ...javaFacts(project, file),
      ],
      manifest: manifestOf(project, file),
    };
  },
};

function artifactFact(node: XmlNode, file: string, isDevelopment: boolean): readonly Fact[] {
  const artifact = childAt(node, 'artifactId');
  if (artifact === undefined) return [];
  const group = childAt(node, 'groupId')?.text ?? 'org.apache.maven.plugins';
  const written = childAt(node, 'version')?.text;
  const version = written?.includes('${') === true ? undefined : written;
  const name = `${group}:${artifact.text}`;
  const seen = `${node.name} ${name}`;
  return [
    {
      kind: 'dependency',
      registry: 'maven',
      name,
      file,
      line: artifact.line,
      seen,
      version,
      isExact: version !== undefined,
      isDevelopment,
    },
  ];
}

const javaProperties = [
  'java.version',
  'maven.compiler.release',
  'maven.compiler.source',
  'kotlin.version',
  'scala.version',
];

function javaFacts(project: XmlNode, file: string): readonly Fact[] {
  return (childAt(project, 'properties')?.children ?? []).flatMap(({ name, text, line }): Fact[] => {
    if (!javaProperties.includes(name) || text.includes('${')) return [];
    const runtime = name.startsWith('kotlin') ? 'kotlin' : name.startsWith('scala') ? 'scala' : 'java';
    return [
      { kind: 'runtime', name: runtime, file, line, seen: `${name} ${text}`, version: text, isExact: false },
    ];
  });
}

function manifestOf(project: XmlNode, file: string): Manifest {
  const modules = childAt(project, 'modules')?.children.map(({ text }) => text) ?? [];
  const version = childAt(project, 'version') ?? childAt(project, 'parent', 'version');
  return {
    file,
    name: childAt(project, 'artifactId')?.text,
    version: version?.text,
    registry: 'maven',
    workspace: modules.length === 0 ? undefined : { kind: 'maven', members: modules },
  };
}
