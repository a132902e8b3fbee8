import { describePrograms, program } from './marked.test.ts';

describePrograms('senders of messages in JavaScript', 'javascript', [
  program(
    'are known by an equal origin, whatever name it has and wherever the message is read',
    `
    addEventListener('message', (e) => { if (e.origin !== location.origin) return; eval(e.data); });
    addEventListener('message', (e) => {
      const { origin, data } = e;
      if (origin !== 'https://a.example') return;
      eval(data);
    });
    addEventListener('message', (e) => {
      const text = JSON.parse(e.data).code;
      const from = e.origin;
      if (['https://a.example'].some((each) => each === from)) eval(text);
      else eval(text); // !
    });
    addEventListener('message', (e) => {
      switch (e.origin) {
        case 'https://a.example':
          eval(e.data);
      }
    });
    function run(message) { eval(message.data.code); }
    addEventListener('message', (e) => {
      if (e.origin === 'https://a.example' && e.data.type === 'run') run(e);
    });`,
  ),
  program(
    'are not known by a piece of their origin, by what they say, or by the sender of another message',
    `
    addEventListener('message', (e) => {
      if (e.origin.slice(0, 17) === 'https://a.example') eval(e.data); // !
      if (e.origin.indexOf('https://a.example') === 0) eval(e.data); // !
      if (/a.example/.test(e.origin)) eval(e.data); // !
      if (e.origin === e.data.origin) eval(e.data.code); // !
      if (e.origin === location.origin || e.data.type === 'run') eval(e.data.code); // !
      if (e.origin === location.origin) console.log('ours');
      const { data } = e;
      eval(data); // !
    });
    addEventListener('message', (e) => {
      addEventListener('message', (other) => {
        if (other.origin !== location.origin) return;
        eval(other.data);
        eval(e.data); // !
        eval(location.hash); // !
      });
    });`,
  ),
]);
