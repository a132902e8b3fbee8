/** The tests of one entity. */
import { pathOf } from '../package/routers.ts';
import { isFilter, isRanged } from '../package/schemas.ts';
import { writeModule } from '../python/imports.ts';
import type { FieldView } from '../view/field-view.ts';
import { wordsOf } from '../view/names.ts';
import type { EntityView, ProjectView } from '../view/project-view.ts';
import { invalidValues, uniqueValue, validValues } from '../view/sample-values.ts';
import { writeAccessTests } from './access-tests.ts';
import { isNeeded, valueMakers } from './builders.ts';
import { writeRelationTests } from './relation-tests.ts';

export function writeEntityTests(entity: EntityView, { roles }: ProjectView): string {
  const { project, name, snake } = entity;
  const targets = [...entity.ones, ...entity.manys].map(({ to }) => to.snake);
  return writeModule({
    own: [project, 'tests'],
    doc: `"""The endpoints of ${wordsOf(entity.table)}."""`,
    importable: {
      typing: ['Any'],
      pytest: [''],
      'fastapi.testclient': ['TestClient'],
      'sqlalchemy.orm': ['Session'],
      [`${project}.models.account`]: ['Account', 'Role'],
      [`${project}.models.${snake}`]: [name],
      ...Object.fromEntries(targets.map((target) => [`tests.builders.${target}`, [`make_${target}`]])),
      [`tests.builders.${snake}`]: [`${snake}_body`, `make_${snake}`],
      'tests.builders.values': valueMakers,
      'tests.checks': ['NO_ID', 'Caller', 'SignIn', 'assert_error', 'deleted', 'listed'],
    },
    body: [
      writeConstants(entity),
      callerFixture,
      writeWholeBody(entity),
      ...writeCrudTests(entity),
      ...writeValidationTests(entity),
      ...writeAccessTests(entity, roles),
      ...writeRelationTests(entity),
      ...writeListTests(entity),
    ].join('\n\n\n'),
  });
}

const callerFixture = `@pytest.fixture
def caller(sign_in: SignIn) -> Caller:
    return sign_in(ROLE)`;

function writeConstants(entity: EntityView): string {
  return [
    `PATH = "/${pathOf(entity)}"`,
    'ONE = f"{PATH}/{NO_ID}"',
    `ROLE = Role.${entity.caller.toUpperCase()}`,
    ...table('DEFAULTS: dict[str, Any]', defaultsOf(entity), '{}'),
    ...table('WHOLE: dict[str, tuple[Any, Any]]', wholeOf(entity), '{}'),
    ...table('REQUIRED', requiredOf(entity)),
    ...table('NOT_NULL', notNullOf(entity)),
    ...table(
      'UNIQUE',
      entity.fields.filter(({ isUnique }) => isUnique).map(({ name }) => `"${name}"`),
    ),
    ...table('INVALID: list[tuple[str, Any]]', invalidOf(entity)),
    ...table('VALUES: list[tuple[str, Any, Any]]', pairsOf(entity, isFilter)),
    ...table('RANGES: list[tuple[str, Any, Any]]', pairsOf(entity, isRanged)),
    ...table(
      'SORTS: list[tuple[str, Any, Any]]',
      pairsOf(entity, (field) => isFilter(field) && field.type !== 'enum'),
    ),
  ].join('\n');
}

/** One member a line, so that one more is one line more; nothing where there are none. */
function table(
  name: string,
  members: readonly string[],
  [open = '[', close = ']'] = '[]',
): readonly string[] {
  if (members.length === 0) return [];
  return [`${name} = ${open}`, ...members.map((member) => `    ${member},`), close];
}

function defaultsOf({ fields, ones, manys }: EntityView): readonly string[] {
  return [
    ...fields
      .filter((field) => !isNeeded(field))
      .map(({ name, jsonDefault }) => `"${name}": ${jsonDefault ?? 'None'}`),
    ...ones.filter(({ isNullable }) => isNullable).map(({ column }) => `"${column}": None`),
    ...manys.map(({ ids }) => `"${ids}": []`),
  ];
}

function requiredOf({ fields, ones }: EntityView): readonly string[] {
  return [
    ...fields
      .filter((field) => !field.isNullable && field.default === undefined)
      .map(({ name }) => `"${name}"`),
    ...ones.filter(({ isNullable }) => !isNullable).map(({ column }) => `"${column}"`),
  ];
}

function notNullOf({ fields, ones, manys }: EntityView): readonly string[] {
  return [
    ...fields.filter(({ isNullable }) => !isNullable).map(({ name }) => `"${name}"`),
    ...ones.filter(({ isNullable }) => !isNullable).map(({ column }) => `"${column}"`),
    ...manys.map(({ ids }) => `"${ids}"`),
  ];
}

function invalidOf({ fields, ones, manys }: EntityView): readonly string[] {
  return [
    ...fields.flatMap((field) => invalidValues(field).map((value) => `("${field.name}", ${value})`)),
    ...ones.map(({ column }) => `("${column}", "no id")`),
    ...manys.map(({ ids }) => `("${ids}", ["no id"])`),
    '("no_such_member", 1)',
  ];
}

function pairsOf({ fields }: EntityView, isWanted: (field: FieldView) => boolean): readonly string[] {
  return fields.filter(isWanted).flatMap((field) => {
    const values = validValues(field);
    return values.length < 2 ? [] : [`("${field.name}", ${values.join(', ')})`];
  });
}

function wholeOf({ fields }: EntityView): readonly string[] {
  return fields
    .filter(({ isUnique }) => !isUnique)
    .map((field) => {
      const [first = 'None', second = first] = validValues(field);
      return `"${field.name}": (${first}, ${second})`;
    });
}

function writeWholeBody(entity: EntityView): string {
  const lines = [
    ...(wholeOf(entity).length === 0
      ? []
      : ['        **{name: values[is_second] for name, values in WHOLE.items()},']),
    ...entity.fields
      .filter(({ isUnique }) => isUnique)
      .map((field) => `        "${field.name}": ${uniqueValue(field)},`),
    ...entity.ones.map(({ column, to }) => `        "${column}": str(make_${to.snake}(session, owner).id),`),
    ...entity.manys.map(({ ids, to }) => `        "${ids}": [str(make_${to.snake}(session, owner).id)],`),
  ];
  return `def whole_body(session: Session, owner: Account, is_second: bool = False) -> dict[str, Any]:
    """Every member; the second one has other values."""
    return {
${lines.join('\n')}
    }`;
}

function writeCrudTests(entity: EntityView): readonly string[] {
  const { name, snake, isSoft } = entity;
  const row = `make_${snake}(session, caller.account)`;
  const kept = isSoft ? 'assert kept is not None and kept.deleted_at is not None' : 'assert kept is None';
  return [
    `def test_create_keeps_every_member(client: TestClient, session: Session, caller: Caller) -> None:
    body = whole_body(session, caller.account)
    created = client.post(PATH, json=body, headers=caller.headers)
    assert created.status_code == 201, created.text
    row = created.json()
    assert {**row, **body} == row
    found = client.get(f"{PATH}/{row['id']}", headers=caller.headers)
    assert found.status_code == 200
    assert found.json() == row`,
    ...(defaultsOf(entity).length === 0
      ? []
      : [
          `def test_create_fills_in_the_rest(client: TestClient, session: Session, caller: Caller) -> None:
    body = ${snake}_body(session, caller.account)
    created = client.post(PATH, json=body, headers=caller.headers)
    assert created.status_code == 201, created.text
    assert {**created.json(), **body, **DEFAULTS} == created.json()`,
        ]),
    `def test_update_changes_every_member(client: TestClient, session: Session, caller: Caller) -> None:
    created = client.post(PATH, json=whole_body(session, caller.account), headers=caller.headers)
    path = f"{PATH}/{created.json()['id']}"
    body = whole_body(session, caller.account, is_second=True)
    updated = client.patch(path, json=body, headers=caller.headers)
    assert updated.status_code == 200, updated.text
    row = updated.json()
    assert {**row, **body} == row
    assert row["updated_at"] > created.json()["updated_at"]
    assert client.get(path, headers=caller.headers).json() == row`,
    `def test_update_leaves_the_rest(client: TestClient, session: Session, caller: Caller) -> None:
    row = client.post(PATH, json=whole_body(session, caller.account), headers=caller.headers).json()
    path = f"{PATH}/{row['id']}"
    assert client.patch(path, json={}, headers=caller.headers).status_code == 200
    found = client.get(path, headers=caller.headers).json()
    assert {**found, "updated_at": ""} == {**row, "updated_at": ""}`,
    `def test_delete(client: TestClient, session: Session, caller: Caller) -> None:
    row_id = ${row}.id
    path = f"{PATH}/{row_id}"
    deletion = client.delete(path, headers=caller.headers)
    assert deletion.status_code == 204, deletion.text
    assert_error(client.get(path, headers=caller.headers), 404)
    assert_error(client.patch(path, json={}, headers=caller.headers), 404)
    assert_error(client.delete(path, headers=caller.headers), 404)
    assert listed(client, PATH, caller) == []
    session.expire_all()
    kept = session.get(${name}, row_id)
    ${kept}`,
    `@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
def test_ids_that_lead_nowhere(client: TestClient, caller: Caller, method: str) -> None:
    options: dict[str, Any] = {"json": {}} if method == "PATCH" else {}
    assert_error(client.request(method, ONE, headers=caller.headers, **options), 404)
    assert_error(client.request(method, f"{PATH}/no-id", headers=caller.headers, **options), 422)`,
  ];
}

function writeValidationTests(entity: EntityView): readonly string[] {
  const { snake, fields } = entity;
  return [
    `@pytest.mark.parametrize(("field", "value"), INVALID)
def test_refuses_invalid_values(client: TestClient, session: Session, caller: Caller, field: str, value: Any) -> None:
    body = {**${snake}_body(session, caller.account), field: value}
    assert_error(client.post(PATH, json=body, headers=caller.headers), 422, field)
    path = f"{PATH}/{make_${snake}(session, caller.account).id}"
    assert_error(client.patch(path, json={field: value}, headers=caller.headers), 422, field)`,
    ...(requiredOf(entity).length === 0
      ? []
      : [
          `@pytest.mark.parametrize("field", REQUIRED)
def test_refuses_bodies_without(client: TestClient, session: Session, caller: Caller, field: str) -> None:
    body = ${snake}_body(session, caller.account)
    del body[field]
    assert_error(client.post(PATH, json=body, headers=caller.headers), 422, field)`,
        ]),
    ...(notNullOf(entity).length === 0
      ? []
      : [
          `@pytest.mark.parametrize("field", NOT_NULL)
def test_refuses_null(client: TestClient, session: Session, caller: Caller, field: str) -> None:
    body = {**${snake}_body(session, caller.account), field: None}
    assert_error(client.post(PATH, json=body, headers=caller.headers), 422, field)
    path = f"{PATH}/{make_${snake}(session, caller.account).id}"
    assert_error(client.patch(path, json={field: None}, headers=caller.headers), 422, field)`,
        ]),
    ...(fields.every(({ isUnique }) => !isUnique)
      ? []
      : [
          `@pytest.mark.parametrize("field", UNIQUE)
def test_unique_values(client: TestClient, session: Session, caller: Caller, field: str) -> None:
    value = whole_body(session, caller.account)[field]
    first = make_${snake}(session, caller.account, **{field: value})
    body = {**${snake}_body(session, caller.account), field: value}
    assert_error(client.post(PATH, json=body, headers=caller.headers), 409, field)
    path = f"{PATH}/{make_${snake}(session, caller.account).id}"
    assert_error(client.patch(path, json={field: value}, headers=caller.headers), 409, field)
    assert client.delete(f"{PATH}/{first.id}", headers=caller.headers).status_code == 204
    again = client.post(PATH, json=body, headers=caller.headers)
    assert again.status_code == 201, again.text`,
        ]),
  ];
}

function writeListTests(entity: EntityView): readonly string[] {
  const make = (members = '') => `make_${entity.snake}(session, caller.account${members})`;
  const pair = `    first = ${make(', **{field: low}')}
    second = ${make(', **{field: high}')}
    ids = [str(first.id), str(second.id)]`;
  const over = (title: string, constant: string, lines: readonly string[]) =>
    `@pytest.mark.parametrize(("field", "low", "high"), ${constant})
def ${title}(client: TestClient, session: Session, caller: Caller, field: str, low: Any, high: Any) -> None:
${[pair, ...lines.map((line) => `    ${line}`)].join('\n')}`;
  const has = (isWanted: (field: FieldView) => boolean) => pairsOf(entity, isWanted).length > 0;
  return [
    ...(has(isFilter)
      ? [
          over('test_filters', 'VALUES', [
            'assert listed(client, PATH, caller, **{field: low}) == ids[:1]',
            'assert listed(client, PATH, caller, **{field: high}) == ids[1:]',
          ]),
        ]
      : []),
    ...(has(isRanged)
      ? [
          over('test_ranges', 'RANGES', [
            'assert listed(client, PATH, caller, **{f"{field}__min": high}) == ids[1:]',
            'assert listed(client, PATH, caller, **{f"{field}__max": low}) == ids[:1]',
            'both = {f"{field}__min": low, f"{field}__max": high, "sort": "created_at"}',
            'assert listed(client, PATH, caller, **both) == ids',
          ]),
        ]
      : []),
    ...(has((field) => isFilter(field) && field.type !== 'enum')
      ? [
          over('test_sorts', 'SORTS', [
            'assert listed(client, PATH, caller, sort=field) == ids',
            'assert listed(client, PATH, caller, sort=f"-{field}") == ids[::-1]',
          ]),
        ]
      : []),
    `def test_pages(client: TestClient, session: Session, caller: Caller) -> None:
    rows = [${make()} for _ in range(3)]
    ids = [str(row.id) for row in rows]
    assert listed(client, PATH, caller) == ids[::-1]
    assert listed(client, PATH, caller, sort="created_at", limit=2) == ids[:2]
    assert listed(client, PATH, caller, sort="created_at", limit=2, offset=2) == ids[2:]
    page = client.get(PATH, params={"limit": 1, "offset": 3}, headers=caller.headers).json()
    assert page == {"items": [], "total": 3, "limit": 1, "offset": 3}`,
    `@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("limit", 0),
        ("limit", 101),
        ("offset", -1),
        ("sort", "no_such_member"),
        ("no_such_member", 1),
    ],
)
def test_refuses_invalid_queries(client: TestClient, caller: Caller, parameter: str, value: Any) -> None:
    response = client.get(PATH, params={parameter: value}, headers=caller.headers)
    assert_error(response, 422, parameter)`,
  ];
}
