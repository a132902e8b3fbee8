import DOMPurify from 'dompurify';
import { useSearchParams } from 'react-router-dom';

export function SearchHeading({ banner }: { banner: string }) {
  const [parameters] = useSearchParams();
  const term = parameters.get('q') ?? '';
  return (
    <header>
      <h2>Results for {term}</h2>
      <div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(banner + term) }} />
    </header>
  );
}
