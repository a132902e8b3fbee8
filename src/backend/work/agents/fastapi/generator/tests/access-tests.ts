/** Who is let in: strangers, roles, owners. */
import type { ApiAccess } from '../../../../../../contract/work/api-model/api-model.ts';
import { type EntityView, may } from '../view/project-view.ts';

const reads = ['("GET", PATH)', '("GET", ONE)'];
const writes = ['("POST", PATH)', '("PATCH", ONE)', '("DELETE", ONE)'];

export function writeAccessTests(entity: EntityView, roles: readonly string[]): readonly string[] {
  const { read, write } = entity;
  const guarded = [...(read === 'public' ? [] : reads), ...(write === 'public' ? [] : writes)];
  const open = [...(read === 'public' ? reads : []), ...(write === 'public' ? writes : [])];
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
    ...writeRoleTests('reading', read, roles),
    ...writeRoleTests('writing', write, roles),
    ...writeOwnerTests(entity),
  ];
}

function overCalls(calls: readonly string[]): string {
  return `@pytest.mark.parametrize(
    ("method", "path"),
    [
${calls.map((call) => `        ${call},`).join('\n')}
    ],
)`;
}

function writeRoleTests(act: string, access: ApiAccess, roles: readonly string[]): readonly string[] {
  if (typeof access === 'string') return [];
  const calls = act === 'reading' ? reads : writes;
  const others = roles.filter((role) => role !== 'admin' && !may(access, role));
  const allowed = roles.filter((role) => role === 'admin' || may(access, role));
  const over = (title: string, names: readonly string[], check: string) =>
    `@pytest.mark.parametrize("role", [${names.map((role) => `Role.${role.toUpperCase()}`).join(', ')}])
${overCalls(calls)}
def ${title}(client: TestClient, sign_in: SignIn, method: str, path: str, role: Role) -> None:
    response = client.request(method, path, headers=sign_in(role).headers)
    ${check}`;
  return [
    ...(others.length === 0 ? [] : [over(`test_${act}_needs_a_role`, others, 'assert_error(response, 403)')]),
    over(`test_${act}_by_role`, allowed, 'assert response.status_code in (200, 404, 422)'),
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
