/** Who is let in: strangers, roles, owners. */
import { changingActions } from '../../../../../../contract/work/api-model/api-entity-issues.ts';
import type { ApiAccess } from '../../../../../../contract/work/api-model/api-model.ts';
import { type EntityView, may } from '../view/project-view.ts';

const calls = {
  read: ['("GET", PATH)', '("GET", ONE)'],
  create: ['("POST", PATH)'],
  update: ['("PATCH", ONE)'],
  delete: ['("DELETE", ONE)'],
} as const;

interface Act {
  /** In the names of tests. */
  readonly name: string;
  readonly access: ApiAccess;
  readonly calls: readonly string[];
}

/** Reading, and writing: its actions apart where they are not allowed to the same. */
function actsOf({ read, changes }: EntityView): readonly Act[] {
  const isOne = changingActions.every((action) => String(changes[action]) === String(changes.create));
  const writing = changingActions.flatMap((action) => calls[action]);
  return [
    { name: 'reading', access: read, calls: calls.read },
    ...(isOne
      ? [{ name: 'writing', access: changes.create, calls: writing }]
      : changingActions.map((action) => ({
          name: `${action.replace(/e$/, '')}ing`,
          access: changes[action],
          calls: calls[action],
        }))),
  ];
}

export function writeAccessTests(entity: EntityView, roles: readonly string[]): readonly string[] {
  const acts = actsOf(entity);
  const guarded = acts.filter(({ access }) => access !== 'public').flatMap((act) => act.calls);
  const open = acts.filter(({ access }) => access === 'public').flatMap((act) => act.calls);
  return [
    ...(guarded.length === 0
      ? []
      : [
          `${overCalls(guarded)}
def test_refuses_strangers(client: TestClient, method: str, path: str) -> None:
    assert_error(client.request(method, path), 401)`,
        ]),
    ...(open.length === 0
      ? []
      : [
          `${overCalls(open)}
def test_lets_strangers_in(client: TestClient, method: str, path: str) -> None:
    assert client.request(method, path).status_code in (200, 404, 422)`,
        ]),
    ...acts.flatMap((act) => writeRoleTests(act, roles)),
    ...writeOwnerTests(entity),
  ];
}

function overCalls(all: readonly string[]): string {
  return `@pytest.mark.parametrize(
    ("method", "path"),
    [
${all.map((call) => `        ${call},`).join('\n')}
    ],
)`;
}

function writeRoleTests({ name, access, calls: all }: Act, roles: readonly string[]): readonly string[] {
  if (typeof access === 'string') return [];
  const others = roles.filter((role) => role !== 'admin' && !may(access, role));
  const allowed = roles.filter((role) => role === 'admin' || may(access, role));
  const over = (title: string, names: readonly string[], check: string) =>
    `@pytest.mark.parametrize("role", [${names.map((role) => `Role.${role.toUpperCase()}`).join(', ')}])
${overCalls(all)}
def ${title}(client: TestClient, sign_in: SignIn, method: str, path: str, role: Role) -> None:
    response = client.request(method, path, headers=sign_in(role).headers)
    ${check}`;
  return [
    ...(others.length === 0
      ? []
      : [over(`test_${name}_needs_a_role`, others, 'assert_error(response, 403)')]),
    over(`test_${name}_by_role`, allowed, 'assert response.status_code in (200, 404, 422)'),
  ];
}

function writeOwnerTests({ isOwned, snake, reader, caller }: EntityView): readonly string[] {
  if (!isOwned) return [];
  const foreign = `row = make_${snake}(session, sign_in(ROLE).account)
    path = f"{PATH}/{row.id}"`;
  return [
    `def test_administrators_find_every_row(client: TestClient, session: Session, sign_in: SignIn, admin: Caller) -> None:
    ${foreign}
    assert client.get(path, headers=admin.headers).status_code == 200
    assert listed(client, PATH, admin) == [str(row.id)]
    assert client.patch(path, json={}, headers=admin.headers).status_code == 200
    assert client.delete(path, headers=admin.headers).status_code == 204`,
    ...(reader === 'admin'
      ? []
      : [
          `def test_rows_of_others_are_not_read(client: TestClient, session: Session, sign_in: SignIn) -> None:
    ${foreign}
    other = sign_in(Role.${reader.toUpperCase()})
    assert_error(client.get(path, headers=other.headers), 404)
    assert listed(client, PATH, other) == []`,
        ]),
    ...(caller === 'admin'
      ? []
      : [
          `def test_rows_of_others_are_not_changed(client: TestClient, session: Session, sign_in: SignIn, caller: Caller) -> None:
    ${foreign}
    assert_error(client.patch(path, json={}, headers=caller.headers), 404)
    assert_error(client.delete(path, headers=caller.headers), 404)`,
          `def test_rows_are_of_who_made_them(client: TestClient, session: Session, caller: Caller) -> None:
    body = ${snake}_body(session, caller.account)
    assert client.post(PATH, json=body, headers=caller.headers).status_code == 201
    assert len(listed(client, PATH, caller)) == 1`,
        ]),
  ];
}
