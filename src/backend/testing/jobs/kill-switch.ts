import type { KyselyPlugin } from 'kysely';

export interface KillSwitch {
  readonly plugin: KyselyPlugin;
  /** @throws once killed */
  refuseKilled(): void;
  kill(): void;
}

/** Once killed, nothing that this connection says reaches the database. */
export function createKillSwitch(): KillSwitch {
  let killed = false;
  const refuseKilled = () => {
    if (killed) throw new Error('killed');
  };
  return {
    refuseKilled,
    plugin: {
      transformQuery({ node }) {
        refuseKilled();
        return node;
      },
      transformResult: async ({ result }) => result,
    },
    kill() {
      killed = true;
    },
  };
}
