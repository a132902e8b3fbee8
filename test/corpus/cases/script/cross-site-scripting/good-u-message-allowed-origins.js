const allowed = ['https://shop.example', 'https://pay.example'];
const partners = new Set(['https://widgets.example']);

addEventListener('message', (event) => {
  const { html } = event.data;
  if (!allowed.includes(event.origin)) return;
  document.querySelector('#cart').insertAdjacentHTML('beforeend', html);
});

addEventListener('message', (event) => {
  if (partners.has(event.origin)) {
    const { data } = event;
    document.querySelector('#widget').innerHTML = data.html;
  }
});
