/** Rules that the database itself holds, whatever program asks; written down for each dialect. */

/** A rule on one table: `when` speaks of OLD and NEW and may look into other tables. */
export interface Lock {
  readonly name: string;
  readonly table: string;
  readonly on: 'insert' | 'update' | 'delete';
  readonly when: string;
  readonly message: string;
}

/** The statements that put every lock in place; one of the same name is replaced. */
export function lockStatements(dialect: 'sqlite' | 'postgres', locks: readonly Lock[]): readonly string[] {
  return locks.flatMap(dialect === 'sqlite' ? toSqlite : toPostgres);
}

/** `is not` is SQLite's older word for `is distinct from`. */
function toSqlite({ name, table, on, when, message }: Lock): readonly string[] {
  return [
    `drop trigger if exists ${name}`,
    `create trigger ${name} before ${on} on ${table} for each row
      when ${when.replaceAll('is distinct from', 'is not')}
      begin select raise(abort, '${message}'); end`,
  ];
}

/** A WHEN clause may not look into other tables there, so the condition stands in a function. */
function toPostgres({ name, table, on, when, message }: Lock): readonly string[] {
  return [
    `drop trigger if exists ${name} on ${table}`,
    `create or replace function ${name}() returns trigger language plpgsql as $lock$
      begin
        if ${when} then
          raise exception '${message}';
        end if;
        return ${on === 'delete' ? 'OLD' : 'NEW'};
      end
      $lock$`,
    `create trigger ${name} before ${on} on ${table} for each row execute function ${name}()`,
  ];
}
