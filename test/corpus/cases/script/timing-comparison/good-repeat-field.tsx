import { useState } from 'react';

export function NewPassword() {
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  return (
    <form>
      <input type="password" value={password} onChange={(event) => setPassword(event.target.value)} />
      <input type="password" value={repeat} onChange={(event) => setRepeat(event.target.value)} />
      {password !== repeat && <p>The passwords differ</p>}
    </form>
  );
}
