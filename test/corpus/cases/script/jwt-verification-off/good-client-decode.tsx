import { jwtDecode } from 'jwt-decode';

export function Greeting({ idToken }: { idToken: string }) {
  const { name } = jwtDecode<{ name: string }>(idToken);
  return <p>Hello {name}</p>;
}
