import { marked } from 'marked';
export default async function Page({ searchParams }: { searchParams: Promise<{ text?: string }> }) {
  const { text = '' } = await searchParams;
  return <article dangerouslySetInnerHTML={{ __html: marked.parse(text) as string }} />;
}
