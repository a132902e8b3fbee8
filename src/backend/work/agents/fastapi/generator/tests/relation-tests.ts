/** Relations: only to what the caller finds, and nothing that is referred to goes. */
import type { EntityView, ManyView, OneView, Target } from '../view/project-view.ts';

export function writeRelationTests(entity: EntityView): readonly string[] {
  return [
    ...entity.ones.flatMap((one) => [
      writeVisible(entity, { field: one.column, name: one.name, to: one.to, isMany: false }),
      writeKept(entity, one),
      writeOneFilter(entity, one),
    ]),
    ...entity.manys.flatMap((many) => [
      writeVisible(entity, { field: many.ids, name: many.name, to: many.to, isMany: true }),
      writeCleared(entity, many),
      writeManyFilter(entity, many),
      ...(many.to.isSoft ? [writeHidden(entity, many)] : []),
    ]),
  ];
}

interface Relation {
  readonly field: string;
  readonly name: string;
  readonly to: Target;
  readonly isMany: boolean;
}

function writeVisible({ snake, caller }: EntityView, { field, name, to, isMany }: Relation): string {
  const hasOthers = to.isOwned && caller !== 'admin';
  const missing = [
    'NO_ID',
    ...(hasOthers ? [`make_${to.snake}(session, sign_in(ROLE).account).id`] : []),
    ...(to.isSoft ? [`deleted(session, make_${to.snake}(session, caller.account)).id`] : []),
  ];
  const signIn = hasOthers ? ', sign_in: SignIn' : '';
  const value = isMany ? '[str(row_id)]' : 'str(row_id)';
  return `def test_${name}_must_be_there(client: TestClient, session: Session, caller: Caller${signIn}) -> None:
    path = f"{PATH}/{make_${snake}(session, caller.account).id}"
    missing = [
${missing.map((each) => `        ${each},`).join('\n')}
    ]
    for row_id in missing:
        body = {**${snake}_body(session, caller.account), "${field}": ${value}}
        assert_error(client.post(PATH, json=body, headers=caller.headers), 422, "${field}")
        changes = {"${field}": ${value}}
        assert_error(client.patch(path, json=changes, headers=caller.headers), 422, "${field}")`;
}

function writeKept({ snake }: EntityView, { name, column, to }: OneView): string {
  return `def test_${name}_in_use_stays(client: TestClient, session: Session, admin: Caller) -> None:
    target = make_${to.snake}(session, admin.account)
    make_${snake}(session, admin.account, ${column}=target.id)
    path = f"/${to.table}/{target.id}"
    assert_error(client.delete(path, headers=admin.headers), 409)
    assert client.get(path, headers=admin.headers).status_code == 200`;
}

function writeOneFilter({ snake }: EntityView, { name, column, to }: OneView): string {
  return `def test_filters_by_${name}(client: TestClient, session: Session, caller: Caller) -> None:
    target = make_${to.snake}(session, caller.account)
    row = make_${snake}(session, caller.account, ${column}=target.id)
    make_${snake}(session, caller.account)
    assert listed(client, PATH, caller, ${column}=str(target.id)) == [str(row.id)]`;
}

function link({ snake }: EntityView, { name, to }: ManyView): string {
  return `target = make_${to.snake}(session, caller.account)
    row = make_${snake}(session, caller.account)
    row.${name} = [target]
    session.commit()`;
}

function writeCleared(entity: EntityView, many: ManyView): string {
  const { name, ids } = many;
  return `def test_${name}_can_be_cleared(client: TestClient, session: Session, caller: Caller) -> None:
    ${link(entity, many)}
    path = f"{PATH}/{row.id}"
    assert client.get(path, headers=caller.headers).json()["${ids}"] == [str(target.id)]
    cleared = client.patch(path, json={"${ids}": []}, headers=caller.headers)
    assert cleared.json()["${ids}"] == []
    assert client.get(path, headers=caller.headers).json()["${ids}"] == []`;
}

function writeManyFilter(entity: EntityView, many: ManyView): string {
  return `def test_filters_by_${many.name}(client: TestClient, session: Session, caller: Caller) -> None:
    ${link(entity, many)}
    make_${entity.snake}(session, caller.account)
    assert listed(client, PATH, caller, ${many.ids}=str(target.id)) == [str(row.id)]
    assert listed(client, PATH, caller, ${many.ids}=str(NO_ID)) == []`;
}

function writeHidden(entity: EntityView, many: ManyView): string {
  return `def test_deleted_${many.name}_are_not_shown(client: TestClient, session: Session, caller: Caller) -> None:
    ${link(entity, many)}
    deleted(session, target)
    found = client.get(f"{PATH}/{row.id}", headers=caller.headers)
    assert found.json()["${many.ids}"] == []`;
}
