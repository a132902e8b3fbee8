import { describePrograms, program } from './marked.test.ts';

describePrograms('state of a component', 'tsx', [
  program(
    'is what was put there',
    `
    import { useEffect, useState } from 'react';
    export function Profile() {
      const [site, setSite] = useState('');
      const [title, setTitle] = useState('Profile');
      useEffect(() => {
        setSite(new URLSearchParams(window.location.search).get('site') ?? '');
        setTitle('Your profile');
      }, []);
      return (
        <p>
          <a
            href={site} // !
          />
          <a
            href={title}
          />
        </p>
      );
    }`,
  ),
]);

describePrograms('a link', 'tsx', [
  program(
    'is harmless once its scheme is known',
    `
    const link = () => new URLSearchParams(window.location.search).get('site') ?? '';
    function webOnly(text: string): string {
      try {
        const url = new URL(text);
        return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : '#';
      } catch {
        return '#';
      }
    }
    export function Profile() {
      const site = link();
      return (
        <p>
          <a
            href={webOnly(site)}
          />
          <a
            href={/^https?:/.test(site) ? site : '#'}
          />
          <a
            href={/^http/.test(site) ? site : '#'} // !
          />
          <a
            href={link()} // !
          />
        </p>
      );
    }`,
  ),
]);
