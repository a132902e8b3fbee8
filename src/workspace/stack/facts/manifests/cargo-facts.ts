/** Cargo.toml beside what it asks for: Rust's version and the members of a workspace. */
import { Field, Problems } from '../../../dependencies/fields.ts';
import { readToml } from '../../../dependencies/toml-text.ts';
import { type Fact, type FactReader, lineHolding, nothing } from '../fact.ts';

export const cargoFacts: FactReader = {
  matches: (name) => name === 'Cargo.toml',
  read({ file, text }) {
    const { value } = readToml(file, text);
    if (value === undefined) return nothing;
    const top = new Field(value, new Problems(file));
    const own = top.at('package');
    const members = top
      .at('workspace')
      .at('members')
      .items()
      .flatMap((item) => item.text() ?? []);
    const version = own.at('version');
    return {
      facts: rustFacts(top, { file, text }),
      manifest: {
        file,
        name: own.at('name').text(),
        version: version.isText ? version.text() : undefined,
        registry: 'cargo',
        workspace: members.length === 0 ? undefined : { kind: 'cargo', members },
      },
    };
  },
};

function rustFacts(top: Field, { file, text }: { file: string; text: string }): readonly Fact[] {
  const own = top.at('package').at('rust-version');
  const field = own.isText ? own : top.at('workspace').at('package').at('rust-version');
  const version = field.isText ? field.text() : undefined;
  const line = lineHolding(text, 'rust-version');
  return version === undefined
    ? []
    : [
        {
          kind: 'runtime',
          name: 'rust',
          file,
          line,
          seen: `rust-version ${version}`,
          version,
          isExact: false,
        },
      ];
}
