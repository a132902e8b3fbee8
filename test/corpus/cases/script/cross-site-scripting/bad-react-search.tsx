import { useSearchParams } from 'react-router-dom';

export function SearchHeading() {
  const [parameters] = useSearchParams();
  const term = parameters.get('q') ?? '';
  const markup = { __html: `Results for <em>${term}</em>` };
  return <h2 dangerouslySetInnerHTML={markup} />;
}
