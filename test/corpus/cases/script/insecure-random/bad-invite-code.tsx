import { useState } from 'react';

const characters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

function inviteToken(): string {
  return [...Array(10)].map(() => characters.charAt((Math.random() * characters.length) | 0)).join('');
}

export function Invite({ onCreate }: { onCreate: (token: string) => void }) {
  const [token, setToken] = useState(inviteToken);
  return (
    <button type="button" onClick={() => (onCreate(token), setToken(inviteToken()))}>
      {token}
    </button>
  );
}
