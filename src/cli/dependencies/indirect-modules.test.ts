import assert from 'node:assert/strict';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

const goMod = `module example.org/shop

go 1.22

require (
	github.com/gorilla/mux v1.8.1
	golang.org/x/net v0.23.0 // indirect
	golang.org/x/sys v0.1.0 //indirect; for the build
	golang.org/x/text v0.3.0 // not indirect
)

require golang.org/x/mod v0.1.0 // indirect
`;

describe('modules that go.mod lists for others', () => {
  let fixture: CliFixture;
  beforeEach(() => {
    fixture = createCliFixture();
    fixture.write('go.mod', goMod);
  });
  afterEach(() => fixture.remove());

  it('are packages, and none that the project asks for itself', async () => {
    const { out } = await fixture.vireo('dependencies', '--data', '../data');
    const [graph] = JSON.parse(
      (await fixture.vireo('dependencies', '--json', '--data', '../data')).out,
    ).graphs;

    assert.match(out, /^go\.mod {2}Go {2}5 packages \(5 prod\), 2 direct$/m);
    assert.deepEqual(
      graph.projects[0].declarations.map((each: { name: string; isIndirect?: boolean }) => [
        each.name,
        each.isIndirect ?? false,
      ]),
      [
        ['github.com/gorilla/mux', false],
        ['golang.org/x/net', true],
        ['golang.org/x/sys', true],
        ['golang.org/x/text', false],
        ['golang.org/x/mod', true],
      ],
    );
  });

  it('are told as such by why, and are nothing of the project in a bill of materials', async () => {
    const { out } = await fixture.vireo('why', 'golang.org/x/net');
    const { dependencies } = JSON.parse(
      (await fixture.vireo('dependencies', '--format', 'cyclonedx', '--data', '../data')).out,
    );

    assert.match(
      out,
      /example\.org\/shop \(go\.mod:7 lists v0\.23\.0 for another module\) → golang\.org\/x\/net v0\.23\.0/,
    );
    const shop = dependencies.find(({ ref }: { ref: string }) => ref === 'go.mod#project:.');
    assert.deepEqual(shop.dependsOn, [
      'go.mod#pkg:golang/github.com/gorilla/mux@v1.8.1',
      'go.mod#pkg:golang/golang.org/x/text@v0.3.0',
    ]);
  });
});
