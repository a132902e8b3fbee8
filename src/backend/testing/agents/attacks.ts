export interface Attack {
  readonly tool: string;
  readonly input: object;
  readonly as: string;
  readonly allow?: readonly string[];
  readonly asker?: object;
}

export const right = { text: 'a' };

export const changing = ['write_note', 'send_note'];

export function listAttacks(): readonly Attack[] {
  return [
    ...attacksByName(),
    ...attacksByInput(),
    ...attacksByClient(),
    ...attacksByRole(),
    ...attacksByAllowance(),
  ];
}

export function attacksByName(): readonly Attack[] {
  const names = [
    'write_note ',
    'WRITE_NOTE',
    '__proto__',
    'constructor',
    'toString',
    '*',
    'write_*',
    'valueOf',
  ];
  const more = ['../write_note', 'write_note\u0000', 'wr\u0456te_note', 'write_note;send_note', 'send_note?'];
  const others = [
    'write_note\u200b',
    'read_board,write_note',
    'hasOwnProperty',
    'write_note/calls',
    ' read_board',
  ];
  return [...names, ...more, ...others].map((tool) => ({
    tool,
    input: right,
    as: 'org_admin',
    allow: ['time:write'],
  }));
}

export function attacksByInput(): readonly Attack[] {
  const inputs = [
    {},
    { text: '' },
    { text: 1 },
    { text: ['a'] },
    { text: null },
    { text: { a: 1 } },
    { text: true },
    { text: 'a', effect: 'read' },
    { text: 'a', confirmed: true },
    { text: 'x'.repeat(41) },
    { TEXT: 'a' },
    { text: 'a', asker: 'person' },
    { text: 'a', allow: ['time:write'] },
    { text: 'a', actId: '1' },
  ];
  return inputs.flatMap((input) =>
    changing.map((tool) => ({ tool, input, as: 'org_admin', allow: ['time:write'] })),
  );
}

/** Whatever a client calls itself, no rule lets it through. */
export function attacksByClient(): readonly Attack[] {
  const names = ['person', 'editor', 'Claude', 'admin', 'coach', '*', 'claude*', 'built-in'];
  return names.flatMap((name) =>
    changing.map((tool) => ({ tool, input: right, as: 'user', asker: { kind: 'mcp', name } })),
  );
}

export function attacksByRole(): readonly Attack[] {
  return ['viewer', 'approver', 'billing_admin', 'support_agent', 'client'].flatMap((as) =>
    changing.flatMap((tool) =>
      [['time:write'], ['act:write'], []].map((allow) => ({ tool, input: right, as, allow })),
    ),
  );
}

export function attacksByAllowance(): readonly Attack[] {
  const others = ['time:read', 'act:write', 'invoice:write', 'coach:use', 'time:*', '*'];
  const kinds = ['coach', 'model', 'editor', 'agent', 'mcp'];
  const common = { input: right, as: 'org_admin' };
  return [
    ...others.map((allow) => ({ ...common, tool: 'write_note', allow: [allow] })),
    ...kinds.flatMap((kind) =>
      // Of a session with MCP alone, and for nothing that leaves.
      changing
        .filter((tool) => kind !== 'mcp' || tool === 'send_note')
        .map((tool) => ({ ...common, tool, allow: ['time:write'], asker: { kind } })),
    ),
  ];
}
