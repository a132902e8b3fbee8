import { useRouter } from 'next/router';

export default function SignIn() {
  const router = useRouter();
  async function submit(): Promise<void> {
    await fetch('/api/sign-in', { method: 'POST' });
    const { callbackUrl } = router.query;
    window.location.assign(typeof callbackUrl === 'string' ? callbackUrl : '/');
  }
  return <button onClick={submit}>Sign in</button>;
}
