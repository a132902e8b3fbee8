window.addEventListener('message', ({ origin, data }) => {
  if (origin === 'https://editor.example') document.querySelector('#preview').innerHTML = data.html;
});
