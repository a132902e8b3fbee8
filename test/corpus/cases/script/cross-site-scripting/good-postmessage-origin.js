const PARTNER = 'https://widgets.example.com';

window.addEventListener('message', function (event) {
  if (event.origin !== PARTNER) {
    return;
  }
  const panel = document.querySelector('#panel');
  if (event.data && event.data.type === 'height') {
    panel.style.height = Number(event.data.height) + 'px';
  }
});
