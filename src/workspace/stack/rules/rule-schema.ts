/**
 * A technology as it is written in rules/*.yml: what it is, and what shows that a project uses it. The generator
 * (scripts/generate/stack-data.ts) checks each file against this and writes technologies.generated.ts.
 */
import * as z from 'zod';
import { confidences } from '../../../scanner/model.ts';
import { categories } from '../model.ts';

/** Registries of packages, by the word that rules and examples use. */
export const registries = [
  'npm',
  'pypi',
  'go',
  'cargo',
  'maven',
  'gem',
  'composer',
  'nuget',
  'hex',
  'pub',
  'swift',
] as const;

export type Registry = (typeof registries)[number];

/** A name, or the beginning of names and a `*`. */
const names = z.array(z.string().min(1)).min(1).optional();

export const technologySchema = z.strictObject({
  name: z.string().min(1),
  category: z.enum(categories).optional(),
  /** Where what shows it could mean something else: lowers evidence of files, settings and commands. */
  confidence: z.enum(confidences).optional(),
  /** Its packages speak to it or of it: their versions are not its own. */
  clients: z.boolean().optional(),
  /** Packages that are it, by registry. Of npm, PyPI, crates.io, RubyGems, Packagist, Hex and pub the first gives its version. */
  ...Object.fromEntries(registries.map((registry) => [registry, names])),
  /** Files: a name, or the end of a path; `*` stands for any characters but `/`, `{a,b}` for either. */
  files: names,
  /** Fields of manifests, by the file's name and the path of the field: `pyproject.toml:tool.ruff`. */
  settings: names,
  /** What version files and manifests call it: `node`, `python`. */
  runtimes: names,
  /** Container images, without registry and tag. */
  images: names,
  /** Actions of GitHub workflows, without their reference. */
  actions: names,
  /** Providers of Terraform, by name. */
  providers: names,
  /** Programs that scripts start. */
  commands: names,
  /** Schemes of connection strings. */
  schemes: names,
  /** Modules that code imports, where no manifest need name them. */
  imports: names,
});

export const ruleFileSchema = z.strictObject({
  category: z.enum(categories),
  /** For those that do not say it themselves. */
  clients: z.boolean().default(false),
  technologies: z.record(z.string().regex(/^[a-z0-9][a-z0-9.-]*$/), technologySchema),
});

/** Projects in a few lines, with what is to be found in them, and what not. */
export const exampleFileSchema = z.strictObject({
  examples: z.array(
    z.strictObject({
      title: z.string().min(1),
      files: z.record(z.string(), z.string()),
      finds: z.array(z.string()).default([]),
      not: z.array(z.string()).default([]),
    }),
  ),
});

export type TechnologyRule = z.infer<typeof technologySchema>;
