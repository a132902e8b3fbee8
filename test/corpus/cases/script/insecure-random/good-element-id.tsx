import { useState } from 'react';

export function PasswordField({ label }: { label: string }) {
  const [id] = useState(() => `field-${Math.random().toString(36).slice(2)}`);
  return (
    <p>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="password" />
    </p>
  );
}
