import { useSearchParams } from 'next/navigation';

export default function Back() {
  const target = useSearchParams().get('back') ?? '';
  const isLocal = /^\/[a-z0-9/-]*$/.test(target) && !target.startsWith('//');
  return <a href={isLocal ? target : '/'}>Back</a>;
}
