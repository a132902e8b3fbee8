import React from 'react';
import { jwtDecode } from 'jwt-decode';

export function SessionTimer({ token }: { token: string }) {
  const { exp } = jwtDecode<{ exp: number }>(token);
  const minutes = Math.max(0, Math.round((exp * 1000 - Date.now()) / 60000));
  return <span>Session ends in {minutes} min</span>;
}
